/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_post: what a post or page of Ghost is here.
 */
#ifndef GHOST_POST_H
#define GHOST_POST_H

#include "ghost.h"
#include "ghost_tables.h"
#include "import_gone.h"
#include "import_map.h"
#include "leads.h"

/* All that an import of Ghost knows. */
struct ghost {
	struct import *import;
	const struct import_order *options;
	struct import_map *map;
	struct leads *leads;
	struct import_gone *gone;
	struct ghost_tables *tables;
	const char *site; /* which of Ghost's */
};

/* Put in a row of posts, which stands on a line of the file, or say why not. */
void ghost_post_take(struct ghost *ghost, const json_t *row, int64_t line);

/* The language of what says none. */
const char *ghost_language(const struct ghost *ghost);

#endif
