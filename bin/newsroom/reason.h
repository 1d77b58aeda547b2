/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reason: why the database refused an item, for who wrote it.
 */
#ifndef REASON_H
#define REASON_H

#include <stddef.h>

#include "arena.h"

/*
 * What the schema words itself stays. What PostgreSQL says of a constraint or
 * of a value becomes a sentence without a name of the schema's, in which the
 * member that it is about stands in backquotes or first, for yaml_line.
 */
const char *reason_of(struct arena *arena, const char *why);

/*
 * A reason as its reader speaks: for the last step, since all else here knows
 * one by its English words. What is translated already stays.
 */
const char *reason_said(struct arena *arena, const char *reason);

/*
 * The same by sentences of one's own, of which those stand first that say
 * more; in each is %s for what varies.
 */
const char *reason_said_by(struct arena *arena, const char *const *sentences,
    size_t n, const char *reason);

#endif
