/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fill: what a page has for the names that its template asks for.
 *
 * A name is text of n bytes, in capitals, without a NUL. It is looked up
 * when it is asked for, in the structs themselves: what no template names
 * costs nothing. A row answers for its own fields, also for those that are
 * empty, and leaves every other name to the page.
 */
#ifndef FILL_H
#define FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "row.h"
#include "words.h"

struct fill;
struct fill_rows;

/* One row, and where the next is looked for; all zero is the page itself. */
struct fill_place {
	const struct row *row;
	const char *from; /* the struct */
	const struct fill_rows *rows;
	size_t i;
};

/* A page without values, in the arena, that says its words in lang. */
struct fill *fill_new(struct arena *arena, const struct words *words,
    const char *lang);

/* Give a name its value; NULL shows a section. Both live as the page. */
void fill_value(struct fill *fill, const char *name, const char *value);

/*
 * Add a copy of n structs under the name of a section, or, where name is
 * NULL, each under the one that its first field, part, names.
 */
void fill_add(struct fill *fill, const char *name, const struct row *row,
    const void *structs, size_t n);

/*
 * The text for a name at a place: of the row's field, of NAME_WORDS for one
 * that is spoken, or of the page. Never NULL; it lives as the page.
 */
const char *fill_text(const struct fill *fill, const struct fill_place *place,
    const char *name, size_t n);

/*
 * Whether a section is shown at a place: HAS_NAME where the row's field says
 * something, HAS_NAMES where there are parts of that name, else whatever was
 * shown or has rows.
 */
bool fill_is_shown(const struct fill *fill, const struct fill_place *place,
    const char *name, size_t n);

/* Go to the next row of a section, from zero to the first. False: no more. */
bool fill_next(const struct fill *fill, struct fill_place *place,
    const char *name, size_t n);

#endif
