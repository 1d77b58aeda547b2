/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * not_utf8: what an editor is told of a file that is no UTF-8 text.
 */
#ifndef NOT_UTF8_H
#define NOT_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "speak.h"

/* What is said of UTF-16. */
#define NOT_UTF8_BUT_16 N_("this is UTF-16: save it as UTF-8")

/* Whether a file that begins so is UTF-16. */
bool not_utf8_but_16(const char *bytes, size_t n);

/*
 * What is wrong with a file, and in which line and column, counted in
 * characters, or that it is a document; NULL where it is UTF-8 text.
 */
const char *not_utf8(struct arena *arena, const char *bytes, size_t n);

#endif
