/* SPDX-License-Identifier: EUPL-1.2 */
#include "refusal.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "plain.h"

/*
 * So many tries of one mail, with the pauses of post.c between them, are five
 * minutes: long enough that an outage of a day delays few mails, and short
 * enough that mails which are refused for their own sake stop nobody for long.
 */
enum { TRIES_MAX = 10 };

/* Codes of SMTP that ask who we are (RFC 4954, RFC 3207). */
static const int codes[] = { 530, 534, 535, 538 };

/*
 * Enhanced codes, without their first digit, that are said of the sender or of
 * our machine only (RFC 3463, 4954, 7372, Exchange).
 */
static const char *const details[] = {
	"1.7",  /* bad syntax of the sender */
	"1.8",  /* bad sender's system; Exchange: bad outbound sender */
	"1.90", /* Exchange: the day's limit of recipients */
	"7.8",  /* credentials invalid */
	"7.9",  /* mechanism too weak */
	"7.11", /* encryption needed */
	"7.25", /* the machine's name does not lead back to it */
	"7.57", /* Exchange: not authenticated to send */
	"7.60", /* Exchange: may not send as this sender */
	"7.64", /* Exchange: no relaying for this machine */
};

enum { DETAILS = sizeof(details) / sizeof(details[0]) };

/*
 * Another server is quoted, or the recipient named as what is refused: then
 * what else stands there is no matter of ours for certain.
 */
static const char *const of_others[] = { "recipient address rejected",
	"said:", "remote server", "remote host", "undeliverable address",
	"unverified address", NULL };

/* Phrases (plain_has) that are said of us. */
static const char *const of_us[] = {
	/* We may not relay. */
	"relay access denied", "relaying denied", "relaying is denied",
	"relay denied", "relaying not", "relay not", "relaying is not",
	"not permitted to relay", "not allowed to relay",
	"not authorized to relay", "not authorised to relay", "unable to relay",
	"cannot relay", "not relay", "relaying prohibited", "no relaying",
	"relay prohibited", "allowed rcpthost",
	/* Our machine. */
	"client host rejected", "client host*blocked", "unknown client host",
	"helo command rejected", "client*not permitted", "ip*not allowed to",
	"host is not allowed to", "host not permitted", "your ip",
	"your host*not", "unresolvable host", "reverse dns", "ptr record",
	"client does not have permission",
	/* Our sender. */
	"sender address rejected", "sender address*blocked", "sender rejected",
	"sender verif", "sender address verif", "sender email address rejected",
	"verify sender", "verify the sender", "domain of sender",
	"sender domain", "sender's domain", "invalid sender",
	"sender is invalid", "sender unknown", "unknown sender", "not owned by",
	"permission to send as", "permissions to send as",
	"not authorized to send", "not authorised to send",
	"not allowed to send", "not permitted to send", "outbound sender",
	"sender identity", "sender policy framework", "spf fail", "spf check",
	"failed spf", "email address is not verified",
	/* Who we are. */
	"authentication required", "authentication is required",
	"authentication fail", "authentication credentials",
	"authentication needed", "requires authentication",
	"require authentication", "not authenticated", "unauthenticated",
	"must authenticate", "must be authenticated", "need to authenticate",
	"please authenticate", "authenticate first", "auth first",
	"smtp auth*required", "must issue a starttls",
	"session encryption is required",
	/* What we may send. */
	"sending quota", "sending limit", "sending rate", "send quota",
	"send limit", "user sending", "outgoing quota", "outgoing limit",
	"outbound quota", "outbound limit", "relay limit", "submission quota",
	"submission limit", "submissionquota", "daily message quota",
	"daily quota", "daily limit", "daily email limit", "hourly quota",
	"hourly limit", "hourly email limit", "max emails per hour",
	"messages per hour", "messages per day", "emails per hour",
	"emails per day", "credits exceeded", "sending paused", NULL
};

/*
 * What Postfix says at the end of a list of who may come in, to a client that
 * is not in it, and to all for one recipient alike.
 */
static const char *const of_us_perhaps[] = {
	"recipient address rejected: access denied", "message count quota", NULL
};

static bool
asks_who_we_are(int code)
{
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (codes[i] == code)
			return true;
	return false;
}

static bool
has_detail(struct arena *arena, const char *answer)
{
	const char *at = answer;
	const char *status = plain_next_status(arena, answer, &at);
	size_t i;

	for (i = 0; status != NULL && i < DETAILS; i++)
		if (strcmp(status + 2, details[i]) == 0)
			return true;
	return false;
}

enum refusal
refusal_of(int code, const char *answer)
{
	struct arena *arena = arena_new();
	const char *flat = plain_flat(arena, answer);
	enum refusal refusal = REFUSAL_OF_MAIL;

	if (asks_who_we_are(code))
		refusal = REFUSAL_OF_US;
	else if (plain_has_any(flat, of_us_perhaps))
		refusal = REFUSAL_OF_US_PERHAPS;
	else if (!plain_has_any(flat, of_others) &&
	    (plain_has_any(flat, of_us) || has_detail(arena, answer)))
		refusal = REFUSAL_OF_US;
	arena_free(arena);
	return refusal;
}

void
refusals_end(struct refusals *refusals)
{
	*refusals = (struct refusals){ .has_taken = true };
}

bool
refusals_doubt(struct refusals *refusals, const char *mail,
    enum refusal refusal)
{
	if (strncmp(refusals->mail, mail, sizeof(refusals->mail) - 1) != 0) {
		snprintf(refusals->mail, sizeof(refusals->mail), "%s", mail);
		refusals->tries = 0;
		refusals->mails++;
	}
	refusals->tries++;
	return refusals->tries > TRIES_MAX ||
	    (refusals->mails == 1 &&
		(refusals->has_taken || refusal == REFUSAL_OF_US_PERHAPS));
}

const char *
refusal_words(struct arena *arena, const char *answer)
{
	const char *words = "", *gap = "";

	while (*(answer += strspn(answer, " ")) != '\0') {
		int n = (int)strcspn(answer, " ");
		bool is_address = memchr(answer, '@', (size_t)n) != NULL;

		words = arena_printf(arena, "%s%s%.*s", words, gap,
		    is_address ? 1 : n, is_address ? "@" : answer);
		answer += n;
		gap = " ";
	}
	return words;
}
