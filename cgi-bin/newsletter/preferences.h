/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * preferences: the page of what somebody chose, which holds several forms.
 */
#ifndef PREFERENCES_H
#define PREFERENCES_H

#include "newsletter.h"

/* The page, and what is wrong with the form on it that was sent. */
struct preferences {
	const char *address; /* that we write to; NULL: not known */
	/* What is chosen; is_typed: in the form that was sent. */
	const char *lang, *frequency;
	bool is_typed;
	const char *email; /* the new address, as typed */
	bool is_each, is_weekly;
	bool is_waiting, is_left; /* neither: subscribed */
	bool bad_lang, bad_frequency, bad_email, bad_sure;
	bool focus_frequency; /* the first field that is wrong has it */
	struct choice *choices;
	size_t n_choices;
};

/*
 * Show it with a status, filled from the database where nothing was typed.
 * Returns the status, or 410, 503 or 500 as link_find.
 */
int preferences_page(struct request *request, const struct link *link,
    struct preferences *page, int status);

/* GET of /{lang}/newsletter/preferences/; change.c takes its forms. */
int preferences_show(struct request *request);

#endif
