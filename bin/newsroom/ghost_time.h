/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_time: a time of Ghost's as ours, "2020-09-28 07:00:00", in UTC.
 */
#ifndef GHOST_TIME_H
#define GHOST_TIME_H

#include "json_file.h"

/* Of a text; NULL where it is none. */
const char *ghost_time(struct arena *arena, const char *text);

/* Of a text, or of Ghost 0's milliseconds since 1970; NULL: it is neither. */
const char *ghost_moment(struct arena *arena, const json_t *value);

#endif
