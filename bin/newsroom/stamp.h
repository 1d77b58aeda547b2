/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stamp: a file that says from which revision it began says it of the one that
 * it has made, so who goes on with it is not told that he changed it himself.
 */
#ifndef STAMP_H
#define STAMP_H

#include <stdint.h>

#include "arena.h"

/*
 * Renew the revision in that line (from 1) of a file, whole or not at all, and
 * put more lines below it ("" for none). Where that cannot be, it is said.
 */
void stamp_revision(struct arena *arena, const char *path, int line,
    int64_t revision, const char *more);

#endif
