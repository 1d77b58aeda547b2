/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pictures_source: a text that names what it shows so that it is found
 * wherever the text is read again.
 */
#ifndef PICTURES_SOURCE_H
#define PICTURES_SOURCE_H

#include "pictures.h"

/* Markdown with addresses of the site in place of those that were noted. */
const char *pictures_source(const struct pictures *pictures,
    const char *markdown);

#endif
