/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cause: why a server says that it did not deliver.
 */
#ifndef CAUSE_H
#define CAUSE_H

#include <stdbool.h>

#include "bounce.h"

enum cause_weight {
	CAUSE_UNSAID, /* no phrase of the table is in the text */
	CAUSE_HINT,   /* one that holds only where the code leaves it open */
	CAUSE_SAID,   /* one that is said of nothing else */
};

struct cause {
	enum bounce_verdict verdict; /* none: somebody asks us to prove us */
	enum cause_weight weight;
};

/* Phrases (plain_has) of one cause; the last one is NULL. */
struct phrases {
	const char *const *patterns;
	struct cause cause;
};

/* The table, in order of precedence; the last one's patterns are NULL. */
extern const struct phrases cause_phrases[];

/* Its parts that say that the reader is gone, which fill a file. */
extern const char *const phrases_no_user[],
    *const phrases_no_domain[], *const phrases_no_user_abroad[],
				    *const phrases_perhaps_gone[];

/* Another one: what is said while the message is still tried. */
extern const char *const phrases_still_tried[];

/* What a text, made flat (plain_flat), says by the first phrase that fits. */
struct cause cause_of_text(const char *flat);

/*
 * The verdict on a recipient by the words of the server and its enhanced code
 * (RFC 3463; "" for none): words that are said of nothing else come first,
 * then the code, and where that is general, words that only hint.
 */
enum bounce_verdict cause_verdict(struct cause said, const char *status);

/* Whether the code leaves open what happened, so that words must say it. */
bool cause_is_general(const char *status);

#endif
