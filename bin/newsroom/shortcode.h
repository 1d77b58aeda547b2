/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shortcode: [what] WordPress plugins make of a word in square brackets.
 */
#ifndef SHORTCODE_H
#define SHORTCODE_H

#include "arena.h"

/* One that is open: [name attributes], and perhaps inside[/name]. */
struct shortcode {
	const char *name, *attributes;
	const char *inside; /* short words alone, or NULL */
};

/* Who knows what stands in place of one. */
struct shortcode_taker {
	/* HTML for it and its inside, or NULL: it is taken out. */
	const char *(*take)(void *context, const struct shortcode *shortcode);
	void *context;
};

/* What an attribute says, or NULL. */
const char *shortcode_value(struct arena *arena,
    const struct shortcode *shortcode, const char *name);

/*
 * text without its shortcodes. A caption becomes a figure, an [embed] a
 * link, the taker is asked for all others; of what is taken out stays what
 * stands between the two. "[[word]]" is "[word]".
 *
 * Which words are shortcodes only the old site knew: here it is one that has
 * a value (name="…"), is closed again ([/name]), has an underscore, or is
 * WordPress's own; "[sic]" is none.
 */
const char *shortcode_take_out(struct arena *arena, const char *text,
    const struct shortcode_taker *taker);

#endif
