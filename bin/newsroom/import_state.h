/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import_state: what import.c (each item), import_run.c (the transaction around
 * all of them) and import_gone.c share, and nobody else sees.
 */
#ifndef IMPORT_STATE_H
#define IMPORT_STATE_H

#include <time.h>

#include "db.h"
#include "import.h"
#include "report.h"
#include "seen.h"
#include "tree.h"

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
	bool is_needless; /* there is content, and it was to be the first */
	bool is_trial;    /* nothing is written but files of pictures */
	bool is_begun;    /* an item, to whose begin one can go back */
	bool is_touched;  /* something may have been written since */
	time_t started, shown;
};

/* One refused item stops them all: which, and why. */
void import_stop(struct import *import, const char *item, const char *why);

#endif
