/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress: an export of WordPress, taken in.
 */
#ifndef WORDPRESS_H
#define WORDPRESS_H

#include "import.h"

/* An import_order's walk. */
bool wordpress_walk(struct import *import, const struct import_order *order);

#endif
