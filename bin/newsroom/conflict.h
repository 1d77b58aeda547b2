/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * conflict: what one is told whose file began from words that do not stand any
 * more, of whatever the file is. All of it is printed on stderr.
 */
#ifndef CONFLICT_H
#define CONFLICT_H

#include "article_file.h"

/* The database's rule that such a file breaks, see db_constraint. */
#define CONFLICT_RULE "revision_stands"

/* What others have changed since the revision where the file began. */
void conflict_theirs(struct arena *arena, const struct file_version *was,
    const struct file_version *is, const char *began, const char *stands);

/* What the file would change, where it does not say where it began. */
void conflict_mine(struct arena *arena, const struct file_version *is,
    const struct file_version *mine, const char *stands);

/*
 * That the file was taken in all the same, and what brings back what stood
 * there: restore of a verb, of what is called so.
 */
void conflict_overruled(const char *verb, const char *name, const char *stood);

#endif
