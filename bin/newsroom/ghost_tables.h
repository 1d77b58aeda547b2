/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_tables: what has to be known of an export of Ghost before its posts
 * are read: their tags, and which members asked for letters.
 */
#ifndef GHOST_TABLES_H
#define GHOST_TABLES_H

#include "json_file.h"
#include "many.h"
#include "seen.h"

struct ghost_tables {
	struct arena *arena;
	struct json_file *file;
	uint32_t row; /* the octet at which the one begins that is read */
	struct json_place posts, members; /* line 0: there are none */
	const char *locale, *title;       /* of the site; NULL */
	json_t *tags;                     /* by id: {name, slug} */
	json_t *tag_numbers, *tag_ids;    /* the one by the other */
	struct many *post_tags;           /* by a post's id: tags' numbers */
	struct seen *only_mailed;         /* ids of posts */
	struct many *meta;                /* by a post's id: rows */
	json_t *authors;                  /* their slugs */
	struct many *letters; /* by a member's id: numbers of newsletters */
	json_t *letter_numbers, *letter_ids;
	json_t *archived;        /* newsletters that nobody gets, by id */
	struct seen *suppressed; /* addresses in small letters */
	struct many *events;     /* by a member's id: rows */
	bool knows_subscribed;
};

/*
 * Read the whole file once. NULL after the file's fault was set: it is no JSON
 * to its end, or no export.
 */
struct ghost_tables *ghost_tables_read(struct arena *arena,
    struct json_file *file);

/* {name, slug} of the tag of a number; NULL where the export has it not. */
const json_t *ghost_tables_tag(const struct ghost_tables *tables,
    uint32_t number);

/*
 * The row that counts among those of an id, which is read again and good until
 * the arena's reset; NULL where there is none.
 */
const json_t *ghost_tables_row(const struct ghost_tables *tables,
    struct arena *arena, struct many *rows, const char *id);

/* Whether a member gets a newsletter that is still sent. */
bool ghost_tables_is_subscribed(const struct ghost_tables *tables,
    const char *member);

/* Whether no letter goes to an address any more: one came back, or was
 * complained of. */
bool ghost_tables_is_suppressed(const struct ghost_tables *tables,
    struct arena *arena, const char *address);

/* true or 1 */
bool ghost_is_true(const json_t *value);

/* A member of an object as text; NULL where it is not there or none. */
const char *ghost_text(const json_t *object, const char *key);

/* An id, which older versions write as a number. */
const char *ghost_id(struct arena *arena, const json_t *object,
    const char *key);

#endif
