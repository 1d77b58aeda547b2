/* SPDX-License-Identifier: EUPL-1.2 */
#include "languages.h"

#include <stdint.h>
#include <string.h>

#include "words.h"

const struct languages *
languages_read(const struct config *config, struct arena *arena)
{
	struct languages *languages = arena_alloc(arena, sizeof(*languages));
	struct words *words = words_load(config->templates);
	const char **codes;
	size_t i;

	languages->n = words_langs(words);
	codes = arena_alloc(arena, languages->n * sizeof(*codes));
	for (i = 0; i < languages->n; i++)
		codes[i] = arena_strndup(arena, words_lang(words, i), SIZE_MAX);
	languages->codes = codes;
	words_free(words);
	return languages;
}

const char *
languages_known(const struct languages *languages, const char *code)
{
	size_t i;

	for (i = 0; i < languages->n; i++)
		if (strcmp(languages->codes[i], code) == 0)
			return languages->codes[i];
	return NULL;
}

const char *
languages_other(const struct languages *languages, const char *code)
{
	size_t i;

	for (i = 0; i < languages->n; i++)
		if (strcmp(languages->codes[i], code) != 0)
			return languages->codes[i];
	return NULL;
}
