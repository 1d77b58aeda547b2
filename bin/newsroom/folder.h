/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * folder: a folder of content, file by file.
 *
 *     programmes.yaml partners.yaml projects.yaml   lists
 *     pages/NAME.LANG.md                            plain pages
 *     …/NAME.LANG.md                                editions of articles
 *
 * A .md file is Markdown under a YAML head between two lines of three
 * hyphens. The editions of one article have the same NAME in one folder.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>

#include "arena.h"
#include "media.h"
#include "queries.h"

/* One thing to put in, good until the function that gets it returns. */
struct item {
	const char *name;     /* file, or file and slug, for a report */
	const char *identity; /* what no other item may have too; or NULL */
	enum query put;       /* which puts it in */
	const char *json;     /* its one parameter */
	const char *fault;    /* why it cannot go in, with the line; or NULL */
	bool is_skipped;      /* a fault that need not stop the others */
};

/*
 * Call take(context, item) for each item below path: the lists first, then
 * the files by name. False, with errno set, where path is no folder that
 * can be read. A picture or document beside a text that names it is taken into
 * the store; it is no item by itself.
 */
bool folder_walk(struct arena *arena, struct media_store *store,
    const char *path, void (*take)(void *context, const struct item *item),
    void *context);

#endif
