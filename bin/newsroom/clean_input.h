/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_input: the bytes that clean_html is given, before they are parsed.
 */
#ifndef CLEAN_INPUT_H
#define CLEAN_INPUT_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* More places for an attribute no tag has: libxml2 compares each with each. */
enum { CLEAN_TAG_GAPS = 1000 };

/* Why the bytes are no text, and the line; NULL where they are. */
const char *clean_find_fault(const char *bytes, size_t n, int64_t *line);

/* The n bytes with one kind of line's end, as HTML has it, and their number. */
char *clean_line_ends(struct arena *arena, const char *bytes, size_t *n);

/*
 * How many of the n bytes libxml2 is given at once: to a tag's end, and between
 * characters. A whole tag, however long its values are, since at a piece's
 * end libxml2 forgets that it stood inside of quotes; but none with over
 * CLEAN_TAG_GAPS, which is seen to be too long before it is read.
 */
size_t clean_piece(const char *bytes, size_t n);

#endif
