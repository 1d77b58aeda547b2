/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * liquid: {{< what >}} Hugo and {% what %} Jekyll make of words in a text.
 */
#ifndef LIQUID_H
#define LIQUID_H

#include "arena.h"

/* Whose text it is. Of Hugo's {{ x }} and {% x %} are words like others. */
enum liquid_of { LIQUID_OF_JEKYLL, LIQUID_OF_HUGO };

/*
 * text without its shortcodes, tags and {{ values }}; what stands between two
 * of them stays. A highlight becomes a block of code, a figure a picture, a
 * film a link, the site's own address and what names a class nothing, and what
 * is escaped or raw is as it would be shown. note is called with the name of
 * each that was taken out, but for these.
 */
const char *liquid_take_out(struct arena *arena, const char *text,
    enum liquid_of of, void (*note)(void *context, const char *name),
    void *context);

#endif
