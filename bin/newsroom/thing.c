/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom project, partner, page: list, show, import, edit. */
#include <stdio.h>
#include <string.h>

#include "article_file.h"
#include "editor.h"
#include "editor_window.h"
#include "languages.h"
#include "md_file.h"
#include "newsroom.h"
#include "options.h"
#include "reason.h"
#include "release.h"
#include "speak.h"
#include "text.h"

enum { PATIENCE = 60 };

struct thing {
	const char *kind;
	bool is_page; /* a file of Markdown, in one language; else YAML */
	const struct config *config;
	struct db *db;
	struct media_store *store;
	struct arena *arena;
	const char *lang, *editor;
	bool is_json, is_dry;
};

struct record {
	const char *slug, *lang, *name, *json, *text;
};

static const struct row record_row = ROW_OF(struct record, slug, lang, name,
    json, text);

static int
take(struct thing *thing, int argc, char **argv, struct option_words *words)
{
	const struct option options[] = {
		{ "--language", .text = &thing->lang },
		{ "--lang", .text = &thing->lang },
		{ "--as", .text = &thing->editor },
		{ "--json", .flag = &thing->is_json },
		{ "--dry-run", .flag = &thing->is_dry },
		{ .name = NULL },
	};

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
	int status = take(thing, argc, argv, &words);

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

/* The file of one, or NULL after it was said why not. */
static const char *
find(const struct thing *thing, const char *slug)
{
	const struct record *record;
	const char *lang = thing->lang;
	size_t n;

	if (lang == NULL)
		lang = languages_read(thing->config, thing->arena)->codes[0];
	record = db_rows(thing->db, QUERY_THING_TEXT,
	    ARGS(thing->kind, slug, lang), &record_row, &n);
	if (record == NULL)
		editor_refuse(thing->db);
	return record == NULL ? NULL : record->text;
}

static int
thing_show(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const char *text;
	int status = take(thing, argc, argv, &words);

	if (status != EXIT_DONE)
		return status;
	text = find(thing, words.texts[0]);
	if (text == NULL)
		return EXIT_REFUSED;
	fputs(text, stdout);
	return EXIT_DONE;
}

/* What became of a file; of whatever kind, its reader's words say "it". */
static void
print_outcome(const char *file, const char *outcome)
{
	if (strcmp(outcome, "made") == 0)
		printf(_("%s: made\n"), file);
	else if (strcmp(outcome, "updated") == 0)
		printf(_("%s: updated\n"), file);
	else
		printf(_("%s: same\n"), file);
}

/* Put one in; was: as it was when it was opened, or NULL. NULL, or why not. */
static const char *
put(const struct thing *thing, const char *file, const char *json,
    const char *was)
{
	const struct record *outcome;
	size_t n;

	outcome = db_rows(thing->db, QUERY_THING_PUT,
	    ARGS(thing->kind, json, was), &record_row, &n);
	if (outcome == NULL)
		return editor_reason(thing->arena, thing->db);
	print_outcome(file, outcome->text);
	return NULL;
}

static bool
put_page(const struct thing *thing, const char *path, const char *was)
{
	const struct release *page = release_read_page(thing->arena,
	    thing->store, path);
	const char *why = page->json == NULL ?
	    page->fault :
	    put(thing, path, page->json, was);

	if (why != NULL)
		release_refuse(page, why);
	return why == NULL;
}

/* One of a file; what it says of it has a line. */
static bool
put_item(const struct thing *thing, const char *path,
    const struct yaml_item *item, const char *was)
{
	const char *why = put(thing, path,
	    arena_printf(thing->arena, "{%s}", item->members), was);
	int line = why == NULL ? 0 : yaml_line(item, why);

	if (why != NULL)
		fprintf(stderr, "%s:%d: %s\n", path,
		    line > 0 ? line : item->line,
		    reason_said(thing->arena, why));
	return why == NULL;
}

/* One, or several as a list; all of the file. */
static bool
put_file(const struct thing *thing, const char *path, const char *was)
{
	const struct yaml_item *items = NULL;
	const char *fault, *text;
	size_t i, n = 0;
	int line = 0;
	bool is_good = true;

	if (thing->is_page)
		return put_page(thing, path, was);
	text = md_file_read(thing->arena, path, &fault);
	if (text != NULL)
		items = yaml_items(thing->arena, text, &n, &line, &fault);
	if (items == NULL) {
		fprintf(stderr, "%s:%d: %s\n", path, line,
		    reason_said(thing->arena, fault));
		return false;
	}
	for (i = 0; i < n && is_good; i++)
		is_good = put_item(thing, path, &items[i], was);
	return is_good;
}

/* Decode what pages show before anything is locked that others wait for. */
static void
make_ready(const struct thing *thing, const struct option_words *words)
{
	int i;

	media_when(thing->store, MEDIA_FILES);
	for (i = 0; i < words->n && thing->is_page; i++)
		if (strcmp(words->texts[i], "-") != 0)
			release_read_page(thing->arena, thing->store,
			    words->texts[i]);
	media_when(thing->store, MEDIA_AT_ONCE);
}

/* All files or none. */
static bool
put_files(const struct thing *thing, const struct option_words *words,
    const char *was)
{
	bool is_good;
	int i;

	make_ready(thing, words);
	/* A connection that was lost meanwhile is found by what begins. */
	is_good = db_do(thing->db, QUERY_TRANSACTION_BEGIN, NO_ARGS) &&
	    editor_begin(thing->db, thing->arena, thing->editor);
	if (!is_good)
		editor_refuse(thing->db);
	for (i = 0; i < words->n && is_good; i++)
		is_good = put_file(thing, words->texts[i], was);
	if (is_good && !thing->is_dry) {
		is_good = db_do(thing->db, QUERY_TRANSACTION_COMMIT, NO_ARGS);
		if (!is_good)
			editor_refuse(thing->db);
		return is_good;
	}
	db_do(thing->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS);
	fprintf(stderr, "%s\n",
	    is_good ? _("A dry run: nothing was written.") :
		      _("Nothing was written."));
	return is_good;
}

static int
thing_import(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1,
		.most = OPTIONS_WORDS,
		.called = "FILE" };
	int status = take(thing, argc, argv, &words);

	if (status != EXIT_DONE)
		return status;
	return put_files(thing, &words, NULL) ? EXIT_DONE : EXIT_REFUSED;
}

/* One that is being edited. */
struct edited {
	const struct thing *thing;
	const char *slug, *was;
};

/* What somebody else has changed since it was opened. */
static void
show_change(const struct edited *edited)
{
	const char *text = find(edited->thing, edited->slug);
	const struct file_version was = { "before", edited->was };
	const struct file_version is = { "now", text };

	if (text == NULL || strcmp(text, edited->was) == 0)
		return;
	fputs(_("What was changed since you opened it:\n"), stderr);
	article_file_diff(edited->thing->arena, &was, &is, stderr);
}

static bool
take_edited(void *context, const char *path)
{
	const struct edited *edited = context;
	struct option_words words = { .n = 1 };

	words.texts[0] = path;
	if (put_files(edited->thing, &words, edited->was))
		return true;
	show_change(edited);
	return false;
}

static int
edit(const struct thing *thing, const char *slug, const char *text)
{
	struct edited edited = { thing, slug, text };
	const struct editor_window window = { slug, thing->kind, take_edited,
		&edited };

	return editor_window_edit(thing->arena, &window, text);
}

static int
thing_edit(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const char *text;
	int status = take(thing, argc, argv, &words);

	if (status != EXIT_DONE)
		return status;
	if (!text_is_slug(words.texts[0]))
		return options_wrong(argv, _("%s is no slug"), words.texts[0]);
	text = find(thing, words.texts[0]);
	return text == NULL ? EXIT_REFUSED : edit(thing, words.texts[0], text);
}

static const struct {
	struct option_action is;
	int (*run)(struct thing *, int, char **);
} actions[] = {
	{ { "list", "list [--lang LANG] [--json]" }, thing_list },
	{ { "show",
	      N_("show SLUG [--lang LANG]\n      the file that import reads") },
	    thing_show },
	{ { "import",
	      N_("import FILE... [--dry-run]\n"
		 "      take in files, all of them or none") },
	    thing_import },
	{ { "edit",
	      N_("edit SLUG [--lang LANG]\n"
		 "      open it in your editor, and take in what you save") },
	    thing_edit },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static int
run(struct thing *thing, const struct config *config, int argc, char **argv)
{
	const struct option_verb verb = { thing->kind,
		_("what stands on the site, as files that import folder reads"),
		"", actions, ACTIONS, sizeof(actions[0]) };
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	if (i == ACTIONS)
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
