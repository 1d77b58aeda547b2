/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content: which version of the content the public sees.
 *
 * Every change of what is public raises one number in the database and
 * tells it to whoever listens; a moment at which something becomes public
 * by itself counts as a change. So a page that was made under a version is
 * good as long as the version stands, and asking costs no query.
 */
#ifndef CONTENT_H
#define CONTENT_H

#include "db.h"

struct content;

/* The version that db reads; nothing is asked yet. See content_free. */
struct content *content_new(struct db *db);

/* Give it back, but not its db. NULL is let pass. */
void content_free(struct content *content);

/*
 * The version as of now, as a word for an ETag, good until the next call.
 * Asks the database only when it told of a change or when a moment came.
 * NULL while the database is away.
 */
const char *content_version(struct content *content);

/* Whether the database answers now: it is asked in any case. */
bool content_check(struct content *content);

/* Hear of changes, also while nobody asks; so that a loss is known at once. */
void content_watch(struct content *content);

/*
 * Milliseconds since the version was last known for certain, which it is
 * for as long as the connection lasts; INT64_MAX where it never was.
 */
int64_t content_age(const struct content *content);

#endif
