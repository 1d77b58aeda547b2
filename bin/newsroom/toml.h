/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * toml: the head of a text, as Hugo writes it in TOML 1.0.
 *
 * Debian 12 has TOML for C++ and none for C, and a head is a dozen lines, so
 * this reads what stands in heads: strings of all four kinds, numbers, times,
 * booleans, lists, tables, dotted and quoted keys, inline tables. A time is
 * a string here, and a number too.
 */
#ifndef TOML_H
#define TOML_H

#include "arena.h"
#include "json_file.h"

/*
 * An object, which the caller gives back. NULL where it is no such text: *line
 * (from 1) and *fault (in the arena) say where and why.
 */
json_t *toml_read(struct arena *arena, const char *text, int *line,
    const char **fault);

#endif
