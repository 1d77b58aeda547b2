/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_leads: the lists of a site of Hugo's or Jekyll's (/tags/x/, /posts/,
 * feeds), whose old addresses lead to what they are here.
 */
#ifndef SITE_LEADS_H
#define SITE_LEADS_H

#include "site_text.h"

struct site_leads;

/* None yet; gone with the import. */
struct site_leads *site_leads_new(const struct site *site);

/* Remember in which lists a text stood that is public. */
void site_leads_see(const struct site *site, const struct site_name *name,
    const struct import_term *terms, const char *lang);

/* Put them in, where the site's settings say where they were. */
void site_leads_end(const struct site *site);

#endif
