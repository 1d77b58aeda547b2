/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom clean: HTML from stdin, clean to stdout. */
#include <err.h>
#include <stdio.h>

#include "clean.h"
#include "json.h"
#include "newsroom.h"
#include "options.h"
#include "speak.h"
#include "whole.h"

static int
help(void)
{
	puts(_("newsroom clean [--json] < in > out\n"
	       "      HTML from outside, as an import would keep it: what a\n"
	       "      browser could run is gone, and what fell out is said on\n"
	       "      stderr, each once with its number; with --json it is\n"
	       "      {\"html\": \"...\", \"dropped\": [{\"what\", \"n\"}]}\n"
	       "\n"
	       "A script, style sheet, frame, object, drawing, form or film\n"
	       "goes with all that is in it, a picture not in /media/ too.\n"
	       "Of what is only not known its words stay. Refused, with its\n"
	       "line, is what is not UTF-8, has a NUL, over 8 MiB or\n"
	       "over 256 levels."));
	return EXIT_DONE;
}

static void
say_json(const struct cleaned *cleaned)
{
	size_t i;

	fputs("{\"html\": ", stdout);
	json_string(stdout, clean_text(cleaned->html));
	fputs(", \"dropped\": [", stdout);
	for (i = 0; i < cleaned->n; i++) {
		fputs(i == 0 ? "{\"what\": " : ", {\"what\": ", stdout);
		json_string(stdout, cleaned->dropped[i].what);
		printf(", \"n\": %zu}", cleaned->dropped[i].n);
	}
	puts("]}");
}

static void
say(const struct cleaned *cleaned)
{
	size_t i;

	fputs(clean_text(cleaned->html), stdout);
	for (i = 0; i < cleaned->n; i++)
		fprintf(stderr, "%s: %zu\n", cleaned->dropped[i].what,
		    cleaned->dropped[i].n);
}

int
verb_clean(const struct config *config, int argc, char **argv)
{
	bool is_json = false;
	const struct option options[] = {
		{ "--json", .flag = &is_json },
		{ .name = NULL },
	};
	struct option_words words = { .least = 0 };
	struct arena *arena;
	struct cleaned cleaned;
	const char *bytes;
	size_t n;

	(void)config;
	if (options_want_help(argc, argv))
		return help();
	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	arena = arena_new();
	bytes = whole_read(arena, stdin, CLEAN_MAX, &n);
	if (ferror(stdin))
		err(EXIT_REFUSED, "stdin");
	cleaned = clean_html(arena, bytes, n);
	if (cleaned.html != NULL)
		(is_json ? say_json : say)(&cleaned);
	else if (cleaned.line > 0)
		warnx(_("line %lld: %s"), (long long)cleaned.line,
		    cleaned.fault);
	else
		warnx("%s", cleaned.fault);
	arena_free(arena);
	return cleaned.html != NULL ? EXIT_DONE : EXIT_REFUSED;
}
