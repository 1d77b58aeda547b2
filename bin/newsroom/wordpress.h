/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress: an export of WordPress, taken in.
 */
#ifndef WORDPRESS_H
#define WORDPRESS_H

#include "import.h"
#include "languages.h"

/* What order->more is. */
struct wordpress_options {
	const char *map;   /* a mapping file, or NULL */
	const char *files; /* a copy of wp-content/uploads, or NULL */
	const struct languages *languages;
};

/* An import_order's walk. */
bool wordpress_walk(struct import *import, const struct import_order *order);

#endif
