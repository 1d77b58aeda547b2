/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_tables: what has to be known of an export of Ghost before its posts
 * are read: their tags, and which members asked for letters.
 */
#ifndef GHOST_TABLES_H
#define GHOST_TABLES_H

#include "json_file.h"

struct ghost_tag {
	const char *id, *name, *slug; /* "#bg", "hash-bg" */
};

struct ghost_tables {
	struct arena *arena;
	struct json_place posts, members; /* line 0: there are none */
	const char *locale;               /* of the site; NULL */
	json_t *tags;                     /* by id: {name, slug} */
	json_t *post_tags;                /* by a post's id: tags' ids */
	json_t *only_mailed;              /* posts by id */
	json_t *pictures;                 /* posts by id: {alt, caption} */
	json_t *subscribed;               /* members by id */
	json_t *asked;                    /* members by id: when, or who */
	bool knows_subscribed;
};

/*
 * Read the whole file once. NULL after the file's fault was set: it is no JSON
 * to its end, or no export.
 */
struct ghost_tables *ghost_tables_read(struct arena *arena,
    struct json_file *file);

/* Tags of a post in their order, as a JSON list of {name, slug}; or NULL. */
const json_t *ghost_tables_tags(const struct ghost_tables *tables,
    const char *post);

/* A member of an object as text; NULL where it is not there or none. */
const char *ghost_text(const json_t *object, const char *key);

/* An id, which older versions write as a number. */
const char *ghost_id(struct arena *arena, const json_t *object,
    const char *key);

#endif
