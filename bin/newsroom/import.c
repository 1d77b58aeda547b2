/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db.h"
#include "editor.h"
#include "folder.h"
#include "json.h"
#include "media.h"
#include "newsroom.h"
#include "options.h"

/* One item of the report; why is NULL for one that went in. */
struct reported {
	struct reported *next;
	const char *item, *why;
};

static const char undone[] = "nothing is written where one item is refused";

struct import {
	struct db *db;
	struct media_store *store;
	struct arena *arena;  /* of one item */
	struct arena *report; /* of the whole import */
	struct reported *entries, **last;
	void *identities; /* of the items so far: a tree of tsearch(3) */
	size_t items, made, updated, same, refused;
	bool is_dry, is_json, if_empty;
	time_t started, shown;
};

struct outcome {
	const char *outcome;
};

static const struct field outcome_fields[] = {
	FIELD(struct outcome, outcome),
};
static const struct row outcome_row = ROW(struct outcome, outcome_fields);

static void
note(struct import *import, const char *item, const char *why)
{
	struct reported *entry = arena_alloc(import->report, sizeof(*entry));

	entry->item = arena_strndup(import->report, item, SIZE_MAX);
	if (why != NULL)
		entry->why = arena_strndup(import->report, why, SIZE_MAX);
	*import->last = entry;
	import->last = &entry->next;
	import->items++;
}

/* One refused item stops them all. */
static void
refuse(struct import *import, const char *item, const char *why)
{
	note(import, item, why);
	import->refused++;
}

/* On a terminal, from the second second on. */
static void
show_progress(struct import *import)
{
	time_t now = time(NULL);

	if (import->is_json || now <= import->started + 1 ||
	    now == import->shown || !isatty(STDERR_FILENO))
		return;
	import->shown = now;
	fprintf(stderr, "\r%zu items\xe2\x80\xa6", import->items);
}

static void
count_outcome(struct import *import, const struct item *item,
    const char *outcome)
{
	note(import, item->name, NULL);
	if (strcmp(outcome, "made") == 0)
		import->made++;
	else if (strcmp(outcome, "updated") == 0)
		import->updated++;
	else
		import->same++;
}

static void
put_good_item(struct import *import, const struct item *item)
{
	const struct outcome *outcome = NULL;
	size_t n = 0;

	if (db_do(import->db, QUERY_ITEM_BEGIN, NO_ARGS))
		outcome = db_rows(import->db, item->put, ARGS(item->json),
		    &outcome_row, &n);
	if (outcome != NULL && n == 1) {
		count_outcome(import, item, outcome->outcome);
		return;
	}
	refuse(import, item->name, db_message(import->db));
	db_do(import->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Whether an item before this one is the same thing. */
static bool
stands_twice(struct import *import, const struct item *item)
{
	const char *identity, *const *found;

	if (item->identity == NULL)
		return false;
	identity = arena_strndup(import->report, item->identity, SIZE_MAX);
	found = tsearch(identity, &import->identities, compare_texts);
	if (found == NULL)
		err(1, "memory");
	return *found != identity;
}

/* Put one item into the database, or note why not. */
static void
put_item(void *context, const struct item *item)
{
	struct import *import = context;

	if (item->fault == NULL && stands_twice(import, item))
		refuse(import, item->name, "its slug stands twice");
	else if (item->fault == NULL)
		put_good_item(import, item);
	else if (item->is_skipped)
		note(import, item->name, item->fault);
	else
		refuse(import, item->name, item->fault);
	show_progress(import);
	arena_reset(import->arena);
}

/* Keep all, or nothing where something was refused. */
static bool
finish(struct import *import)
{
	if (import->refused == 0 &&
	    !db_do(import->db, QUERY_TRANSACTION_CHECK, NO_ARGS))
		refuse(import, "the whole", db_message(import->db));
	if (import->refused > 0 || import->is_dry)
		return db_do(import->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS) &&
		    import->refused == 0;
	return db_do(import->db, QUERY_TRANSACTION_COMMIT, NO_ARGS);
}

static void
report_json(const struct import *import)
{
	const struct reported *entry;
	const char *comma = "";

	printf("{\"items\": %zu, \"made\": %zu, \"updated\": %zu, "
	       "\"same\": %zu, \"left_out\": [",
	    import->items, import->made, import->updated, import->same);
	for (entry = import->entries; entry != NULL; entry = entry->next)
		if (entry->why != NULL) {
			printf("%s{\"item\": ", comma);
			json_string(stdout, entry->item);
			json_member(stdout, "why", entry->why);
			putchar('}');
			comma = ", ";
		}
	puts("]}");
}

static void
report(const struct import *import, bool is_done)
{
	const struct reported *entry;
	size_t n = import->made + import->updated + import->same;

	if (import->shown != 0)
		fputs("\r", stderr);
	for (entry = import->entries; entry != NULL; entry = entry->next)
		if (entry->why != NULL && entry->why != undone)
			fprintf(stderr, "%s: %s\n", entry->item, entry->why);
	printf("%zu items: %zu made, %zu updated, %zu the same, %zu left "
	       "out%s\n",
	    import->items, import->made, import->updated, import->same,
	    import->items - n,
	    !is_done           ? "; nothing was written" :
		import->is_dry ? "; a dry run, nothing was written" :
				 "");
}

/* Nothing was written: what could have gone in is left out with the rest. */
static void
undo_counts(struct import *import)
{
	struct reported *entry;

	import->made = import->updated = import->same = 0;
	for (entry = import->entries; entry != NULL; entry = entry->next)
		if (entry->why == NULL)
			entry->why = undone;
}

struct count {
	int64_t articles, pages, projects, partners;
};

static const struct field count_fields[] = {
	FIELD(struct count, articles),
	FIELD(struct count, pages),
	FIELD(struct count, projects),
	FIELD(struct count, partners),
};
static const struct row count_row = ROW(struct count, count_fields);

static bool
is_empty(struct import *import)
{
	const struct count *count;
	size_t n;

	count = db_rows(import->db, QUERY_CONTENT_COUNT, NO_ARGS, &count_row,
	    &n);
	return count != NULL && n == 1 && count->articles == 0 &&
	    count->pages == 0 && count->projects == 0 && count->partners == 0;
}

static int
import_folder(struct import *import, const char *folder)
{
	bool is_done = false;

	import->last = &import->entries;
	import->started = time(NULL);
	if (!db_do(import->db, QUERY_TRANSACTION_BEGIN, NO_ARGS) ||
	    !editor_begin(import->db, import->arena, NULL)) {
		warnx("the database is away");
		return EXIT_REFUSED;
	}
	if (import->if_empty && !is_empty(import))
		is_done = finish(import);
	else if (folder_walk(import->arena, import->store, folder, put_item,
		     import))
		is_done = finish(import);
	else
		warn("%s", folder);
	if (!is_done)
		undo_counts(import);
	if (import->is_json)
		report_json(import);
	else
		report(import, is_done);
	return is_done ? EXIT_DONE : EXIT_REFUSED;
}

static int
help(void)
{
	puts("newsroom import folder DIR [--dry-run] [--json] [--if-empty]\n"
	     "      take in a folder of content, all of it or nothing; with\n"
	     "      --if-empty, do nothing where there is content already");
	return EXIT_DONE;
}

/* The texts of the tree are the arena's. */
static void
keep(void *text)
{
	(void)text;
}

int
verb_import(const struct config *config, int argc, char **argv)
{
	struct import import = { 0 };
	struct option_words words = { .least = 1, .most = 1 };
	const struct option options[] = {
		{ "--dry-run", .flag = &import.is_dry },
		{ "--json", .flag = &import.is_json },
		{ "--if-empty", .flag = &import.if_empty },
		{ .name = NULL },
	};
	int status;

	if (options_want_help(argc, argv))
		return help();
	if (argc < 1 || strcmp(argv[0], "folder") != 0) {
		warnx("import takes a folder; see newsroom import --help");
		return EXIT_USAGE;
	}
	if (!options_take(options, argc - 1, argv + 1, &words))
		return EXIT_USAGE;
	import.arena = arena_new();
	import.report = arena_new();
	import.db = db_new(import.arena, config->db, "editor");
	db_refuse_plainly(import.db);
	import.store = media_new(import.report, import.db, config->media,
	    import.is_dry);
	status = import_folder(&import, words.texts[0]);
	if (status == EXIT_DONE && !import.is_dry)
		media_cards_after(config, import.db);
	media_free(import.store);
	tdestroy(import.identities, keep);
	db_free(import.db);
	arena_free(import.arena);
	arena_free(import.report);
	return status;
}
