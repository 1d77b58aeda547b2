/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * subscriber: what the actions of `newsroom subscriber` share.
 */
#ifndef SUBSCRIBER_H
#define SUBSCRIBER_H

#include "arena.h"
#include "db.h"

struct subscriber {
	struct db *db;
	struct arena *arena; /* the database's answers live here too */
	const char *address; /* that an action is about, as it is kept */
};

/* Say why the database did not do it; returns EXIT_REFUSED. */
int subscriber_refuse(const struct subscriber *subscriber);

/* import FILE.csv [--dry-run] [--json] */
int subscriber_import(struct subscriber *subscriber, int argc, char **argv);

#endif
