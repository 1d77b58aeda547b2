/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_files: the attachments of an export, by their numbers, since a post
 * names the picture at its head before the file tells of it.
 */
#ifndef WORDPRESS_FILES_H
#define WORDPRESS_FILES_H

#include "arena.h"

struct wordpress_file {
	const char *id, *url, *alternative, *caption;
};

struct wordpress_files;

/* Read them of an export; one that is broken tells of those before. */
struct wordpress_files *wordpress_files_read(struct arena *whole,
    const char *path);

/* The one of that number, or NULL. */
const struct wordpress_file *
wordpress_files_find(const struct wordpress_files *files, const char *id);

#endif
