/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * html_source: HTML that was cleaned, as an editor's file can hold it.
 */
#ifndef HTML_SOURCE_H
#define HTML_SOURCE_H

#include <stdbool.h>

#include "clean.h"
#include "pictures.h"

/*
 * Markdown that becomes this very HTML: HTML itself, without an empty line
 * that would end it. What is no block is put into a paragraph.
 */
const char *html_source(struct arena *arena, const char *html);

/*
 * Whether a text, as Markdown, becomes this HTML; its pictures are found by
 * pictures, or not at all (NULL).
 */
bool html_source_fits(struct pictures *pictures, struct arena *arena,
    const char *source, const char *html);

/* The words of cleaned HTML: no tags, no escapes, one line. */
const char *html_words(struct arena *arena, const struct clean *html);

/* A text with one space for each run of white space, and none at its ends. */
const char *html_one_line(struct arena *arena, const char *text);

#endif
