/* SPDX-License-Identifier: EUPL-1.2 */
#include "talk.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "clock.h"
#include "stop.h"

/*
 * How long each may last, in seconds. Who gives up before the message is whole
 * only tries again, so these are as short as a server needs that pauses before
 * its greeting, or asks another one about the recipient. Who gives up behind
 * its end makes a duplicate of each mail: a server may scan it so long
 * (RFC 5321, 4.5.3.2.6).
 */
static const int limits[] = {
	[PHASE_OPENING] = TALK_OPENING_S,
	[PHASE_MAIL] = 120,
	[PHASE_RCPT] = 120,
	[PHASE_DATA] = 120,
	[PHASE_BODY] = 180,
	[PHASE_END] = 600,
};

enum {
	ENDING_S = 10, /* for all but the last, once asked to end */
	QUIT_S = 5,
};

static void
begin(struct talk *talk, enum phase phase)
{
	talk->phase = phase;
	talk->since = clock_ms();
}

void
talk_begin(struct talk *talk)
{
	*talk = (struct talk){ .is_answered = true,
		.takes_utf8 = talk->takes_utf8 };
	begin(talk, PHASE_OPENING);
}

void
talk_end_message(struct talk *talk)
{
	if (talk->phase == PHASE_BODY)
		begin(talk, PHASE_END);
}

/* ---- listening -------------------------------------------------------- */

static void
hear_command(struct talk *talk, const char *line, size_t n)
{
	static const struct {
		const char *verb;
		enum phase phase;
	} steps[] = {
		{ "MAIL", PHASE_MAIL },
		{ "RCPT", PHASE_RCPT },
		{ "DATA", PHASE_DATA },
		/* Another connection: what was before counts no more. */
		{ "EHLO", PHASE_OPENING },
		{ "HELO", PHASE_OPENING },
	};
	size_t i;

	/* libcurl says good-bye after a refusal, which is still the answer. */
	if (n >= 4 && memcmp(line, "QUIT", 4) == 0) {
		talk->is_over = true;
		talk->since = clock_ms();
	}
	if (talk->is_over)
		return;
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (n >= 4 && memcmp(line, steps[i].verb, 4) == 0) {
			begin(talk, steps[i].phase);
			if (talk->phase == PHASE_OPENING)
				talk->takes_utf8 = false;
		}
	talk->code = 0;
	talk->n_answer = 0;
	talk->answer[0] = '\0';
}

/* What is no UTF-8, and what is no character, becomes '?'. */
static void
make_text(char *bytes, size_t n)
{
	const uint8_t *bad;
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)bytes[i] < ' ' || bytes[i] == 0x7f)
			bytes[i] = '?';
	while ((bad = u8_check((const uint8_t *)bytes, n)) != NULL)
		bytes[bad - (const uint8_t *)bytes] = '?';
}

/* Keep what the server says as one line. */
static void
note(struct talk *talk, const char *line, size_t n)
{
	size_t i;

	if (talk->is_answered)
		talk->n_answer = 0;
	if (talk->n_answer > 0 && talk->n_answer < ANSWER_MAX)
		talk->answer[talk->n_answer++] = ' ';
	for (i = 0; i < n && talk->n_answer < ANSWER_MAX; i++)
		talk->answer[talk->n_answer++] = line[i];
	talk->answer[talk->n_answer] = '\0';
	make_text(talk->answer, talk->n_answer);
}

static void
hear_reply(struct talk *talk, const char *line, size_t n)
{
	static const char utf8[] = "SMTPUTF8";
	bool is_last = n < 4 || line[3] != '-';

	while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
		n--;
	if (talk->is_over || n < 3 || strspn(line, "0123456789") != 3)
		return;
	note(talk, line, n);
	talk->is_answered = is_last;
	if (talk->phase == PHASE_OPENING && n == 4 + sizeof(utf8) - 1 &&
	    strncasecmp(line + 4, utf8, sizeof(utf8) - 1) == 0)
		talk->takes_utf8 = true;
	if (!is_last)
		return;
	talk->code = atoi(line);
	if (talk->phase == PHASE_DATA && talk->code == 354) {
		begin(talk, PHASE_BODY);
		talk->code = 0;
	}
}

int
talk_overhear(CURL *curl, curl_infotype type, char *data, size_t n,
    void *context)
{
	(void)curl;
	if (type == CURLINFO_HEADER_OUT)
		hear_command(context, data, n);
	else if (type == CURLINFO_HEADER_IN)
		hear_reply(context, data, n);
	return 0;
}

/* ---- waiting ---------------------------------------------------------- */

int
talk_is_enough(void *context, curl_off_t down_all, curl_off_t down,
    curl_off_t up_all, curl_off_t up)
{
	struct talk *talk = context;
	int limit = talk->is_over ? QUIT_S : limits[talk->phase];

	(void)down_all;
	(void)down;
	(void)up_all;
	(void)up;
	/* What is not whole yet can go another time without harm. */
	if (talk->phase != PHASE_END && limit > ENDING_S && stop_is_asked())
		limit = ENDING_S;
	if (clock_ms() - talk->since < limit * INT64_C(1000))
		return 0;
	talk->is_late |= !talk->is_over;
	return 1;
}
