/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_keys: by what a text of a site is known when it comes again. That is its
 * path without language, date and ending, or what its head says; where another
 * text came before it that is known so, its path with the date.
 */
#ifndef SITE_KEYS_H
#define SITE_KEYS_H

#include "site_text.h"

struct site_key {
	const char *own;
	const char *dated; /* by which it may be known from before; or NULL */
	bool is_double;    /* another file has its address */
};

/* Of a text in a language, whose head says ref or NULL; asked once of each. */
struct site_key site_keys_of(struct site *site, const struct site_name *name,
    const char *ref, const char *lang);

/* Eight signs that another key hardly has. */
const char *site_keys_mark(struct arena *arena, const char *key);

#endif
