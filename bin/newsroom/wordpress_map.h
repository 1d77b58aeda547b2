/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_map: which category, tag or type of post means what here.
 *
 *     language: bg
 *     category/mediamotor: media-motor-europe
 *     tag/inovacii: [media-motor-europe, jobs]
 *     tag/novini: ~
 *     type/press-release: post
 */
#ifndef WORDPRESS_MAP_H
#define WORDPRESS_MAP_H

#include "import.h"
#include "wxr.h"

struct wordpress_map;

/*
 * Read a mapping file (NULL: an empty one); it lives as long as the import.
 * NULL after import_fail.
 */
struct wordpress_map *wordpress_map_read(struct import *import,
    const char *path);

/* The language where an item does not say its own; NULL for none. */
const char *wordpress_map_language(const struct wordpress_map *map);

/* What a type of post is here: "post", "page", or NULL for neither. */
const char *wordpress_map_type(const struct wordpress_map *map,
    const char *type);

/*
 * The projects that an item's categories and tags mean, as a JSON list, each
 * once. A term that the file does not name is counted.
 */
const char *wordpress_map_projects(struct wordpress_map *map,
    struct import *import, const struct wxr_item *item);

/* Say which terms mean nothing here, and how many items have them. */
void wordpress_map_report(const struct wordpress_map *map,
    struct import *import);

#endif
