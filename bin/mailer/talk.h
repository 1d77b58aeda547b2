/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * talk: the conversation with a mail server about one mail, as libcurl lets it
 * be overheard, which says more than its result; and how long to wait in it.
 */
#ifndef TALK_H
#define TALK_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "outcome.h"

/*
 * What libcurl has to be told itself: for it, the greeting and all up to MAIL
 * is connecting; and its limit for any reply, which is never reached.
 */
enum { TALK_OPENING_S = 30, TALK_LONGEST_S = 660 };

/* How far a mail has come: the command that was sent last. */
enum phase {
	PHASE_OPENING,
	PHASE_MAIL,
	PHASE_RCPT,
	PHASE_DATA,
	PHASE_BODY,
	PHASE_END, /* all of it is given to libcurl */
};

struct talk {
	enum phase phase;
	int64_t since;    /* ms: when that began, or the good-bye */
	bool is_late;     /* it took too long */
	bool takes_utf8;  /* the server announced SMTPUTF8 */
	bool is_over;     /* libcurl has said good-bye */
	bool is_answered; /* the reply is whole: the next line begins one */
	int code;         /* of the reply to the last command, 0: none yet */
	char answer[ANSWER_MAX + 1];
	size_t n_answer;
};

/* Another mail begins, on the same connection or a new one. */
void talk_begin(struct talk *talk);

/* All of the message is given to libcurl. */
void talk_end_message(struct talk *talk);

/* A CURLOPT_DEBUGFUNCTION; its context is the talk. */
int talk_overhear(CURL *curl, curl_infotype type, char *data, size_t n,
    void *context);

/*
 * A CURLOPT_XFERINFOFUNCTION, which libcurl asks about once a second whether
 * to go on: no more where a phase takes too long. libcurl's own limits do not
 * know where the message ends: CURLOPT_LOW_SPEED_TIME cuts the wait there, and
 * CURLOPT_SERVER_RESPONSE_TIMEOUT is one for all replies.
 */
int talk_is_enough(void *context, curl_off_t down_all, curl_off_t down,
    curl_off_t up_all, curl_off_t up);

#endif
