/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_input: the bytes that clean_html is given, before they are parsed.
 */
#ifndef CLEAN_INPUT_H
#define CLEAN_INPUT_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* Why the bytes are no text, and the line; NULL where they are. */
const char *clean_find_fault(const char *bytes, size_t n, int64_t *line);

/* The n bytes with one kind of line's end, as HTML has it, and their number. */
char *clean_line_ends(struct arena *arena, const char *bytes, size_t *n);

#endif
