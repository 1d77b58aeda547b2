/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wordpress_mixed: an item that holds its text in several languages, as
 * qTranslate keeps it:
 *
 *     [:bg]Новина[:en]News[:]    <!--:bg-->Новина<!--:--><!--:en-->News<!--:-->
 *     {:bg}Новина{:en}News{:}
 *
 * What stands behind an end, or before all, is in each of them.
 */
#ifndef WORDPRESS_MIXED_H
#define WORDPRESS_MIXED_H

#include <stdbool.h>

#include "languages.h"
#include "wxr.h"

/* Whether there is such a mark in its title, excerpt or content. */
bool wordpress_is_mixed(const struct wxr_item *item);

/* The languages of its marks that the site has not: "de, fr", some of many. */
const char *wordpress_mixed_others(struct arena *arena,
    const struct wxr_item *item, const struct languages *languages);

/*
 * A copy of it in one language, in an arena; NULL where it says nothing in
 * it, and a draft where it has a title and no text, which others have. The
 * site's own language has the item's address, another its code before
 * that.
 */
const struct wxr_item *wordpress_mixed_part(struct arena *arena,
    const struct wxr_item *item, const char *lang, bool is_own);

#endif
