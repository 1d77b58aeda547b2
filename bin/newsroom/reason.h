/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reason: why the database refused an item, for who wrote it.
 */
#ifndef REASON_H
#define REASON_H

#include "arena.h"

/*
 * What the schema words itself stays; the name of a constraint becomes words,
 * from which yaml_line knows the member that they are about.
 */
const char *reason_of(struct arena *arena, const char *why);

#endif
