/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost: an export of Ghost (5, and its fathers from 0 on), taken in.
 */
#ifndef GHOST_H
#define GHOST_H

#include "import.h"

/* An import_order's walk. */
bool ghost_walk(struct import *import, const struct import_order *order);

#endif
