/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_terms: the tags and categories in a head of Hugo's or Jekyll's.
 */
#ifndef SITE_TERMS_H
#define SITE_TERMS_H

#include "import_map.h"
#include "site_head.h"

/*
 * As a mapping file calls them: tag/WORDS and category/WORDS; and head/NAME
 * for what else the head says, which has no place here and is counted so.
 * Jekyll parts the words of a text by spaces, and Hugo does not.
 */
const struct import_term *site_terms(struct arena *arena,
    const struct site_head *head, bool is_jekyll);

#endif
