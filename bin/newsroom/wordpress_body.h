/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_body: the text of a post as HTML that is safe.
 */
#ifndef WORDPRESS_BODY_H
#define WORDPRESS_BODY_H

#include "clean.h"
#include "import.h"

struct wordpress_body {
	const char *lead;   /* what stood before <!--more-->; "" */
	const char *source; /* as an editor's file has it */
	const struct clean *html;
	const char *fault; /* why there is none; NULL */
};

/*
 * What a post's content becomes. What it loses on the way is noted for the
 * item of that name. wants_lead: whether the part before <!--more--> may be
 * taken as the lead.
 */
struct wordpress_body wordpress_body(struct import *import, const char *name,
    const char *content, bool wants_lead);

/* The words alone of a title or an excerpt. */
const char *wordpress_words(struct arena *arena, const char *html);

#endif
