/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * newsletter: the only program of the public site that writes.
 *
 * What it answers to a form never depends on who is subscribed. A person is
 * known by the token of a link that was mailed (lib/token), and a page that
 * was reached by one is for him alone. GET changes nothing: programs open
 * the links in a mail, too.
 */
#ifndef NEWSLETTER_H
#define NEWSLETTER_H

#include "response.h"

/* ---- the link that led to a page (link.c) ------------------------ */

struct link {
	const char *token;
	const char *hash; /* as the database knows it */
	/* Where link_find found it: its reader's language, and the address
	   that it brings; NULL otherwise. */
	const char *lang, *address;
};

/*
 * The link's token, ?t=. Returns 0, or the status of the page that was shown:
 * 410, it cannot be one.
 */
int link_read(struct request *request, struct link *link);

/*
 * The same, and whether it is good for a purpose of web.token. Also 503 and
 * 500, by db_status; nothing is shown then.
 */
int link_find(struct request *request, const char *purpose, struct link *link);

/*
 * Run a query that gives one boolean, is_done, which wants a good link.
 * Returns 0 where it was done, or as link_find. A query whose connection is
 * lost is asked once more, as if the reader had pressed his button twice.
 */
int link_use(struct request *request, enum query query, struct args args);

/*
 * A page for the reader of a link alone, with its TOKEN and NEW_ADDRESS. In
 * other languages it is the page of that name, by the same link.
 */
struct view *link_view(struct request *request, const struct link *link,
    const char *template_name, const char *page);

/*
 * The page that offers to use a link that is good for a purpose, which is its
 * name too: 200, or as link_find.
 */
int link_offer(struct request *request, const char *template_name,
    const char *purpose);

/* Show it with a status; from 500 up it says that nothing was stored. */
int link_show(struct request *request, struct view *view, int status);

/* 303 to a page of the newsletter by a link to it; what was done is said. */
int link_redirect(struct request *request, const char *page, const char *token,
    const char *done);

/* 303 to a page of the newsletter that is everybody's. */
int link_end(struct request *request, const char *page);

/* The page of a link that is not good (any more): returns 410. */
int stale_show(struct request *request);

/* ---- projects in a form (choices.c) ------------------------------ */

/* A project that can be chosen, and whether it was. */
struct choice {
	const char *slug;
	const char *name;
	bool is_chosen;
};
extern const struct row choice_row;

/* What can be chosen, n of it, marked as in the form that was sent. */
void choices_mark(const struct request *request, struct choice *choices,
    size_t n);

/* Without the database, what was chosen, by its slug. */
struct choice *choices_typed(const struct request *request, size_t *n);

/* The slugs that were chosen as an array of PostgreSQL: {a,b}. */
const char *choices_array(const struct request *request);

/* Fill the sections CHOICE and HAS_CHOICES. */
void choices_show(struct view *view, const struct choice *choices, size_t n);

#endif
