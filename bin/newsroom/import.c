/* SPDX-License-Identifier: EUPL-1.2 */
#include "import.h"

#include <err.h>
#include <string.h>
#include <time.h>

#include "content_count.h"
#include "db.h"
#include "editor.h"
#include "import_end.h"
#include "newsroom.h"
#include "progress.h"
#include "reason.h"
#include "report.h"
#include "seen.h"
#include "tree.h"

enum { PATIENCE = 3600 }; /* its end checks all of it in one answer */

struct import {
	const struct config *config;
	struct db *db;
	struct media_store *store;
	struct arena *arena; /* of one item */
	struct arena *whole; /* of the whole import */
	struct report *report;
	const struct import_order *order;
	struct seen *identities; /* of the items so far */
	struct tree *made;       /* hashes of pictures that came with them */
	int64_t measured;        /* how many items there were then */
	bool is_refused, is_over, is_away;
	bool is_trial;   /* nothing is written but files of pictures */
	bool is_begun;   /* an item, to whose begin one can go back */
	bool is_touched; /* something may have been written since */
	time_t started, shown;
};

struct outcome {
	const char *outcome, *why, *note;
};

static const struct field outcome_fields[] = {
	FIELD(struct outcome, outcome),
	FIELD(struct outcome, why),
	FIELD(struct outcome, note),
};
static const struct row outcome_row = ROW(struct outcome, outcome_fields);

struct arena *
import_arena(struct import *import)
{
	return import->arena;
}

struct arena *
import_whole(struct import *import)
{
	return import->whole;
}

bool
import_is_over(const struct import *import)
{
	return import->is_over ||
	    (!import->is_trial && media_is_wanting(import->store));
}

/* One refused item stops them all. */
static void
refuse(struct import *import, const char *item, const char *why)
{
	report_left_out(import->report, item, why);
	import->is_refused = true;
}

void
import_fail(struct import *import, const char *name, const char *why)
{
	refuse(import, name, why);
	import->is_over = true;
}

void
import_note(struct import *import, const char *item, const char *what)
{
	report_note(import->report, item, what);
}

/* On a terminal, from the second second on, and once in each. */
static bool
is_time_to_show(struct import *import)
{
	time_t now = time(NULL);

	if (import->order->is_json || now <= import->started + 1 ||
	    now == import->shown)
		return false;
	import->shown = now;
	return true;
}

void
import_progress(struct import *import, int64_t done, int64_t all)
{
	if (is_time_to_show(import))
		progress_bar(done, all, import->report->items);
}

/* Without a point to go back to nothing can be tried any more. */
static bool
begin_item(struct import *import, const char *name)
{
	if (import->is_trial)
		return false;
	if (!import->is_begun && !import->is_over)
		import->is_begun = db_do(import->db, QUERY_ITEM_BEGIN, NO_ARGS);
	if (!import->is_begun && !import->is_over)
		import_fail(import, name, db_message(import->db));
	import->is_touched = import->is_begun;
	return import->is_begun;
}

struct media_store *
import_media(struct import *import)
{
	begin_item(import, "a picture");
	return import->store;
}

/* To where it began, which the next one may do too. */
static bool
go_back(struct import *import)
{
	import->is_touched = false;
	return db_do(import->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
}

/* As compilers do: FILE:LINE, where the reason says which. */
static const char *
place_of(struct import *import, const struct item *item, const char *why)
{
	int line = yaml_line(item->head, why);

	return line == 0 ?
	    item->name :
	    arena_printf(import->arena, "%s:%d", item->name, line + 1);
}

static void
undo_item(struct import *import, const struct item *item)
{
	const char *why = reason_of(import->arena, db_message(import->db));
	const char *place = place_of(import, item, why);

	if (!go_back(import))
		import_fail(import, place, why);
	else if (import->order->goes_on)
		report_left_out(import->report, place, why);
	else
		refuse(import, place, why);
}

static bool
end_good_item(struct import *import, const struct item *item)
{
	if ((item->pictures != NULL &&
		!pictures_describe(item->pictures, import->db)) ||
	    !db_do(import->db, QUERY_ITEM_END, NO_ARGS))
		return false;
	import->is_begun = import->is_touched = false;
	return true;
}

static bool
put_good_item(struct import *import, const struct item *item)
{
	const struct outcome *outcome;
	size_t n = 0;

	if (!begin_item(import, item->name))
		return false;
	outcome = db_rows(import->db, item->put, ARGS(item->json), &outcome_row,
	    &n);
	if (outcome == NULL || n != 1 ||
	    (outcome->why == NULL && !end_good_item(import, item))) {
		undo_item(import, item);
		return false;
	}
	if (outcome->why != NULL)
		report_left_out(import->report, item->name, outcome->why);
	else
		report_taken(import->report, item->name, outcome->outcome);
	if (outcome->note != NULL)
		import_note(import, item->name, outcome->note);
	return outcome->why == NULL;
}

bool
import_is_first(struct import *import, const char *identity)
{
	return !seen_before(import->identities, identity);
}

bool
import_made(const struct import *import, const char *hash)
{
	return tree_find(import->made, hash) != NULL;
}

static void
remember_made(struct import *import, const struct pictures *pictures)
{
	const struct taken_from *taken = pictures->taken;

	for (; taken != NULL; taken = taken->next)
		if (taken->is_new && taken->media != NULL)
			tree_put(import->made,
			    arena_strndup(import->whole, taken->media->hash,
				SIZE_MAX));
}

/* What is said and done after each; what did not go in leaves nothing. */
static void
end_item(struct import *import)
{
	if (import->is_touched && !go_back(import))
		import_fail(import, "the whole", db_message(import->db));
	if (!import->is_over && !import->is_trial &&
	    !import_end_measure(import->db, import->report->items,
		&import->measured))
		import_fail(import, "the whole", db_message(import->db));
	if (is_time_to_show(import))
		progress_show(import->is_trial ? "Items seen" : "Items",
		    import->report->items, 0);
	arena_reset(import->arena);
}

bool
import_put(struct import *import, const struct item *item)
{
	bool is_in = false;

	if (import_is_over(import))
		return false;
	if (item->identity != NULL && !import_is_first(import, item->identity))
		refuse(import, place_of(import, item, "slug"),
		    "its slug stands twice");
	else if (import->is_trial)
		report_taken(import->report, item->name, "same");
	else
		is_in = put_good_item(import, item);
	if (is_in && item->pictures != NULL)
		remember_made(import, item->pictures);
	end_item(import);
	return is_in;
}

void
import_leave_out(struct import *import, const char *name, const char *why)
{
	if (!import_is_over(import)) {
		report_left_out(import->report, name, why);
		end_item(import);
	}
}

void
import_taken(struct import *import, const char *name, const char *outcome)
{
	if (import_is_over(import))
		return;
	report_taken(import->report, name, outcome);
	end_item(import);
}

void
import_refuse(struct import *import, const char *name, const char *why)
{
	if (import_is_over(import))
		return;
	refuse(import, name, why);
	end_item(import);
}

void
import_lead(struct import *import, const char *json)
{
	if (!import->is_over && !import->is_trial &&
	    !db_do(import->db, QUERY_MOVED_LEAD, ARGS(json)))
		import_fail(import, "old addresses", db_message(import->db));
	arena_reset(import->arena);
}

/* What the database makes and checks of all items together. */
static void
end_items(struct import *import)
{
	const char *why;
	pid_t shown = import->order->is_json ?
	    0 :
	    progress_begin("The database looks at all of it");

	if (!import_end(import->db, import->config, import->whole,
		import->order->is_dry, &why))
		refuse(import, "the whole", why);
	progress_end(shown);
}

/* Keep all, or nothing where something was refused. */
static bool
finish(struct import *import)
{
	if (!import->is_refused)
		end_items(import);
	if (import->is_refused || import->order->is_dry)
		return db_do(import->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS) &&
		    !import->is_refused;
	if (!db_do(import->db, QUERY_TRANSACTION_COMMIT, NO_ARGS))
		refuse(import, "the whole", db_message(import->db));
	return !import->is_refused;
}

static void
begin_anew(struct import *import, enum media_when when)
{
	arena_reset(import->arena);
	arena_reset(import->whole);
	import->identities = seen_new(import->whole);
	import->made = tree_new(import->whole, tree_compare_texts);
	import->report = report_new(import->whole);
	import->report->is_json = import->order->is_json;
	import->measured = 0;
	import->is_refused = import->is_over = false;
	import->is_begun = import->is_touched = false;
	import->is_trial = when == MEDIA_FILES;
	media_when(import->store, when);
}

/* All items once, in a transaction unless only files are made. */
static bool
walk(struct import *import, enum media_when when)
{
	begin_anew(import, when);
	import->is_away = !import->is_trial &&
	    (!db_do(import->db, QUERY_TRANSACTION_BEGIN, NO_ARGS) ||
		!editor_begin(import->db, import->arena, NULL) ||
		!db_do(import->db, QUERY_IMPORT_BEGIN, NO_ARGS));
	if (import->is_away)
		warnx("the database is away");
	return !import->is_away &&
	    ((import->order->if_empty && !content_is_none(import->db)) ||
		import->order->walk(import, import->order));
}

/* Where a picture has to be decoded, all are before anything is locked. */
static int
run(struct import *import)
{
	const struct import_order *order = import->order;
	bool is_done = walk(import, order->when);

	if (media_is_wanting(import->store)) {
		db_do(import->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS);
		walk(import, MEDIA_FILES);
		is_done = walk(import, MEDIA_AT_ONCE);
	}
	if (import->is_away)
		return EXIT_REFUSED;
	is_done = is_done && finish(import);
	if (!order->is_json)
		progress_clear();
	report_print(import->report, is_done, order->is_dry);
	return is_done ? EXIT_DONE : EXIT_REFUSED;
}

int
import_run(const struct config *config, const struct import_order *order)
{
	struct import import = { .config = config, .order = order };
	struct arena *kept = arena_new();
	int status;

	import.started = time(NULL);
	import.arena = arena_new();
	import.whole = arena_new();
	import.db = editor_open(config, import.arena, PATIENCE);
	import.store = media_new(kept, import.db, config->media, order->is_dry);
	status = run(&import);
	media_free(import.store);
	if (status == EXIT_DONE && !order->is_dry) {
		import_end_learn(import.db);
		media_cards_after(config, import.db);
	}
	db_free(import.db);
	arena_free(import.arena);
	arena_free(import.whole);
	arena_free(kept);
	return status;
}
