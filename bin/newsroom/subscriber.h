/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * subscriber: what the actions of `newsroom subscriber` share.
 */
#ifndef SUBSCRIBER_H
#define SUBSCRIBER_H

#include "arena.h"
#include "db.h"
#include "editor.h"

struct subscriber {
	struct db *db;
	struct arena *arena; /* the database's answers live here too */
	const char *address; /* that an action is about, as it is kept */
};

/* import FILE.csv [--dry-run] [--json] */
int subscriber_import(struct subscriber *subscriber, int argc, char **argv);

#endif
