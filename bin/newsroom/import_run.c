/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>

#include "editor.h"
#include "import_end.h"
#include "import_state.h"
#include "newsroom.h"
#include "progress.h"
#include "speak.h"

enum { PATIENCE = 3600 }; /* its end checks all of it in one answer */

/* What the database makes and checks of all items together. */
static void
end_items(struct import *import)
{
	const char *why;
	pid_t shown = import->order->is_json ?
	    0 :
	    progress_begin(_("The database looks at all of it"));

	if (!import_end(import->db, import->config, import->whole,
		import->order->is_dry, &why))
		import_stop(import, _("the whole"), why);
	progress_end(shown);
}

/* Keep all, or nothing where something was refused. */
static bool
finish(struct import *import)
{
	if (!import->is_refused && !import->is_needless)
		end_items(import);
	if (import->is_refused || import->is_needless || import->order->is_dry)
		return db_do(import->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS) &&
		    !import->is_refused;
	if (!db_do(import->db, QUERY_TRANSACTION_COMMIT, NO_ARGS))
		import_stop(import, _("the whole"), db_message(import->db));
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

struct found {
	bool is_none;
};

static const struct row found_row = ROW_OF(struct found, is_none);

/* False also where the database does not say. */
static bool
is_empty(struct db *db)
{
	const struct found *found;
	size_t n;

	found = db_rows(db, QUERY_CONTENT_IS_NONE, NO_ARGS, &found_row, &n);
	return found != NULL && n == 1 && found->is_none;
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
		editor_refuse(import->db);
	if (import->is_away)
		return false;
	import->is_needless = import->order->if_empty && !is_empty(import->db);
	return import->is_needless ||
	    import->order->walk(import, import->order);
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
	if (status == EXIT_DONE && !order->is_dry && !import.is_needless) {
		import_end_learn(import.db);
		media_cards_after(config, import.db);
	}
	db_free(import.db);
	arena_free(import.arena);
	arena_free(import.whole);
	arena_free(kept);
	return status;
}
