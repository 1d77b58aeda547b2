/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost.h"

#include <errno.h>
#include <string.h>

#include "ghost_leads.h"
#include "ghost_member.h"
#include "ghost_post.h"
#include "ghost_tables.h"
#include "speak.h"
#include "translit.h"

/* What is done with each row of a table. */
struct rows {
	struct ghost *ghost;
	void (*take)(struct ghost *ghost, const json_t *row, int64_t line);
};

static bool
take_row(struct json_file *file, void *context)
{
	const struct rows *rows = context;
	struct import *import = rows->ghost->import;
	int64_t line = file->at.line;
	json_t *row = json_file_value(file);

	if (row == NULL)
		return false;
	rows->take(rows->ghost, row, line);
	json_decref(row);
	import_progress(import, file->at.offset, file->size);
	return file->fault == NULL && !import_is_over(import);
}

/* The rows of a table, which begins at a place. */
static bool
take_rows(struct rows *rows, struct json_file *file, struct json_place place)
{
	if (place.line == 0)
		return true;
	return json_file_go(file, place) &&
	    json_file_list(file, take_row, rows);
}

/* An export says no address of its own. */
static const char *
site_of(const struct ghost *ghost)
{
	const char *title = ghost->tables->title;
	struct arena *whole = import_whole(ghost->import);

	return arena_printf(whole, "ghost/%s",
	    title == NULL ? "" : translit_slug(whole, title));
}

static bool
take_all(struct ghost *ghost, struct json_file *file)
{
	struct rows posts = { ghost, ghost_post_take };
	struct rows members = { ghost, ghost_member_take };

	ghost->tables = ghost_tables_read(import_whole(ghost->import), file);
	if (ghost->tables == NULL)
		return false;
	ghost->site = site_of(ghost);
	return take_rows(&posts, file, ghost->tables->posts) &&
	    take_rows(&members, file, ghost->tables->members);
}

static bool
fail(struct import *import, const char *path, const char *why)
{
	import_fail(import,
	    arena_printf(import_whole(import), "%s:%s", path, why),
	    _("nothing of it is taken"));
	return false;
}

bool
ghost_walk(struct import *import, const struct import_order *order)
{
	struct ghost ghost = { import, order,
		.map = import_map_read(import, order->map),
		.leads = leads_new(import), .gone = import_gone_new(import) };
	struct json_file *file;

	if (ghost.map == NULL)
		return false;
	file = json_file_open(import_whole(import), order->path);
	if (file == NULL)
		return fail(import, order->path, strerror(errno));
	if (!take_all(&ghost, file))
		return file->fault != NULL &&
		    fail(import, order->path, file->fault);
	if (order->members != NULL &&
	    !ghost_member_read(&ghost, order->members))
		return false;
	ghost_leads(&ghost);
	import_gone_end(ghost.gone, ghost.site);
	import_map_report(ghost.map, import);
	return !import_is_over(import);
}
