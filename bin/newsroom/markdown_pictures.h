/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markdown_pictures: the pictures and documents that a Markdown text names.
 */
#ifndef MARKDOWN_PICTURES_H
#define MARKDOWN_PICTURES_H

#include <cmark-gfm.h>

#include "pictures.h"

/*
 * Put the addresses of ours in place of the names, and a figure around a
 * picture that stands alone and has a caption or a credit.
 */
void markdown_pictures(cmark_node *document, struct pictures *pictures);

#endif
