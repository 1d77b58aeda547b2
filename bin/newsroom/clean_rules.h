/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_rules: what may stand in HTML that is kept.
 */
#ifndef CLEAN_RULES_H
#define CLEAN_RULES_H

#include <stdbool.h>

#include "arena.h"

enum clean_kind {
	CLEAN_GONE,    /* goes with all that is in it */
	CLEAN_UNKNOWN, /* goes, and what is in it stays */
	CLEAN_BORDER,  /* the same, and ends a paragraph */
	CLEAN_INLINE,  /* words in a text */
	CLEAN_BREAK,
	CLEAN_PICTURE,
	CLEAN_RULE,
	CLEAN_TEXT,  /* holds words */
	CLEAN_FLOW,  /* holds blocks, and maybe words */
	CLEAN_LIST,  /* holds items */
	CLEAN_TABLE, /* holds groups of rows */
	CLEAN_ROWS,  /* holds rows */
	CLEAN_ROW,   /* holds cells */
};

struct clean_element {
	const char *from, *to; /* its name, and its name when it is kept */
	enum clean_kind kind;
	const char *attributes; /* " href title " */
	const char *needs;      /* without which it is only its content */
};

/* The rule for an element by its name in lower case; never NULL. */
const struct clean_element *clean_element(const char *name);

/* Whether an element that is kept has that name. */
bool clean_is(const struct clean_element *element, const char *name);

/*
 * The value as it is kept, or NULL where it is not: the attribute is one of
 * the element's, and its value may stand there.
 */
const char *clean_value(struct arena *arena,
    const struct clean_element *element, const char *name, const char *value);

/* How long the scheme of an address is, with its colon; 0 where it has none. */
size_t clean_scheme(const char *value);

/* Whether it leads from a footnote back to where it is referred to. */
bool clean_is_way_back(const char *href);

/* What such a link is called in a language; "↩" in one that is not known. */
const char *clean_way_back(const char *lang);

/* Whether footnotes are made by it, so that it is nobody's loss. */
bool clean_is_footnotes(const char *name, const char *value);

#endif
