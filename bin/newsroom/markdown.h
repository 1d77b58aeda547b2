/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markdown: CommonMark with tables and footnotes, made HTML.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "arena.h"

/*
 * The text as HTML, in the arena. Raw HTML and addresses that a browser
 * could run are left out (cmark's safe mode), so the result can stand in a
 * page as it is. Never fails: any text is Markdown.
 */
const char *markdown_html(struct arena *arena, const char *text);

#endif
