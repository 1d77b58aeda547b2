/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * files: what is in a folder and below it, by name, however much there is: of
 * a folder only its names are kept, each in its own octets and eight.
 */
#ifndef FILES_H
#define FILES_H

#include <stdbool.h>

#include "arena.h"

struct files;

/* One that is no folder, good until the next one is asked for. */
struct file {
	const char *path;  /* as it can be opened */
	const char *below; /* the same from the folder */
	const char *fault; /* why it cannot be read; or NULL */
};

/*
 * Open a folder to be walked; it is closed with the arena. NULL, after it was
 * said why, where it is none.
 */
struct files *files_open(struct arena *arena, const char *folder);

/*
 * The next one by the order of the names in each folder; NULL for none. What
 * begins with a dot is left out, and a link is not followed.
 */
const struct file *files_next(struct files *files);

#endif
