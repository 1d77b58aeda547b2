/* SPDX-License-Identifier: EUPL-1.2 */
#include <curl/curl.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "courier.h"
#include "log.h"
#include "refusal.h"

enum { CONNECT_S = 10, MAIL_S = 60, IDLE_S = 30 };

/* How far a mail has come: the command that was sent last. */
enum phase { PHASE_OPENING, PHASE_MAIL, PHASE_RCPT, PHASE_DATA, PHASE_BODY };

struct smtp {
	CURL *curl;
	const char *message; /* what is still to be sent */
	size_t left;

	/* What libcurl overheard of the conversation. */
	enum phase phase;
	bool takes_utf8;  /* the server announced SMTPUTF8 */
	bool is_over;     /* libcurl has said good-bye */
	bool is_answered; /* the reply is whole: the next line begins one */
	int code;         /* of the reply to the last command, 0: none yet */
	char answer[ANSWER_MAX + 1];
	size_t n_answer;

	/* What it refused of late. */
	struct refusals refusals;
	bool is_said; /* its words are in the log */
};

/* ---- listening -------------------------------------------------------- */

static void
hear_command(struct smtp *smtp, const char *line, size_t n)
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
	smtp->is_over |= n >= 4 && memcmp(line, "QUIT", 4) == 0;
	if (smtp->is_over)
		return;
	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (n >= 4 && memcmp(line, steps[i].verb, 4) == 0) {
			smtp->phase = steps[i].phase;
			if (smtp->phase == PHASE_OPENING)
				smtp->takes_utf8 = false;
		}
	smtp->code = 0;
	smtp->n_answer = 0;
	smtp->answer[0] = '\0';
}

/* Keep what the server says as one line of ASCII. */
static void
note(struct smtp *smtp, const char *line, size_t n)
{
	size_t i;

	if (smtp->is_answered)
		smtp->n_answer = 0;
	if (smtp->n_answer > 0 && smtp->n_answer < ANSWER_MAX)
		smtp->answer[smtp->n_answer++] = ' ';
	for (i = 0; i < n && smtp->n_answer < ANSWER_MAX; i++)
		smtp->answer[smtp->n_answer++] =
		    line[i] < ' ' || line[i] > '~' ? '?' : line[i];
	smtp->answer[smtp->n_answer] = '\0';
}

static void
hear_reply(struct smtp *smtp, const char *line, size_t n)
{
	static const char utf8[] = "SMTPUTF8";
	bool is_last = n < 4 || line[3] != '-';

	while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
		n--;
	if (smtp->is_over || n < 3 || strspn(line, "0123456789") != 3)
		return;
	note(smtp, line, n);
	smtp->is_answered = is_last;
	if (smtp->phase == PHASE_OPENING && n == 4 + sizeof(utf8) - 1 &&
	    strncasecmp(line + 4, utf8, sizeof(utf8) - 1) == 0)
		smtp->takes_utf8 = true;
	if (!is_last)
		return;
	smtp->code = atoi(line);
	if (smtp->phase == PHASE_DATA && smtp->code == 354) {
		smtp->phase = PHASE_BODY;
		smtp->code = 0;
	}
}

static int
overhear(CURL *curl, curl_infotype type, char *data, size_t n, void *context)
{
	(void)curl;
	if (type == CURLINFO_HEADER_OUT)
		hear_command(context, data, n);
	else if (type == CURLINFO_HEADER_IN)
		hear_reply(context, data, n);
	return 0;
}

/* ---- talking ---------------------------------------------------------- */

static size_t
give(char *to, size_t size, size_t count, void *context)
{
	struct smtp *smtp = context;
	size_t n = size * count < smtp->left ? size * count : smtp->left;

	memcpy(to, smtp->message, n);
	smtp->message += n;
	smtp->left -= n;
	return n;
}

/* The first line of a file. */
static void
read_password(const char *path, char *password, size_t size)
{
	FILE *file = fopen(path, "re");

	if (file == NULL || fgets(password, (int)size, file) == NULL)
		err(1, "NEWSROOM_SMTP_PASSWORD_FILE: %s", path);
	password[strcspn(password, "\r\n")] = '\0';
	fclose(file);
}

static void
log_in(CURL *curl, const struct config *config)
{
	char password[1000];

	if (*config->smtp_user == '\0')
		return;
	read_password(config->smtp_password_file, password, sizeof(password));
	curl_easy_setopt(curl, CURLOPT_USERNAME, config->smtp_user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
	explicit_bzero(password, sizeof(password));
}

struct smtp *
smtp_new(const struct config *config)
{
	struct smtp *smtp = calloc(1, sizeof(*smtp));
	CURL *curl = curl_easy_init();
	char url[1000];

	if (smtp == NULL || curl == NULL)
		err(1, "memory");
	smtp->curl = curl;
	/* What stands behind the host is the name that we greet by. */
	snprintf(url, sizeof(url), "%s/%s", config->smtp,
	    strchr(config->mail_from, '@') + 1);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)MAIL_S);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)IDLE_S);
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
	    (long)(config_needs_tls(config) ? CURLUSESSL_ALL :
					      CURLUSESSL_NONE));
	if (*config->smtp_ca != '\0')
		curl_easy_setopt(curl, CURLOPT_CAINFO, config->smtp_ca);
	log_in(curl, config);
	/* What is overheard says more than libcurl's result. */
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, overhear);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, smtp);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, smtp);
	return smtp;
}

void
smtp_free(struct smtp *smtp)
{
	if (smtp == NULL)
		return;
	curl_easy_cleanup(smtp->curl);
	free(smtp);
}

static CURLcode
perform(struct smtp *smtp)
{
	smtp->phase = PHASE_OPENING;
	smtp->is_over = false;
	smtp->is_answered = true;
	smtp->code = 0;
	smtp->n_answer = 0;
	smtp->answer[0] = '\0';
	return curl_easy_perform(smtp->curl);
}

/* Say nothing, for the sake of the server's greeting. */
static CURLcode
greet(struct smtp *smtp)
{
	curl_easy_setopt(smtp->curl, CURLOPT_UPLOAD, 0L);
	curl_easy_setopt(smtp->curl, CURLOPT_NOBODY, 1L);
	curl_easy_setopt(smtp->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
	return perform(smtp);
}

static CURLcode
send_mail(struct smtp *smtp, const struct parcel *parcel)
{
	CURL *curl = smtp->curl;
	struct curl_slist *to = curl_slist_append(NULL, parcel->recipient);
	CURLcode result;

	if (to == NULL)
		err(1, "memory");
	smtp->message = parcel->message;
	smtp->left = parcel->n;
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, NULL);
	curl_easy_setopt(curl, CURLOPT_NOBODY, 0L);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, parcel->sender);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)parcel->n);
	result = perform(smtp);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(to);
	return result;
}

/* ---- judging ---------------------------------------------------------- */

static bool
is_ascii(const char *text)
{
	while (*text != '\0' && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

/* Whom a refusal means. Before there is a recipient it is never a reader. */
static enum refusal
refusal_by(const struct smtp *smtp)
{
	enum refusal refusal;

	if (smtp->phase == PHASE_OPENING)
		return REFUSAL_OF_US;
	refusal = smtp->code < 400 ? REFUSAL_OF_MAIL :
				     refusal_of(smtp->code, smtp->answer);
	/* What is only perhaps ours, and not for good, is tried again anyway. */
	if (refusal == REFUSAL_OF_US_PERHAPS && smtp->code < 500)
		return REFUSAL_OF_MAIL;
	return refusal;
}

static enum outcome
judge(const struct smtp *smtp)
{
	if (refusal_by(smtp) != REFUSAL_OF_MAIL || smtp->code == 421)
		return OUTCOME_UNTRIED;
	/* Nobody knows whether a mail that was cut off has arrived. */
	if (smtp->code < 400)
		return smtp->phase == PHASE_BODY ? OUTCOME_LATER :
						   OUTCOME_UNTRIED;
	/* A sender that is refused says nothing of the reader. */
	if (smtp->code < 500 || smtp->phase == PHASE_MAIL)
		return OUTCOME_LATER;
	return outcome_is_gone(smtp->answer) ? OUTCOME_HARD : OUTCOME_SOFT;
}

/* Whether a mail that was not tried is itself the cause, for all we know. */
static bool
is_over_mail(struct smtp *smtp, const struct parcel *parcel)
{
	enum refusal refusal = refusal_by(smtp);

	if (refusal != REFUSAL_OF_MAIL && smtp->phase > PHASE_MAIL)
		return refusals_doubt(&smtp->refusals, parcel->name, refusal);
	return refusal == REFUSAL_OF_MAIL;
}

/* Say once, until it takes a mail, why the server wants nothing of us. */
static void
say_why(struct smtp *smtp)
{
	struct arena *arena;

	if (smtp->is_said)
		return;
	arena = arena_new();
	log_line("the mail server refuses us: %s",
	    refusal_words(arena, smtp->answer));
	arena_free(arena);
	smtp->is_said = true;
}

static struct receipt
receipt_of(struct smtp *smtp, const struct parcel *parcel, CURLcode result)
{
	struct receipt receipt = { .outcome = OUTCOME_SENT };
	bool is_said = result == CURLE_OK || smtp->code >= 400;

	if (result != CURLE_OK)
		receipt.outcome = judge(smtp);
	if (receipt.outcome == OUTCOME_UNTRIED) {
		receipt.is_over_mail = is_over_mail(smtp, parcel);
		if (smtp->code >= 400)
			say_why(smtp);
	}
	if (receipt.outcome == OUTCOME_SENT) {
		refusals_end(&smtp->refusals);
		smtp->is_said = false;
	}
	if (is_said)
		receipt.code = smtp->code;
	snprintf(receipt.answer, sizeof(receipt.answer), "%s",
	    is_said ? smtp->answer : curl_easy_strerror(result));
	return receipt;
}

struct receipt
smtp_hand(struct smtp *smtp, const struct parcel *parcel)
{
	CURLcode result = CURLE_OK;

	if (!is_ascii(parcel->recipient)) {
		result = greet(smtp);
		if (result == CURLE_OK && !smtp->takes_utf8)
			return (struct receipt){ OUTCOME_SOFT, false, 0,
				"our mail server does not take addresses that "
				"are not ASCII (SMTPUTF8, RFC 6531)" };
	}
	return receipt_of(smtp, parcel,
	    result == CURLE_OK ? send_mail(smtp, parcel) : result);
}
