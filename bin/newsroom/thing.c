/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom project, partner, page: list, show, import, edit. */
#include "thing.h"

#include <stdio.h>
#include <string.h>

#include "editor.h"
#include "editor_window.h"
#include "json.h"
#include "languages.h"
#include "newsroom.h"
#include "speak.h"
#include "text.h"

enum { PATIENCE = 60, OWN_OPTIONS = 4 };

struct record {
	const char *slug, *lang, *name, *json;
};

static const struct row record_row = ROW_OF(struct record, slug, lang, name,
    json);

int
thing_begin(struct thing *thing, int argc, char **argv,
    const struct option *more, struct option_words *words)
{
	struct option options[OWN_OPTIONS + 3] = {
		{ "--language", .text = &thing->lang },
		{ "--lang", .text = &thing->lang },
		{ "--as", .text = &thing->editor },
		{ "--json", .flag = &thing->is_json },
	};
	size_t i;

	for (i = 0; more != NULL && more[i].name != NULL; i++)
		options[OWN_OPTIONS + i] = more[i];
	if (!options_take(options, argc, argv, words))
		return EXIT_USAGE;
	thing->store = media_new(thing->arena, thing->db, thing->config->media,
	    thing->is_dry);
	return editor_begin(thing->db, thing->arena, thing->editor) ?
	    EXIT_DONE :
	    editor_refuse(thing->db);
}

static int
thing_list(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .most = 0 };
	const struct record *records;
	size_t i, n, shown = 0;
	int status = thing_begin(thing, argc, argv, NULL, &words);

	if (status != EXIT_DONE)
		return status;
	records = db_rows(thing->db, QUERY_THING_RECORDS, ARGS(thing->kind),
	    &record_row, &n);
	if (records == NULL)
		return editor_refuse(thing->db);
	if (thing->is_json)
		putchar('[');
	for (i = 0; i < n; i++) {
		if (thing->lang != NULL &&
		    strcmp(thing->lang, records[i].lang) != 0)
			continue;
		if (thing->is_json)
			printf("%s%s", shown++ == 0 ? "" : ",\n ",
			    records[i].json);
		else
			printf("%-30s  %s  %s\n", records[i].slug,
			    records[i].lang, records[i].name);
	}
	if (thing->is_json)
		puts("]");
	return EXIT_DONE;
}

static const struct row file_row = ROW_OF(struct thing_file, slug, text, words,
    revision);

const struct thing_file *
thing_find(const struct thing *thing, const char *slug, const char *revision)
{
	const struct thing_file *file;
	const char *lang = thing->lang;
	size_t n;

	if (lang == NULL)
		lang = languages_read(thing->config, thing->arena)->codes[0];
	file = db_rows(thing->db, QUERY_THING_FILE,
	    ARGS(thing->kind, slug, lang, revision), &file_row, &n);
	if (file == NULL)
		editor_refuse(thing->db);
	return file;
}

static int
thing_show(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const char *revision = NULL;
	const struct option more[] = {
		{ "--revision", .text = &revision },
		{ .name = NULL },
	};
	const struct thing_file *file;
	int status = thing_begin(thing, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	if (!options_is_revision(argv, revision))
		return EXIT_USAGE;
	file = thing_find(thing, words.texts[0], revision);
	if (file == NULL)
		return EXIT_REFUSED;
	if (!thing->is_json)
		fputs(file->text, stdout);
	else {
		printf("{\"slug\": \"%s\", \"revision\": %s", file->slug,
		    file->revision);
		json_member(stdout, "text", file->text);
		puts("}");
	}
	return EXIT_DONE;
}

static int
thing_import(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1,
		.most = OPTIONS_WORDS,
		.called = "FILE" };
	const struct option more[] = {
		{ "--dry-run", .flag = &thing->is_dry },
		{ "--force", .flag = &thing->is_forced },
		{ .name = NULL },
	};
	int status = thing_begin(thing, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	return thing_take_files(thing, &words) ? EXIT_DONE : EXIT_REFUSED;
}

static bool
take_edited(void *context, const char *path)
{
	struct option_words words = { .n = 1 };

	words.texts[0] = path;
	return thing_take_files(context, &words);
}

static int
thing_edit(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const struct option more[] = {
		{ "--force", .flag = &thing->is_forced },
		{ .name = NULL },
	};
	struct editor_window window = { NULL, thing->kind, take_edited, thing };
	const struct thing_file *file;
	int status = thing_begin(thing, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	if (!text_is_slug(words.texts[0]))
		return options_wrong(argv, _("%s is no slug"), words.texts[0]);
	file = thing_find(thing, words.texts[0], NULL);
	if (file == NULL)
		return EXIT_REFUSED;
	window.called = file->slug;
	return editor_window_edit(thing->arena, &window, file->text);
}

static const struct {
	struct option_action is;
	int (*run)(struct thing *, int, char **);
} actions[] = {
	{ { "list", "list [--lang LANG] [--json]" }, thing_list },
	{ { "show",
	      N_("show SLUG [--lang LANG] [--revision N]\n"
		 "      the file that import reads") },
	    thing_show },
	{ { "import",
	      N_("import FILE... [--dry-run] [--force]\n"
		 "      take in files, all of them or none") },
	    thing_import },
	{ { "edit",
	      N_("edit SLUG [--lang LANG] [--force]\n"
		 "      open it in your editor, and take in what you save") },
	    thing_edit },
	{ { "history",
	      N_("history SLUG [--lang LANG] [--json]\n"
		 "      who changed it, and when") },
	    thing_history },
	{ { "diff",
	      N_("diff SLUG [--lang LANG] [--from N] [--to N]\n"
		 "      what differs; by default what the last change did") },
	    thing_diff },
	{ { "restore",
	      N_("restore SLUG --revision N [--lang LANG]\n"
		 "      as it was, but for its slug, as a new revision") },
	    thing_restore },
	/* The last: a page's address is known to the site itself. */
	{ { "rename",
	      N_("rename SLUG NEW-SLUG\n"
		 "      another address; the old one leads to it") },
	    thing_rename },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static int
run(struct thing *thing, const struct config *config, int argc, char **argv)
{
	const struct option_verb verb = { thing->kind,
		_("what stands on the site, as files that import folder reads"),
		N_("\n--as NAME says who is at work, by default the user of "
		   "this machine.\n"),
		actions, thing->is_page ? ACTIONS - 1 : ACTIONS,
		sizeof(actions[0]) };
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	if (i == verb.n)
		return status;
	thing->config = config;
	thing->arena = arena_new();
	thing->db = editor_open(config, thing->arena, PATIENCE);
	status = actions[i].run(thing, argc - 1, argv + 1);
	media_free(thing->store);
	db_free(thing->db);
	arena_free(thing->arena);
	return status;
}

int
verb_project(const struct config *config, int argc, char **argv)
{
	return run(&(struct thing){ .kind = "project" }, config, argc, argv);
}

int
verb_partner(const struct config *config, int argc, char **argv)
{
	return run(&(struct thing){ .kind = "partner" }, config, argc, argv);
}

int
verb_page(const struct config *config, int argc, char **argv)
{
	return run(&(struct thing){ .kind = "page", .is_page = true }, config,
	    argc, argv);
}
