/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bag: the mails that a child has in hand.
 *
 * They are leased from the database and stay leased as long as the bag's
 * connection lives. When that is lost, so is the bag: what it held is
 * somebody else's from then on.
 */
#ifndef BAG_H
#define BAG_H

#include "letter.h"

enum { BAG_MAX = 50 };

struct bag;

struct bag_mail {
	int64_t place; /* in the bag, from 1 */
	int64_t id;
	const char *kind, *nonce, *address, *lang;
	int64_t issue;     /* 0: none */
	const char *items; /* as PostgreSQL writes an array; NULL: all */
};

/* What is to be done with the next mail. */
enum bag_next {
	BAG_WANTED,
	BAG_UNWANTED, /* its reader has left meanwhile: it is dropped */
	BAG_LOST,     /* with all that is in the bag */
};

/* An empty bag, not yet connected; bag_free gives it back. */
struct bag *bag_new(const struct config *config);

/* Let go of the connection, and so of all mails. NULL is let pass. */
void bag_free(struct bag *bag);

/*
 * Empty the bag, and take up to n mails that are due: returns them, *got of
 * them, good until the next call. NULL while the database is away, and for ten
 * seconds after: whoever else lost it writes down first what he handed over.
 */
const struct bag_mail *bag_fill(struct bag *bag, size_t n, size_t *got);

/*
 * What stands in a letter, by its mail: false where the issue that it belongs
 * to cannot be found. What it points to lives as long as the mail.
 */
bool bag_letter(struct bag *bag, const struct bag_mail *mail,
    struct letter *letter);

/*
 * Write down what became of a mail, by its outcome's word and the server's
 * answer, and ask after the next one. Either may be NULL: no mail.
 */
enum bag_next bag_finish(struct bag *bag, const struct bag_mail *mail,
    const char *outcome, const char *answer, const struct bag_mail *next);

#endif
