/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_glob: patterns of paths, as the settings of Hugo and Jekyll write them.
 */
#ifndef SITE_GLOB_H
#define SITE_GLOB_H

#include <stdbool.h>

#include "arena.h"

/*
 * Whether a text is as the pattern says, in whichever case: *, ?, [a-z], \*,
 * and {one,other}. Only ** goes past a slash; where it is_wide, * does too. A
 * pattern that asks for too much fits all.
 */
bool site_glob(struct arena *arena, const char *pattern, const char *text,
    bool is_wide);

#endif
