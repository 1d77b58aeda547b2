/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * outcome: what became of a mail, by what a mail server said.
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include <stdbool.h>

enum outcome {
	OUTCOME_SENT,
	OUTCOME_LATER,   /* not now: to be tried again */
	OUTCOME_SOFT,    /* refused, which says nothing final of the address */
	OUTCOME_HARD,    /* refused, because the address is gone */
	OUTCOME_UNTRIED, /* the server is away: the mail was not looked at */
};

enum { ANSWER_MAX = 500 };

/* What a courier says of one mail. */
struct receipt {
	enum outcome outcome;
	bool is_over_mail; /* untried: the server went away over this mail */
	int code;          /* of the server's last reply; 0: there was none */
	char answer[ANSWER_MAX + 1];
};

/* Its word in the database and in the log: "sent". */
const char *outcome_word(enum outcome outcome);

/*
 * Whether a refusal ("550 5.1.1 …") says that there is no such address: as a
 * report that holds it would say (bounce.h), but never by a code of policy
 * (5.7).
 */
bool outcome_is_gone(const char *answer);

#endif
