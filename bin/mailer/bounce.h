/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bounce: what a message that came back says of its reader.
 *
 * A report by RFC 3464 is believed first; where its status is general, or
 * contradicts what the server said, the words of the diagnostic decide. Older
 * servers write prose only, which is searched for the same words.
 *
 *     hard   the address is gone for good: no such user, account closed, no
 *            such domain, moved away
 *     soft   not delivered, and that says nothing final of the address: full,
 *            too large, refused as spam or by policy, timed out, still tried
 *     none   no bounce: an automatic reply, a receipt, a complaint, any other
 *            mail
 *
 * In doubt it is soft: a reader who is kept can be let go later.
 */
#ifndef BOUNCE_H
#define BOUNCE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/* How much of a message is read: a report stands before what it returns. */
enum { BOUNCE_READ_MAX = 1024 * 1024 };

enum bounce_verdict {
	BOUNCE_NONE,
	BOUNCE_SOFT,
	BOUNCE_HARD,
};

struct bounce_recipient {
	/*
	 * The address as the report writes it: the one that we sent to
	 * (Original-Recipient) where the report knows it, since that is the
	 * one that a subscriber has; else where it went (Final-Recipient).
	 */
	const char *address;
	const char *status; /* RFC 3463: "5.1.1"; "" where none is known */
	enum bounce_verdict verdict;
};

struct bounce {
	enum bounce_verdict verdict; /* the worst of its recipients' */
	const struct bounce_recipient *recipients;
	size_t n; /* how many; 0 also where none was named */
	bool
	    is_delay; /* a warning: none has failed, and some are still tried */
	/*
	 * something+NONCE@domain that it came to, or else that it names, where
	 * it is a bounce or a complaint; or "". Anybody can write one: only
	 * the whole of it proves that a mail of ours was seen.
	 */
	const char *envelope;
	bool is_complaint; /* a report of abuse (RFC 5965): verdict none */
};

/*
 * Read a message (RFC 5322) of n bytes; of more than BOUNCE_READ_MAX the
 * first are read. It never fails: what is no message gives the verdict none.
 * All texts are UTF-8 and live in the arena. The standards are RFC 3464,
 * 3463, 6522, 6533, 5965 and 3834.
 */
const struct bounce *bounce_read(struct arena *arena, const char *bytes,
    size_t n);

/* "none", "soft" or "hard". */
const char *bounce_word(enum bounce_verdict verdict);

#endif
