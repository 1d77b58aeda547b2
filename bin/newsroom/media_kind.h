/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_kind: what a file is, by its first bytes and never by its name.
 */
#ifndef MEDIA_KIND_H
#define MEDIA_KIND_H

#include <stddef.h>

enum media_kind { MEDIA_NONE, MEDIA_JPEG, MEDIA_PNG, MEDIA_WEBP, MEDIA_PDF };

/* Bytes, of a file that was read whole. */
struct media_bytes {
	const unsigned char *bytes;
	size_t n;
};

/*
 * What the bytes begin as. For MEDIA_NONE, *what says what they are instead:
 * "a GIF picture", or "of no kind that is known here".
 */
enum media_kind media_kind(struct media_bytes file, const char **what);

/* "image/jpeg" and ".jpg"; NULL for MEDIA_NONE. */
const char *media_kind_type(enum media_kind kind);
const char *media_kind_ending(enum media_kind kind);

#endif
