/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * editor: who is at work, as the history of what is changed will say, and
 * what he is told where the database does not do it.
 */
#ifndef EDITOR_H
#define EDITOR_H

#include <stdbool.h>

#include "arena.h"
#include "db.h"

/*
 * Tell the database a person's name; NULL is the user whom the operating
 * system knows. False where it did not hear: see db_message.
 */
bool editor_begin(struct db *db, struct arena *arena, const char *name);

/* Say why the database did not do it; returns EXIT_REFUSED. */
int editor_refuse(const struct db *db);

#endif
