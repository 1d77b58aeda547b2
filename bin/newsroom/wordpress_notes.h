/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_notes: footnotes, which a post of WordPress's has beside its text.
 */
#ifndef WORDPRESS_NOTES_H
#define WORDPRESS_NOTES_H

#include "arena.h"

/*
 * A content with its footnotes in place of their block, and named as Markdown
 * names them; notes is JSON as WordPress keeps it, or NULL.
 */
const char *wordpress_notes(struct arena *arena, const char *content,
    const char *notes);

#endif
