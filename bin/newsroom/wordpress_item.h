/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_item: what an item of WordPress is here: its identity, language,
 * time, addresses.
 */
#ifndef WORDPRESS_ITEM_H
#define WORDPRESS_ITEM_H

#include "import_map.h"
#include "languages.h"
#include "wordpress_body.h"
#include "wxr.h"

/* An edition or a page to be. */
struct wordpress_thing {
	const struct wxr_item *item;
	const char *name; /* for the report */
	bool is_page;
	const char *lang, *key;
	const char *own; /* the key, but where it is another's translation */
	const char *slug, *slug_else; /* the second where the first is taken */
	const char *title, *lead;
	const char *published; /* NULL: a draft, or a page */
	struct wordpress_body body;
};

/* What its first note under a key says, or NULL. */
const char *wordpress_item_meta(const struct wxr_item *item, const char *key);

/* "line 45: post 12: Title" */
const char *wordpress_item_name(struct arena *arena,
    const struct wxr_item *item);

/* Why it cannot be taken at all; type is "post", "page", or NULL. */
const char *wordpress_item_fault(struct arena *arena,
    const struct wxr_item *item, const char *type);

/* By Polylang's term, WPML's note, or its address; NULL: it does not say. */
const char *wordpress_item_language(struct arena *arena,
    const struct languages *languages, const struct wxr_item *item);

/* Whether it says of what it is the translation. */
bool wordpress_item_is_tied(const struct wxr_item *item);

/* Title, slugs and time; why it cannot be, or NULL. */
const char *wordpress_thing_fill(struct import *import,
    struct wordpress_thing *thing);

/* What it is filed under, as a mapping file calls that. */
const struct import_term *wordpress_terms(struct arena *arena,
    const struct wxr_item *item);

/* The path of an address, "/…", without its query; NULL where it has none. */
const char *wordpress_path(struct arena *arena, const char *url);

/* The path below which the whole site stood, "/blog" or "". */
const char *wordpress_base(struct arena *arena, const struct wxr_site *site);

/*
 * The addresses at which it once stood, as a JSON list: its path, those under
 * older slugs, and that by its number (/?p=12), by which WordPress finds it
 * whatever its path is.
 */
const char *wordpress_addresses(struct arena *arena,
    const struct wxr_site *site, const struct wxr_item *item);

/* Which items are translations of one another. */
struct wordpress_group;
struct wordpress_group *wordpress_groups_new(struct arena *whole);

/* What an item is called by itself: by its site and number ("": all of it). */
const char *wordpress_own_key(struct arena *arena, const struct wxr_site *site,
    const char *id);

/*
 * What an article is called: as its item, or as the first of the group of its
 * translations in the file.
 */
const char *wordpress_group_key(struct wordpress_group *groups,
    struct arena *arena, const struct wxr_site *site,
    const struct wxr_item *item);

#endif
