/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_shown: what the old site showed in place of a shortcode, as far as
 * its export tells.
 */
#ifndef WORDPRESS_SHOWN_H
#define WORDPRESS_SHOWN_H

#include <stdint.h>

#include "import.h"
#include "shortcode.h"
#include "wordpress_files.h"

/* Of which post. */
struct wordpress_shown {
	struct import *import;
	const char *name, *id;
	struct wordpress_files *files;
	int64_t room;         /* for how many octets more; below 0: too many */
	const char *pictures; /* all of the post, once they were asked for */
};

/* A shortcode_taker's; context is a struct wordpress_shown. */
const char *wordpress_show(void *context, const struct shortcode *shortcode);

/* content with the HTML that WPBakery keeps in base64, and no such script. */
const char *wordpress_show_raw(struct arena *arena, const char *content);

/*
 * content with the blocks that stand in several posts; those that another
 * site's page would have filled are noted.
 */
const char *wordpress_show_blocks(struct wordpress_shown *shown,
    const char *content);

#endif
