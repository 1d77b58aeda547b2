/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_tags: what a post of Ghost's is filed under, and its language, which
 * is a tag too.
 */
#ifndef GHOST_TAGS_H
#define GHOST_TAGS_H

#include "ghost_post.h"

/*
 * As a mapping file calls them. *lang, where it is NULL, is what the first tag
 * says that says one, or else the site's.
 */
const struct import_term *ghost_tags(const struct ghost *ghost,
    const json_t *row, const char **lang);

#endif
