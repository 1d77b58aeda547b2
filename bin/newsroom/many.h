/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * many: numbers found again by a text, of which each may have several, at 16
 * octets for each number and as many while they are put in order. Of a text
 * its keyed hash is kept.
 */
#ifndef MANY_H
#define MANY_H

#include <stdint.h>

#include "arena.h"

struct many;

struct many_number {
	uint64_t hash;
	uint32_t number, rank;
};

/* Empty; gone with the arena. */
struct many *many_new(struct arena *arena);

/*
 * Put a number behind those that a text has of the same order or less; an
 * order above 255 counts as 255. Without memory the program ends.
 */
void many_put(struct many *many, const char *text, uint32_t number,
    int64_t order);

/* The n numbers of a text in their order, good until one is put in. */
const struct many_number *many_find(struct many *many, const char *text,
    size_t *n);

#endif
