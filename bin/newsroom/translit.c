/* SPDX-License-Identifier: EUPL-1.2 */
#include "translit.h"

#include <err.h>
#include <stdio.h>

#include "newsroom.h"
#include "options.h"
#include "speak.h"

/* One text in, one line out. */
static int
say(int argc, char **argv, char *make(struct arena *, const char *))
{
	const struct option options[] = { { .name = NULL } };
	struct option_words words = { .least = 1, .most = 1, .called = "TEXT" };
	struct arena *arena;
	const char *made;

	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	arena = arena_new();
	made = make(arena, words.texts[0]);
	if (made != NULL)
		puts(made);
	else
		warnx(_("not UTF-8 text"));
	arena_free(arena);
	return made != NULL ? EXIT_DONE : EXIT_REFUSED;
}

int
verb_slug(const struct config *config, int argc, char **argv)
{
	(void)config;
	if (options_want_help(argc, argv)) {
		printf(
		    _("newsroom slug TEXT\n"
		      "      the part of an address that names a thing, made "
		      "of\n"
		      "      its title: Latin lower case, digits, hyphens, at\n"
		      "      most 80, cut at a word; what has digits alone "
		      "gets\n"
		      "      n- in front, and what has nothing is %s\n"),
		    TRANSLIT_NO_TITLE);
		return EXIT_DONE;
	}
	return say(argc, argv, translit_slug);
}

int
verb_translit(const struct config *config, int argc, char **argv)
{
	(void)config;
	if (options_want_help(argc, argv)) {
		puts(_(
		    "newsroom translit TEXT\n"
		    "      Bulgarian in Latin letters, by the transliteration\n"
		    "      law of 2009"));
		return EXIT_DONE;
	}
	return say(argc, argv, translit_text);
}
