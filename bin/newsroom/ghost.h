/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost: an export of Ghost (5, and its fathers from 0 on), taken in.
 */
#ifndef GHOST_H
#define GHOST_H

#include "import.h"
#include "languages.h"

/* What order->more is. */
struct ghost_options {
	const char *map;     /* a mapping file, or NULL */
	const char *files;   /* a copy of content/images, or NULL */
	const char *members; /* Ghost's CSV of them, or NULL */
	const struct languages *languages;
};

/* An import_order's walk. */
bool ghost_walk(struct import *import, const struct import_order *order);

#endif
