/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * shortcode: [what] WordPress plugins make of a word in square brackets.
 */
#ifndef SHORTCODE_H
#define SHORTCODE_H

#include "arena.h"

/*
 * text without its shortcodes. A caption becomes a figure, an [embed] a
 * link, of all others what stands between two stays. note is called with the
 * name of each that was taken out. "[[word]]" is "[word]".
 *
 * Which words are shortcodes only the old site knew: here it is one that has
 * a value (name="…"), is closed again ([/name]), has an underscore, or is
 * WordPress's own; "[sic]" is none.
 */
const char *shortcode_take_out(struct arena *arena, const char *text,
    void (*note)(void *context, const char *name), void *context);

#endif
