/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sought: what a reader looks for, and the addresses that say it.
 */
#ifndef SOUGHT_H
#define SOUGHT_H

#include "request.h"

/* What a search may be bounded to: a parameter of its address each. */
enum bound {
	BOUND_KIND,    /* article, project, partner or page */
	BOUND_YEAR,    /* of publication, four digits */
	BOUND_PROJECT, /* a slug */
	BOUND_PARTNER, /* a slug */
	BOUND__COUNT
};

struct sought {
	const char *typed; /* one line; "" is a form that nobody has sent */
	const char *bounds[BOUND__COUNT]; /* NULL is none */
	int64_t page;                     /* from 1 */
};

/*
 * What the address of a request says is looked for; a parameter without a
 * value is none. False where a bound or the page is not what it can be.
 */
bool sought_read(const struct request *request, struct sought *sought);

/* The bound that is named so in an address, or BOUND__COUNT. */
enum bound sought_bound(const char *name);

/* The address of a page of the results in a language, in the arena. */
const char *sought_address(struct arena *arena, const struct sought *sought,
    const char *lang, int64_t page);

/* The first page's address with one bound put to a value, or off by NULL. */
const char *sought_bounded(struct arena *arena, const struct sought *sought,
    const char *lang, enum bound bound, const char *value);

/* The first max octets of a text in one line, but no half of a character. */
const char *sought_shorten(struct arena *arena, const char *text, size_t max);

#endif
