/* SPDX-License-Identifier: EUPL-1.2 */
#include "outcome.h"

#include <string.h>

#include "cause.h"
#include "plain.h"

const char *
outcome_word(enum outcome outcome)
{
	static const char *const words[] = {
		[OUTCOME_SENT] = "sent",
		[OUTCOME_LATER] = "later",
		[OUTCOME_SOFT] = "soft",
		[OUTCOME_HARD] = "hard",
		[OUTCOME_UNTRIED] = "untried",
	};

	return words[outcome];
}

bool
outcome_is_gone(const char *answer)
{
	struct arena *arena = arena_new();
	const char *at = answer;
	const char *status = plain_next_status(arena, answer, &at);
	struct cause said = cause_of_text(plain_flat(arena, answer));
	/* A matter of policy (5.7) is between the servers, whatever it says. */
	bool is_policy = status != NULL && strncmp(status, "5.7.", 4) == 0;
	bool is_gone = !is_policy &&
	    cause_verdict(said, status == NULL ? "" : status) == BOUNCE_HARD;

	arena_free(arena);
	return is_gone;
}
