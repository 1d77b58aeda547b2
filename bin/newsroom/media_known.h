/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_known: which file became which picture, while a store is open.
 *
 * A picture of an import stands in many texts, and to read, look at and hash
 * it anew for each costs more than all else.
 */
#ifndef MEDIA_KNOWN_H
#define MEDIA_KNOWN_H

#include "arena.h"

struct media_known;

/* What became of a file. */
struct media_made {
	const char *path, *hash;
	const char *row; /* as web.put_media takes it; NULL: it had one */
	const char *why; /* it was refused; NULL: it was not */
};

/* Empty; gone with the arena. */
struct media_known *media_known_new(struct arena *arena);

/* What became of that file, if it is the same since; or NULL. */
const struct media_made *media_known_find(const struct media_known *known,
    const char *path);

/* Remember it. */
void media_known_add(struct media_known *known, const struct media_made *made);

#endif
