/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_files: what posts of an export name by its number, since they name
 * it before the file tells of it: attachments, and blocks that stand in many.
 */
#ifndef WORDPRESS_FILES_H
#define WORDPRESS_FILES_H

#include <stdbool.h>

#include "arena.h"

struct wordpress_file {
	const char *id, *parent, *url, *alternative, *caption;
	const char *block; /* the content of a reusable block, or NULL */
};

struct wordpress_files;

/*
 * Read them of an export, which may be of several files, the last of them
 * NULL; one that is broken tells of those before, and one that can be read
 * only once of none. Attachments only where they are wanted.
 */
struct wordpress_files *wordpress_files_read(struct arena *whole,
    const char *const *paths, bool wants_attachments);

/*
 * Whether what was added to the item of that number was for everybody, as far
 * as is known: 0 is none.
 */
bool wordpress_files_is_public(const struct wordpress_files *files,
    const char *parent);

/* The one of that number, good until the next is asked for; or NULL. */
const struct wordpress_file *wordpress_files_find(struct wordpress_files *files,
    const char *id);

/* Call each for each attachment of the post of that number, as in the file. */
void wordpress_files_of(struct wordpress_files *files, const char *parent,
    void (*each)(void *context, const struct wordpress_file *file),
    void *context);

#endif
