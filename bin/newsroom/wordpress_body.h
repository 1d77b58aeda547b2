/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_body: the text of a post as HTML that is safe.
 */
#ifndef WORDPRESS_BODY_H
#define WORDPRESS_BODY_H

#include "foreign.h"

struct wordpress_body {
	const char *lead; /* what stood before <!--more-->; "" */
	struct foreign_body text;
};

/*
 * What a post's content becomes. What it loses on the way is noted for the
 * item of that name. wants_lead: whether the part before <!--more--> may be
 * taken as the lead. Its pictures, where they lie anywhere, are shown.
 */
struct wordpress_body wordpress_body(struct import *import, const char *name,
    const char *content, bool wants_lead, struct pictures *pictures);

#endif
