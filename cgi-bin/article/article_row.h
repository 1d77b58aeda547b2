/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article_row: the pieces that an article's page is made of.
 */
#ifndef ARTICLE_ROW_H
#define ARTICLE_ROW_H

#include "row.h"

/* An edition whole, and around it what it is about and where to go on. */
struct article {
	const char *part;
	const char *path;
	const char *lang;
	const char *title;
	const char *lead;
	struct date published_on;
	const char *published_time; /* RFC 3339, UTC */
	const char *place;
	struct html body;
	struct date changed_on;
	const char *correction;
	struct date corrected_on;
	struct code country;
	const char *acknowledgement, *disclaimer;
	const char *number; /* of the press release: 31/2020 */
	/* At its head: itself, as <picture> wants it, and what it says. */
	const char *picture, *picture_source;
	const char *picture_avif, *picture_webp, *picture_jpeg;
	int64_t picture_width, picture_height;
	const char *picture_alt, *picture_caption, *picture_credit;
	const char *card;  /* what stands for it where it has none */
	bool no_card;      /* nor that */
	struct html press; /* what the page `press` says below each article */
	/* Of a preview only: until when it is good, and the embargo lasts. */
	struct date until_on, embargo_on;
	const char *until_time, *embargo_time;
};

extern const struct row article_row;

#endif
