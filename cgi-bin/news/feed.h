/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feed: the newest editions whole, as a feed of any form tells of them.
 */
#ifndef FEED_H
#define FEED_H

#include "request.h"

/* An edition; behind it, as rows of their own, the projects it is about. */
struct entry {
	const char *part; /* entry or project; about: what the feed is of */
	const char *path;
	int64_t id;
	const char *slug; /* of a project only */
	const char *title, *lead;
	struct html body;
	const char *correction;
	struct date corrected_on;
	const char *published_time, *updated_time; /* RFC 3339, UTC */
	const char *number; /* of the press release: 31/2020 */
	const char *acknowledgement, *disclaimer;
	const char *picture; /* at its head: the widest JPEG of it */
	int64_t picture_width, picture_height;
	const char *picture_alt;
	/* Made of these: */
	const char *tag;     /* what it is called for ever (RFC 4151) */
	struct html content; /* all that a reader of feeds shows of it */
	bool is_last;        /* of the rows of one edition */
	const char *hub;     /* of the feed: who tells of a change (WebSub) */
};

/* Every member of struct entry, part first. */
extern const struct row entry_row;

struct feed {
	struct entry about;
	struct entry *entries;
	size_t n;
};

/* Read the feed of all news in the request's language: 200, or why not. */
int feed_read_news(struct request *request, struct feed *feed);

/* Read the feed of the project that the path's third segment names. */
int feed_read_project(struct request *request, struct feed *feed);

#endif
