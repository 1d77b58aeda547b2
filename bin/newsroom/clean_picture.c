/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean_picture.h"

#include "clean_write.h"

/*
 * As wide as a text is (--measure of style.css, whose rem grows with the
 * window as this one does not), or as the window between its edges.
 */
#define SIZES "(min-width: 39em) calc(30.625rem + 11.9vw), 90vw"

const char *
clean_picture_sources(struct arena *arena, const struct clean_picture *picture)
{
	return arena_printf(arena,
	    "<source type=\"image/avif\" srcset=\"%s\" sizes=\"" SIZES
	    "\"><source type=\"image/webp\" srcset=\"%s\" sizes=\"" SIZES "\">",
	    clean_escape(arena, picture->avif),
	    clean_escape(arena, picture->webp));
}

const char *
clean_picture_attributes(struct arena *arena,
    const struct clean_picture *picture)
{
	return arena_printf(arena,
	    " src=\"%s\" alt=\"%s\" srcset=\"%s\" sizes=\"" SIZES
	    "\" width=\"%lld\" height=\"%lld\" loading=\"lazy\"",
	    clean_escape(arena, picture->source),
	    clean_escape(arena, picture->alternative),
	    clean_escape(arena, picture->jpeg), (long long)picture->width,
	    (long long)picture->height);
}
