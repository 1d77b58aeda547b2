/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * picture: what the decoder makes of a picture, and where its files go.
 *
 * A picture that kills the decoder is refused as any other.
 */
#ifndef PICTURE_H
#define PICTURE_H

#include <stdbool.h>

#include "arena.h"
#include "decoded.h"
#include "media_kind.h"

enum {
	PICTURE_WIDTHS = 4,
	PICTURE_WHY = DECODED_WHY_MAX,
	PICTURE_CARDS = 32,
};

/* What became of it; why is "" where it is a good one. */
struct picture {
	int width, height;          /* upright, as it is shown */
	int orientation;            /* of EXIF, 1 to 8 */
	int widths[PICTURE_WIDTHS]; /* that were made, 0 behind the last */
	char why[PICTURE_WHY];
};

/* What is to be made, and into which folder, an open descriptor. */
struct picture_job {
	struct media_bytes file;
	enum media_kind kind;
	int folder;
	const char *stem; /* of the names: STEM-480.avif, .webp, .jpg */
};

/*
 * Make it 480, 960, 1440 and 1920 wide, as far as it is, and as wide as it is
 * where that is less: upright, in sRGB, without metadata, each as AVIF, WebP
 * and JPEG, in which what is transparent is white. Refused is what is
 * animated, cut short, broken, over 16,000 pixels on a side or over 100
 * million; its header alone decides of the size.
 */
struct picture picture_make(const struct picture_job *job);

/*
 * A PNG or WebP that lies on its side, whole and upright, in the arena; it is
 * a picture that never lay.
 */
struct picture picture_turn(const struct picture_job *job, struct arena *arena,
    struct media_bytes *upright);

/* The same as far as its header tells it; nothing is decoded or written. */
struct picture picture_look(const struct picture_job *job);

/* What the picture says that stands for an article where it is shared. */
struct picture_card {
	const char *title, *site; /* UTF-8, in one line */
	int folder;
	const char *name; /* of the PNG, of 1200 by 630 pixels */
};

struct picture_cards {
	const struct picture_card *list;
	size_t n;          /* at most PICTURE_CARDS */
	const char *fonts; /* folder of the typeface's files, unpacked */
};

/* The titles in Sofia Sans; false, with why, where one could not be drawn. */
bool picture_cards(struct arena *arena, const struct picture_cards *cards,
    char why[PICTURE_WHY]);

#endif
