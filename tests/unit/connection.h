/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * connection: an arena and a connection to be, of each test's own, in the
 * database of database.h.
 */
#ifndef CONNECTION_H
#define CONNECTION_H

#include "database.h"

#include "db.h"

struct version {
	int64_t version, moment, next_ms;
};

static const struct row version_row = ROW_OF(struct version, version, moment,
    next_ms);

static struct arena *arena;
static struct db *db;

static inline int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	db = db_new(arena, scratch_conninfo, "news");
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	database_command("nothing");
	db_free(db);
	arena_free(arena);
	return 0;
}

/* The row that web.stand makes, if it lets it come; NULL otherwise. */
static inline const struct version *
version(void)
{
	size_t n = 0;

	return db_rows(db, QUERY_CONTENT_VERSION, NO_ARGS, &version_row, &n);
}

static const struct unit_hooks unit_hooks = { set_up, tear_down,
	database_set_up, database_tear_down };

#endif
