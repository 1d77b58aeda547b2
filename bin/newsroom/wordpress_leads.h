/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_leads: the addresses of a site of WordPress that are no post's or
 * page's: of categories, tags, authors, the pages of files, and feeds.
 */
#ifndef WORDPRESS_LEADS_H
#define WORDPRESS_LEADS_H

#include "attachment.h"
#include "import_map.h"
#include "languages.h"
#include "wxr.h"

struct wordpress_leads;

struct wordpress_leads *wordpress_leads_new(struct import *import,
    struct import_map *map, const struct languages *languages);

/* What an item in a language is filed under is in that language. */
void wordpress_leads_see(struct wordpress_leads *leads,
    const struct wxr_item *item, const char *lang);

/*
 * A file's page leads to the post that it was added to, or else to the file;
 * and the file to what it becomes, where everybody could see it.
 */
void wordpress_leads_attachment(struct wordpress_leads *leads,
    const struct wxr_item *item, bool is_public, struct attachment *attachment);

/* What a text showed leads to what that became, once the text went in. */
struct lead *wordpress_leads_shown(struct wordpress_leads *leads,
    const struct pictures *pictures);
void wordpress_leads_add_shown(struct wordpress_leads *leads,
    struct lead *shown);

/* What a site's file says of it; in lang is what no item is filed under. */
void wordpress_leads_site(struct wordpress_leads *leads,
    const struct wxr_site *site, const char *lang);

/* Put them in. */
void wordpress_leads_end(struct wordpress_leads *leads);

#endif
