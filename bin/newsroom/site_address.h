/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_address: where a site of Hugo's or Jekyll's had a text, by its settings.
 */
#ifndef SITE_ADDRESS_H
#define SITE_ADDRESS_H

#include "site_text.h"

/* An octet more is an address of nothing here. */
enum { SITE_ADDRESS_MAX = 2000 };

/* What an address is made of. */
struct site_stood {
	const struct site *site;
	const struct site_name *name;
	const struct site_head *head;
	const char *lang, *title, *slug, *date; /* the last may be NULL */
	bool is_page;
};

/*
 * All addresses at which it stood, as JSON: what the head says, and what the
 * mapping does or else the settings. What cannot be one is noted.
 */
const char *site_addresses(const struct site_stood *stood);

/* "/bg" in front of the addresses of a language; or "". */
const char *site_address_front(const struct site *site, const char *lang);

#endif
