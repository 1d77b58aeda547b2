/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_words.h"

#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

const char *
site_words_lower(struct arena *arena, const char *text)
{
	size_t n = 0;
	uint8_t *lower = u8_tolower((const uint8_t *)text, strlen(text), NULL,
	    NULL, NULL, &n);
	const char *copy;

	if (lower == NULL)
		err(1, "memory");
	copy = arena_strndup(arena, (const char *)lower, n);
	free(lower);
	return copy;
}

static bool
is_kept(ucs4_t c)
{
	return uc_is_alpha(c) || uc_is_digit(c) ||
	    uc_is_general_category(c, UC_MARK) || c == '-' || c == '_' ||
	    c == '.';
}

const char *
site_words_path(struct arena *arena, const char *text)
{
	const uint8_t *at = (const uint8_t *)site_words_lower(arena, text);
	char *path = arena_alloc(arena, strlen((const char *)at) + 1);
	char *to = path;
	ucs4_t c;
	int n;

	for (; *at != '\0'; at += n) {
		n = u8_strmbtouc(&c, at);
		if (n <= 0)
			break;
		if (c == ' ' && to > path && to[-1] != '-')
			*to++ = '-';
		if (is_kept(c) && (c != '-' || to == path || to[-1] != '-')) {
			memcpy(to, at, (size_t)n);
			to += n;
		}
	}
	while (to > path && to[-1] == '-')
		to--;
	*to = '\0';
	return path;
}
