/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markdown: an editor's Markdown as HTML that is safe.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "clean.h"
#include "pictures.h"

/*
 * CommonMark with GitHub's tables, strikethrough, links and footnotes, in the
 * arena. HTML inside of it is cleaned as all that comes from outside
 * (clean_html, which may refuse it too). What it names of pictures and
 * documents is put there, and noted in pictures, unless that is NULL; refused
 * too is a text that names one that is not to be had.
 */
struct cleaned markdown_html(struct arena *arena, const char *text,
    struct pictures *pictures);

/* The same text as cmark-gfm's tree, which the caller frees. */
struct cmark_node *markdown_tree(const char *text);

/* The same, and each image is asked of images, Markdown's and HTML's alike. */
struct cleaned markdown_images(struct arena *arena, const char *text,
    struct clean_pictures images);

#endif
