/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * piece: what a page is made of.
 *
 * A page asks one query for all of its pieces: a teaser, a project, a link
 * to an older article. The column part says which section of the template
 * a piece fills; a query names only the columns that it has.
 */
#ifndef PIECE_H
#define PIECE_H

#include "row.h"

struct piece {
	const char *part; /* section of the template: "teaser" */
	const char *path; /* its address: "/bg/news/slug/" */
	const char *lang; /* where it is not the page's own */
	const char *title;
	const char *lead;
	struct date published_on;
	const char *cursor;  /* its place in a list, for ?before= */
	int64_t count;       /* of what stands behind the link */
	struct code role;    /* in a project */
	struct code state;   /* planned, running, finished */
	struct code country; /* ISO 3166-1, two letters */
	struct code month;   /* 1 to 12 */
	struct date starts_on, ends_on;
	const char *programme;
	const char *acknowledgement, *disclaimer; /* of EU money */
};

/* Every member of struct piece, part first, as view_parts wants it. */
extern const struct row piece_row;

#endif
