/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_head: the head of a text of Hugo's or Jekyll's, in YAML, TOML, JSON
 * or lines.
 */
#ifndef SITE_HEAD_H
#define SITE_HEAD_H

#include "arena.h"
#include "json_file.h"
#include "yaml_items.h"

/* Under these a head names its picture. */
#define SITE_PICTURE_NAMES                                                     \
	"featured_image", "featuredimage", "feature_image", "cover_image",     \
	    "cover", "image", "images", "header", "banner", "thumbnail"

/* And under these when it was published. */
#define SITE_DATE_NAMES                                                        \
	"publishdate", "pubdate", "publish_date", "pubdatetime",               \
	    "published_at", "publishedat", "date"

struct site_head {
	const struct yaml_item *yaml; /* NULL: in another, or none */
	json_t *members;   /* names in lower case; gone with the arena */
	const char *given; /* who, if not itself, keeps it from the public */
	char *body;
	const char *fault; /* why there is none; NULL */
	int line;          /* of the fault in the file */
	bool is_yaml, is_lines;
	bool is_none; /* there is no head at all */
};

/* Take a file's text apart; the text is cut. */
struct site_head site_head_read(struct arena *arena, char *text);

/*
 * A copy in which names are in lower case at any depth, as Hugo takes them;
 * the caller gives it back.
 */
json_t *site_head_lower(json_t *value);

/* The first of some names (NULL ends them) under which there is a text. */
const char *site_head_text(const struct site_head *head,
    const char *const *names);

/* Whether a name is there and not false, empty or a word for no. */
bool site_head_is(const struct site_head *head, const char *name, bool none);

/* Whether the import asks for what stands under such a name. */
bool site_head_is_known(const char *name);

/* Call with each text that stands under a name, in a list or alone. */
void site_head_each(const struct site_head *head, const char *name,
    void (*take)(void *context, const char *text), void *context);

#endif
