/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_strip: a picture without all that is not picture, its pixels untouched.
 *
 * Copied is what a decoder needs to show the pixels in their colours, by a
 * list; all else goes: EXIF with its place on earth, XMP, IPTC, comments,
 * small pictures inside of the picture, and what stands behind its end.
 */
#ifndef MEDIA_STRIP_H
#define MEDIA_STRIP_H

#include <stdbool.h>

#include "arena.h"
#include "media_kind.h"

struct media_stripped {
	struct media_bytes file;
	const char *why; /* where it is refused */
};

/*
 * A JPEG, PNG or WebP anew, in the arena. A JPEG that lies on its side keeps
 * that one number, orientation, of its EXIF. False, with why, where the file
 * is animated or its parts do not follow one another as they should.
 */
bool media_strip(struct arena *arena, enum media_kind kind,
    struct media_bytes file, int orientation, struct media_stripped *stripped);

#endif
