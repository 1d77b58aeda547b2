/* SPDX-License-Identifier: EUPL-1.2 */
/* region: an arena of each test's own, by set_up and tear_down. */
#ifndef REGION_H
#define REGION_H

#include "unit.h"

#include "arena.h"

static struct arena *arena;

static inline int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const struct unit_hooks unit_hooks = { set_up, tear_down, NULL, NULL };

#endif
