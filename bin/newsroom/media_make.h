/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_make: the files that are served of one from outside.
 */
#ifndef MEDIA_MAKE_H
#define MEDIA_MAKE_H

#include "media_store.h"

/*
 * Read the file at path and make what is served of it, if that is not there.
 * It writes no row: *made has what is needed for one, or why there is none. All
 * of it lives in the arena of the store's one file.
 */
struct media_made media_make(struct media_store *store, const char *path,
    const char *name);

#endif
