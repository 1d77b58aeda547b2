/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_store: what the parts of media share.
 */
#ifndef MEDIA_STORE_H
#define MEDIA_STORE_H

#include "media.h"
#include "media_known.h"

enum { MEDIA_HASH = 32 };

struct media_store {
	struct db *db;
	const char *folder;
	bool is_dry;
	int root; /* of the folder once it is open and locked, or -1 */
	struct arena *arena; /* of one file that is taken in */
	struct media_known *known;
	enum media_when when;
	bool is_wanting;
	char why[400];
};

extern const struct row media_row;

/* Open and lock the folder where it is not; false with *why. */
bool media_store_open(struct media_store *store, bool is_alone,
    const char **why);

#endif
