/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "log.h"
#include "newsroom.h"
#include "speak.h"
#include "terminal.h"

struct verb {
	const char *name;
	int (*run)(const struct config *config, int argc, char **argv);
	const char *help;
};

static const struct verb verbs[] = {
	{ "import", verb_import,
	    N_("import folder DIR|wordpress FILE|ghost FILE|markdown DIR\n"
	       "      take content in, all of it or nothing: import --help") },
	{ "export", verb_export,
	    N_("export DIR [--json]\n"
	       "      all content, as a folder that import folder takes") },
	{ "article", verb_article,
	    N_("article new|import|edit|check|preview|list|show|history|diff|\n"
	       "        restore|publish|schedule|embargo|hold|withdraw\n"
	       "      the editions of articles: article --help") },
	{ "media", verb_media,
	    N_("media add|list|show|alt|history|cards|sweep\n"
	       "      pictures and documents: media --help") },
	{ "project", verb_project,
	    N_("project list|show|import|edit|history|diff|restore|rename\n"
	       "      projects, with their money and partners") },
	{ "partner", verb_partner,
	    N_("partner list|show|import|edit|history|diff|restore|rename\n"
	       "      the organisations that take part") },
	{ "page", verb_page,
	    N_("page list|show|import|edit|history|diff|restore\n"
	       "      plain pages, as About or Contacts") },
	{ "edition", verb_edition,
	    N_("edition compose|list|show|preview|test|send|status|cancel\n"
	       "      the issues of the newsletter: edition --help") },
	{ "subscriber", verb_subscriber,
	    N_("subscriber show|export|erase|suppress|import|stats\n"
	       "      who reads the newsletter: subscriber --help") },
	{ "status", verb_status,
	    N_("status [--json] [FOLDER...]\n"
	       "      how the site is, for who watches over it: 0 well, 1 to "
	       "be\n"
	       "      looked at, 2 broken") },
	{ "clean", verb_clean,
	    N_("clean [--json] < in > out\n"
	       "      HTML from outside, made safe, as an import would keep "
	       "it") },
	{ "slug", verb_slug,
	    N_("slug TEXT\n"
	       "      the part of an address that is made of a title") },
	{ "translit", verb_translit,
	    N_("translit TEXT\n"
	       "      Bulgarian in Latin letters, by the law of 2009") },
};

enum { VERBS = sizeof(verbs) / sizeof(verbs[0]) };

static int
help(void)
{
	size_t i;

	fputs(_("newsroom: what editors and operators do from a shell\n\n"),
	    stdout);
	for (i = 0; i < VERBS; i++)
		printf("  newsroom %s\n", gettext(verbs[i].help));
	fputs(_("\nExit status: 0 done, 1 refused with the reason, 2 wrong "
		"usage.\n\n"),
	    stdout);
	config_help(stdout);
	return EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct config config;
	size_t i;

	log_open("newsroom");
	terminal_begin();
	speak_begin(argv);
	if (argc > 1 &&
	    (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0))
		return help();
	for (i = 0; i < VERBS && argc > 1; i++)
		if (strcmp(argv[1], verbs[i].name) == 0) {
			config = config_read();
			return verbs[i].run(&config, argc - 2, argv + 2);
		}
	warnx(argc > 1 ? _("there is no such verb; see newsroom --help") :
			 _("a verb is missing; see newsroom --help"));
	return EXIT_USAGE;
}
