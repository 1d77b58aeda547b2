/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import_map: what the words of another system mean here, by a file of an
 * editor's.
 *
 *     language: bg
 *     category/mediamotor: media-motor-europe
 *     tag/inovacii: [media-motor-europe, jobs]
 *     tag/novini: ~
 *     type/press-release: post
 */
#ifndef IMPORT_MAP_H
#define IMPORT_MAP_H

#include "import.h"

struct import_map;

/* A word that an item is filed under, as the file calls it. */
struct import_term {
	const struct import_term *next;
	const char *name; /* "tag/novini" */
	bool is_subject;  /* where it means nothing here, that is said */
};

/* What an old address was made of. */
struct import_stood {
	const char *lang, *slug, *date; /* the last two may be NULL */
	const char *kind;               /* post, page, category, tag, author */
};

/*
 * Read a mapping file (NULL: an empty one); it lives as long as the import.
 * NULL after import_fail.
 */
struct import_map *import_map_read(struct import *import, const char *path);

/* The word that the file has under a name; NULL for none. */
const char *import_map_word(const struct import_map *map, const char *name);

/* The language where an item does not say its own; NULL for none. */
const char *import_map_language(const struct import_map *map);

/*
 * Where something stood, by the file's address/LANG where it is a post, or
 * by its address/KIND, or else by form; {slug}, and of date (2020-09-28…, or
 * NULL) {year}, {month} and {day}. NULL where there is no form, or a part
 * lacks.
 */
const char *import_map_address(const struct import_map *map,
    struct arena *arena, const struct import_stood *stood, const char *form);

/* What a type of post is here: "post", "page", or NULL for neither. */
const char *import_map_type(const struct import_map *map, const char *type);

/*
 * The projects that an item's terms mean, as a JSON list, each once. A subject
 * that the file does not name is counted.
 */
const char *import_map_projects(struct import_map *map, struct import *import,
    const struct import_term *terms);

/* Say which terms mean nothing here, and how many items have them. */
void import_map_report(const struct import_map *map, struct import *import);

#endif
