/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_pictures: the pictures and documents of a site of Hugo's or Jekyll's:
 * where its texts have them from, and what became of each file.
 */
#ifndef SITE_PICTURES_H
#define SITE_PICTURES_H

#include "foreign.h"
#include "pictures.h"
#include "site_text.h"

/* None so far; the folder is the site's, and files another or NULL. */
struct site_pictures *site_pictures_new(struct import *import,
    const char *folder, const char *files);

/* For a text of that path in the folder, and in that language. */
struct pictures *site_pictures_of(const struct site *site, const char *path,
    const char *lang);

/* Show at the head what the text's head names as its picture. */
void site_pictures_lead(struct pictures *pictures,
    const struct site_head *head);

/*
 * The HTML of Markdown with what it shows; *markdown names that afterwards as
 * an editor's file does. What it has not is noted for the text.
 */
struct cleaned site_pictures_body(const struct site *site, const char *path,
    struct pictures *pictures, const char **markdown);

/* The same of HTML, which is not read as Markdown. */
struct foreign_body site_pictures_html(const struct site *site,
    const char *path, struct pictures *pictures, const char *html);

/* Whether the text that was read last went in, with what it shows. */
void site_pictures_keep(const struct site *site, bool is_in);

/* Whether a file of the folder is a picture or document, to be told of. */
bool site_pictures_see(const struct site *site, const char *path);

/* Tell of each: that it went in with a text, or that none shows it. */
void site_pictures_report(const struct site *site);

#endif
