/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "import_end.h"
#include "import_state.h"
#include "progress.h"
#include "reason.h"
#include "speak.h"

struct outcome {
	const char *outcome, *why, *note;
};

static const struct row outcome_row = ROW_OF(struct outcome, outcome, why,
    note);

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

void
import_stop(struct import *import, const char *item, const char *why)
{
	report_left_out(import->report, item, why);
	import->is_refused = true;
}

void
import_fail(struct import *import, const char *name, const char *why)
{
	import_stop(import, name, why);
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
	begin_item(import, _("a picture"));
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
		import_stop(import, place, why);
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
		import_fail(import, _("the whole"), db_message(import->db));
	if (!import->is_over && !import->is_trial &&
	    !import_end_measure(import->db, import->report->items,
		&import->measured))
		import_fail(import, _("the whole"), db_message(import->db));
	if (is_time_to_show(import))
		progress_show(import->is_trial ? _("Items seen") : _("Items"),
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
		import_stop(import, place_of(import, item, "`slug`"),
		    _("its `slug` stands twice"));
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
	import_stop(import, name, why);
	end_item(import);
}

void
import_lead(struct import *import, const char *json)
{
	if (!import->is_over && !import->is_trial &&
	    !db_do(import->db, QUERY_MOVED_LEAD, ARGS(json)))
		import_fail(import, _("old addresses"), db_message(import->db));
	arena_reset(import->arena);
}
