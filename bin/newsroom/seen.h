/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * seen: whether a text was met before, at 24 octets at most for each, however
 * long it is: of each its keyed hash is kept.
 */
#ifndef SEEN_H
#define SEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

struct seen;

/* Empty; gone with the arena. */
struct seen *seen_new(struct arena *arena);

/* Meet a text; whether it was met before. Without memory the program ends. */
bool seen_before(struct seen *seen, const char *text);

/* Whether it was, without meeting it. */
bool seen_has(const struct seen *seen, const char *text);

#endif
