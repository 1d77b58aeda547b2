/* SPDX-License-Identifier: EUPL-1.2 */
#include "cause.h"

#include <string.h>

#include "plain.h"

/*
 * What a code says by itself, without its first digit; RFC 3463, the registry
 * of RFC 5248, and what Exchange adds. Any other is soft.
 */
static const struct {
	const char *detail;
	enum bounce_verdict verdict;
} codes[] = {
	{ "1.0", BOUNCE_HARD },   /* other address status */
	{ "1.1", BOUNCE_HARD },   /* bad mailbox */
	{ "1.2", BOUNCE_HARD },   /* bad system */
	{ "1.3", BOUNCE_HARD },   /* bad syntax of the mailbox */
	{ "1.4", BOUNCE_HARD },   /* ambiguous */
	{ "1.6", BOUNCE_HARD },   /* moved */
	{ "1.10", BOUNCE_HARD },  /* null MX */
	{ "1.11", BOUNCE_HARD },  /* Exchange: no such recipient */
	{ "1.20", BOUNCE_HARD },  /* Exchange: the same of several */
	{ "2.1", BOUNCE_HARD },   /* disabled */
	{ "4.4", BOUNCE_HARD },   /* unable to route */
	{ "4.310", BOUNCE_HARD }, /* Exchange: no such domain */
};

enum { CODES = sizeof(codes) / sizeof(codes[0]) };

static const char *const general[] = { "", "0.0", "1.0", "2.0", "3.0", "4.0",
	"4.1", "4.7", "5.0", "6.0", "7.0", "7.1" };

enum { GENERAL = sizeof(general) / sizeof(general[0]) };

static struct cause
first_cause(const char *flat)
{
	const struct phrases *phrases;

	for (phrases = cause_phrases; phrases->patterns != NULL; phrases++)
		if (plain_has_any(flat, phrases->patterns))
			return phrases->cause;
	return (struct cause){ BOUNCE_SOFT, CAUSE_UNSAID };
}

/*
 * Cisco's servers put "5.1.0 - Unknown address error" in front of whatever
 * another one said of a recipient.
 */
struct cause
cause_of_text(const char *flat)
{
	static const char wrapper[] = "unknown address error ";
	const char *inner = strstr(flat, wrapper);
	struct cause cause = { BOUNCE_SOFT, CAUSE_UNSAID };

	if (inner != NULL)
		cause = first_cause(inner + sizeof(wrapper) - 1);
	return cause.weight != CAUSE_UNSAID ? cause : first_cause(flat);
}

static enum bounce_verdict
verdict_of_code(const char *status)
{
	size_t i;

	for (i = 0; status[0] == '5' && i < CODES; i++)
		if (strcmp(status + 2, codes[i].detail) == 0)
			return codes[i].verdict;
	return BOUNCE_SOFT;
}

bool
cause_is_general(const char *status)
{
	size_t i;

	if (status[0] == '4' || status[0] == '\0')
		return true;
	for (i = 0; i < GENERAL; i++)
		if (strcmp(status + 2, general[i]) == 0)
			return true;
	return false;
}

static bool
is_policy(const char *status)
{
	return strncmp(status, "5.7.", 4) == 0;
}

enum bounce_verdict
cause_verdict(struct cause said, const char *status)
{
	enum bounce_verdict by_code = verdict_of_code(status);

	if (said.weight == CAUSE_SAID)
		return said.verdict;
	if (said.weight == CAUSE_HINT && status[0] != '4' &&
	    cause_is_general(status) && !is_policy(status))
		return said.verdict;
	return by_code;
}
