/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wxr: WordPress's own export (WXR 1.0 to 1.2), item by item.
 *
 * libxml2 takes it apart as it comes, so that memory does not grow with the
 * file: of one item at a time there is a copy, and of its texts so much as
 * WXR_TEXT_MAX. It is not libxml2's xmlTextReader, since that puts a long
 * CDATA section together by pieces of 300 bytes, in a time that grows with
 * the square of its length. A DOCTYPE is refused where it begins, so there
 * are no entities; nothing is loaded from anywhere.
 */
#ifndef WXR_H
#define WXR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

enum { WXR_TEXT_MAX = 4 * 1024 * 1024 };

struct wxr_term {
	const struct wxr_term *next;
	const char *domain, *nicename;
	const char *parent; /* of a site's category; "" */
};

/* What it says of the site that it comes from; NULL where it does not. */
struct wxr_site {
	const char *version, *language, *link, *base_blog_url;
	/* Categories, tags and authors, the last first. */
	const struct wxr_term *terms;
};

struct wxr_meta {
	const struct wxr_meta *next;
	const char *key, *value;
};

/* An item; texts that it does not have are "". */
struct wxr_item {
	int64_t line;
	const char *title, *link, *pub_date, *content, *excerpt, *id;
	const char *date, *date_gmt, *name, *status, *type, *password;
	const char *attachment_url, *parent, *sticky;
	const struct wxr_term *terms; /* the last first */
	const struct wxr_meta *metas;
	int64_t comments;
	bool is_too_long;
	bool is_other; /* what another item says, in a second language */
};

/* Who reads, and what he gets; items are good until take returns. */
struct wxr_reader {
	struct arena *whole; /* for the site */
	struct arena *arena; /* for one item; take gives it back */
	/* False to read no more. */
	bool (*take)(void *context, const struct wxr_site *site,
	    const struct wxr_item *item);
	void (*progress)(void *context, int64_t done, int64_t all);
	void *context;
};

/*
 * Read a file. NULL where it was read to its end or take wanted no more;
 * otherwise LINE:COLUMN: why it is no such file, in the reader's whole.
 * *controls: how many characters were taken out that XML forbids.
 */
const char *wxr_read(const struct wxr_reader *reader, const char *path,
    int64_t *controls);

#endif
