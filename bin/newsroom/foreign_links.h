/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * foreign_links: where a text of another system leads that this one cannot
 * show, or has elsewhere.
 */
#ifndef FOREIGN_LINKS_H
#define FOREIGN_LINKS_H

#include "import.h"
#include "pictures.h"

/* The value of a tag's attribute as it is written; NULL: it has none. */
const char *foreign_attribute(struct arena *arena, const char *tag,
    const char *name);

/* Such a value as it was before it was written into HTML. */
const char *foreign_plain(struct arena *arena, const char *value);

/*
 * HTML, not yet clean, in which a film or a sound is a link to it, and a link
 * to a file that is at hand leads to that; what is not at hand is noted.
 */
const char *foreign_links(struct import *import, const char *name,
    const char *html, struct pictures *pictures);

#endif
