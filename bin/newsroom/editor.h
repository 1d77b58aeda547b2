/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * editor: the database as one who edits meets it: who is at work, as the
 * history of what is changed will say, and what he is told where it does not
 * do what he asked.
 */
#ifndef EDITOR_H
#define EDITOR_H

#include <stdbool.h>

#include "arena.h"
#include "config.h"
#include "db.h"

/*
 * The database with an editor's rights, who waits so many seconds for each
 * answer; what it refuses is for the caller to say. The caller frees it.
 */
struct db *editor_open(const struct config *config, struct arena *arena,
    int patience);

/*
 * Tell the database a person's name; NULL is the user whom the operating
 * system knows. False where it did not hear: see db_message.
 */
bool editor_begin(struct db *db, struct arena *arena, const char *name);

/* Why the database did not do it, for who edits. */
const char *editor_reason(struct arena *arena, const struct db *db);

/* Say why the database did not do it; returns EXIT_REFUSED. */
int editor_refuse(const struct db *db);

#endif
