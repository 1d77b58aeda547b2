/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * yaml_items: a YAML text taken apart into items, each as JSON.
 *
 * An item is a mapping: the whole text is one, or it is a list of them.
 * Scalars become strings, but true, false and null that stand bare. A
 * scalar under the key `body` is Markdown: it becomes body_source and
 * body_html. Aliases and a key that stands twice are refused.
 */
#ifndef YAML_ITEMS_H
#define YAML_ITEMS_H

#include <stddef.h>

#include "arena.h"

/* What stands under one key of an item. */
struct yaml_member {
	const char *key;
	const char *text; /* its scalar; NULL: a list or a mapping */
	const char *list; /* the scalars of a list, a space before each */
	int line;         /* where it begins, from 1 */
};

struct yaml_item {
	int line;            /* where it begins, from 1 */
	const char *members; /* JSON: `"title": "…", "slug": "…"` */
	const char *slug;    /* its slug, NULL where it has none */
	const struct yaml_member *pairs;
	size_t n; /* how many of them */
};

/* The member of an item under a key, or NULL. */
const struct yaml_member *yaml_member(const struct yaml_item *item,
    const char *key);

/* The line of the member that a reason of the database is about; 0: none. */
int yaml_line(const struct yaml_item *item, const char *why);

/*
 * The items of text, *n of them, in the arena. NULL where it is not such a
 * text: *line and *fault (in the arena) then say where and why.
 */
const struct yaml_item *yaml_items(struct arena *arena, const char *text,
    size_t *n, int *line, const char **fault);

/* The same of another system's, whose aliases are taken for what they mean. */
const struct yaml_item *yaml_items_foreign(struct arena *arena,
    const char *text, size_t *n, int *line, const char **fault);

/* The same of the head of a file, which is one item. */
const struct yaml_item *yaml_head(struct arena *arena, const char *text,
    int *line, const char **fault);

#endif
