/* SPDX-License-Identifier: EUPL-1.2 */
#include "outcome.h"

#include <stddef.h>
#include <string.h>

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

static bool
is_one_of(const char *const *list, const char *text, size_t n)
{
	for (; *list != NULL; list++)
		if (strlen(*list) == n && strncmp(*list, text, n) == 0)
			return true;
	return false;
}

static bool
holds_one_of(const char *const *list, const char *text)
{
	for (; *list != NULL; list++)
		if (strcasestr(text, *list) != NULL)
			return true;
	return false;
}

bool
outcome_is_gone(const char *answer)
{
	/* No such user, host or name; moved away; closed. */
	static const char *const gone[] = { "5.1.1", "5.1.2", "5.1.3", "5.1.6",
		"5.1.10", "5.2.1", NULL };
	static const char *const vague[] = { "5.0.0", "5.1.0", NULL };
	static const char *const phrases[] = { "user unknown", "unknown user",
		"no such user", "user not found", "unknown recipient",
		"recipient unknown", "no such recipient", "no such mailbox",
		"user does not exist", "user doesn't exist", NULL };
	const char *code = answer + strspn(answer, "0123456789");
	size_t n;

	code += strspn(code, " -");
	n = strspn(code, "0123456789.");
	if (is_one_of(gone, code, n))
		return true;
	if (n >= strlen("5.0.0") && !is_one_of(vague, code, n))
		return false;
	return holds_one_of(phrases, answer);
}
