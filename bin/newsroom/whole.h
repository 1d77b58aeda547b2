/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * whole: all that a file holds, at once, or again.
 */
#ifndef WHOLE_H
#define WHOLE_H

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"

/*
 * What a file holds from where it stands, in the arena and ended by a NUL
 * that *n does not count. Where that is more than most bytes, *n is more too,
 * and the rest is not read. ferror(3) tells whether it could be read.
 */
char *whole_read(struct arena *arena, FILE *file, size_t most, size_t *n);

/* Whether what is at a path can be read twice, as no pipe can. */
bool whole_is_lasting(const char *path);

#endif
