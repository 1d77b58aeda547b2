/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * refusal: whether a mail server that says no means us, and not the mail.
 *
 * Many servers say only at RCPT, or even after the message, that they want
 * nothing of us: a network that is not in their list, a quota that is spent.
 * Whoever takes that for a bounce loses a whole edition in minutes.
 */
#ifndef REFUSAL_H
#define REFUSAL_H

#include <stdbool.h>

#include "arena.h"

enum refusal {
	REFUSAL_OF_MAIL,       /* its reader, its size, its words */
	REFUSAL_OF_US_PERHAPS, /* said of us, or of one reader's domain */
	REFUSAL_OF_US,         /* relaying, our machine, sender, quota */
};

/* What a reply of 4xx or 5xx is about, by its code and its words. */
enum refusal refusal_of(int code, const char *answer);

/*
 * What speaks for us being meant, on one way to the server. All zero: nothing
 * has happened yet.
 */
struct refusals {
	char mail[64];  /* the name of the one that was refused last */
	int tries;      /* of that one, in a row */
	int mails;      /* refused in a row */
	bool has_taken; /* the server took one before them */
};

/* The server takes us: what was before counts no more. */
void refusals_end(struct refusals *refusals);

/*
 * Note that a mail of that name was refused as ours are; whether it is to be
 * doubted that all of ours would be, so that this one should step aside. In
 * doubt are the first after one that was taken, one that is refused in words
 * that leave it open, and any that has stood in the way for minutes.
 */
bool refusals_doubt(struct refusals *refusals, const char *mail,
    enum refusal refusal);

/* What a server said, with "@" for each address, so that it can be logged. */
const char *refusal_words(struct arena *arena, const char *answer);

#endif
