/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * encoding: a page made small, once, for whoever keeps it.
 *
 * nginx says which encoding it wants and keeps the page so: compressing
 * while sending would cost more than all else of an answer.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include "arena.h"

/*
 * A content coding of RFC 9110, 8.4.1 by its name, "br" (RFC 7932) or
 * "gzip" (RFC 1952); NULL for any other word, for "" and for NULL.
 */
const char *encoding_find(const char *name);

/*
 * The n bytes in one of the encodings that encoding_find knows, *n_packed
 * bytes in the arena; NULL where they cannot be made so.
 */
const char *encoding_pack(struct arena *arena, const char *encoding,
    const char *bytes, size_t n, size_t *n_packed);

#endif
