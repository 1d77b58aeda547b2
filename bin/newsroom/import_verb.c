/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom import folder|wordpress|ghost|markdown: which source, and how. */
#include <err.h>
#include <string.h>

#include "folder.h"
#include "ghost.h"
#include "import.h"
#include "newsroom.h"
#include "options.h"
#include "site_folder.h"
#include "speak.h"
#include "whole.h"
#include "wordpress.h"

/* Where it comes from: a DIR, a FILE, or the files of one export. */
static bool
take_order(struct import_order *order, const char *what,
    const struct option *options, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = what };
	int i;

	if (order->walk == wordpress_walk)
		words.most = IMPORT_PATHS;
	if (!options_take(options, argc, argv, &words))
		return false;
	order->path = words.texts[0];
	order->when = MEDIA_NOT_YET;
	for (i = 0; i < words.n; i++) {
		order->paths[i] = words.texts[i];
		if (!whole_is_lasting(words.texts[i]))
			order->when = MEDIA_AT_ONCE;
	}
	return true;
}

static int
import_folder(const struct config *config, int argc, char **argv)
{
	struct import_order order = { .walk = folder_walk };
	const struct option options[] = {
		{ "--dry-run", .flag = &order.is_dry },
		{ "--json", .flag = &order.is_json },
		{ "--if-empty", .flag = &order.if_empty },
		{ .name = NULL },
	};

	if (!take_order(&order, "DIR", options, argc, argv))
		return EXIT_USAGE;
	return import_run(config, &order);
}

/* What another system wrote: as much of it goes in as can. */
static int
import_foreign(const struct config *config, struct import_order order,
    const char *what, int argc, char **argv)
{
	const struct option options[] = {
		{ "--dry-run", .flag = &order.is_dry },
		{ "--json", .flag = &order.is_json },
		{ "--force", .flag = &order.is_forced },
		{ "--map", .text = &order.map },
		{ "--files", .text = &order.files },
		{ "--site", .text = &order.site },
		/* Ghost alone has any. */
		{ order.walk == ghost_walk ? "--members" : NULL,
		    .text = &order.members },
		{ .name = NULL },
	};
	struct arena *arena;
	int status;

	if (!take_order(&order, what, options, argc, argv))
		return EXIT_USAGE;
	arena = arena_new();
	order.goes_on = true;
	order.languages = languages_read(config, arena);
	status = import_run(config, &order);
	arena_free(arena);
	return status;
}

static int
import_wordpress(const struct config *config, int argc, char **argv)
{
	return import_foreign(config,
	    (struct import_order){ .walk = wordpress_walk }, "FILE", argc,
	    argv);
}

static int
import_ghost(const struct config *config, int argc, char **argv)
{
	return import_foreign(config,
	    (struct import_order){ .walk = ghost_walk }, "FILE", argc, argv);
}

static int
import_markdown(const struct config *config, int argc, char **argv)
{
	return import_foreign(config,
	    (struct import_order){ .walk = site_folder_walk }, "DIR", argc,
	    argv);
}

static const struct {
	struct option_action is;
	int (*run)(const struct config *, int, char **);
} actions[] = {
	{ { "folder",
	      N_("folder DIR [--dry-run] [--json] [--if-empty]\n"
		 "      a folder of Markdown; with --if-empty, do nothing "
		 "where\n"
		 "      there is content already") },
	    import_folder },
	{ { "wordpress",
	      N_("wordpress FILE... [--map FILE] [--files DIR] [--site NAME]\n"
		 "        [--force] [--dry-run] [--json]\n"
		 "      an export of WordPress (WXR), of one or several "
		 "files;\n"
		 "      what cannot be taken is left out with its reason, all\n"
		 "      else goes in together; what was changed here since it\n"
		 "      was imported stays, but with --force;\n"
		 "      pictures and documents, where DIR is a copy of\n"
		 "      wp-content/uploads") },
	    import_wordpress },
	{ { "ghost",
	      N_("ghost FILE [--map FILE] [--members FILE.csv] [--files DIR]\n"
		 "        [--site NAME] [--force] [--dry-run] [--json]\n"
		 "      an export of Ghost (JSON), and of its members; who "
		 "did\n"
		 "      not ask for letters himself is left out; pictures and\n"
		 "      documents, where DIR is a copy of Ghost's content") },
	    import_ghost },
	{ { "markdown",
	      N_("markdown DIR [--map FILE] [--files DIR] [--site NAME]\n"
		 "        [--force] [--dry-run] [--json]\n"
		 "      a folder of Hugo's or Jekyll's, with their heads, and "
		 "the\n"
		 "      pictures that its texts show: from beside them, from\n"
		 "      DIR/static, from DIR, and from --files") },
	    import_markdown },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static const struct option_verb verb = { "import",
	N_("take content in, all of it or nothing"),
	N_("\n--dry-run says what would become of each, and writes nothing.\n"
	   "\nA mapping file (--map) is YAML:\n"
	   "\n  language: bg                           where an item says "
	   "none\n"
	   "  category/NICENAME: project-slug        or [several, of, them]\n"
	   "  tag/NICENAME: ~                        in no project, and that "
	   "is known\n"
	   "  type/press-release: post               or page: another type of "
	   "post\n"
	   "  language/hash-english: en              a tag of Ghost's that "
	   "says one\n"
	   "  address/en: /en/{slug}/                where posts in it stood\n"
	   "  members/words: I want your news        what Ghost's members "
	   "agreed to\n"),
	actions, ACTIONS, sizeof(actions[0]) };

int
verb_import(const struct config *config, int argc, char **argv)
{
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	return i == ACTIONS ? status :
			      actions[i].run(config, argc - 1, argv + 1);
}
