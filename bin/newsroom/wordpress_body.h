/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_body: the text of a post as HTML that is safe.
 */
#ifndef WORDPRESS_BODY_H
#define WORDPRESS_BODY_H

#include "foreign.h"
#include "wordpress_files.h"

struct wordpress_body {
	const char *lead; /* what stood before <!--more-->; "" */
	struct foreign_body text;
};

/* A post's content, as the export has it. */
struct wordpress_content {
	const char *text;
	const char *name, *id; /* of the item: for the report, and its number */
	bool wants_lead;       /* what stands before <!--more--> may be it */
	struct pictures *pictures; /* NULL: none lie anywhere */
	struct wordpress_files *files;
	const char *notes; /* footnotes, as WordPress keeps them; or NULL */
};

/* What it becomes; what it loses on the way is noted. */
struct wordpress_body wordpress_body(struct import *import,
    const struct wordpress_content *content);

#endif
