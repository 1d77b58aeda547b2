/* SPDX-License-Identifier: EUPL-1.2 */
#include <curl/curl.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "courier.h"
#include "log.h"
#include "refusal.h"
#include "talk.h"

struct smtp {
	CURL *curl;
	const char *message; /* what is still to be sent */
	size_t left;
	struct talk talk; /* about one mail */
	bool is_cut;      /* the connection, in the middle of one */

	/* What it refused of late. */
	struct refusals refusals;
	bool is_said; /* its words are in the log */
};

/*
 * Let go of a connection on which an answer is still to come: libcurl would
 * keep it, and take that answer for one to the next mail.
 */
static void
hang_up(struct smtp *smtp, int how)
{
	curl_socket_t fd = CURL_SOCKET_BAD;

	if (curl_easy_getinfo(smtp->curl, CURLINFO_ACTIVESOCKET, &fd) ==
		CURLE_OK &&
	    fd != CURL_SOCKET_BAD)
		shutdown(fd, how);
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
	if (smtp->left == 0)
		talk_end_message(&smtp->talk);
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
	/* For libcurl, the greeting and all up to MAIL is connecting. */
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)TALK_OPENING_S);
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
	    (long)TALK_LONGEST_S);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, talk_is_enough);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &smtp->talk);
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
	    (long)(config_needs_tls(config) ? CURLUSESSL_ALL :
					      CURLUSESSL_NONE));
	if (*config->smtp_ca != '\0')
		curl_easy_setopt(curl, CURLOPT_CAINFO, config->smtp_ca);
	log_in(curl, config);
	/* What is overheard says more than libcurl's result. */
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, talk_overhear);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &smtp->talk);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, smtp);
	return smtp;
}

void
smtp_free(struct smtp *smtp)
{
	if (smtp == NULL)
		return;
	/* Nobody waits for the answer to the good-bye. */
	hang_up(smtp, SHUT_RD);
	curl_easy_cleanup(smtp->curl);
	free(smtp);
}

static CURLcode
perform(struct smtp *smtp)
{
	CURLcode result;

	talk_begin(&smtp->talk);
	curl_easy_setopt(smtp->curl, CURLOPT_FRESH_CONNECT, (long)smtp->is_cut);
	result = curl_easy_perform(smtp->curl);
	smtp->is_cut = result != CURLE_OK && smtp->talk.code == 0;
	if (smtp->is_cut)
		hang_up(smtp, SHUT_RDWR);
	return result;
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
	int code = smtp->talk.code;

	if (smtp->talk.phase == PHASE_OPENING)
		return REFUSAL_OF_US;
	if (code < 400)
		return REFUSAL_OF_MAIL;
	refusal = refusal_of(code, smtp->talk.answer);
	/* What is perhaps ours, and not for good, is tried again anyway. */
	return refusal == REFUSAL_OF_US_PERHAPS && code < 500 ?
	    REFUSAL_OF_MAIL :
	    refusal;
}

static enum outcome
judge(const struct smtp *smtp)
{
	if (refusal_by(smtp) != REFUSAL_OF_MAIL || smtp->talk.code == 421)
		return OUTCOME_UNTRIED;
	/* The first digit decides (RFC 5321, 4.2.1); libcurl wants 250. */
	if (smtp->talk.phase == PHASE_END && smtp->talk.code / 100 == 2)
		return OUTCOME_SENT;
	/* Nobody knows whether a mail that was cut off has arrived. */
	if (smtp->talk.code < 400 && smtp->talk.phase >= PHASE_BODY)
		return OUTCOME_LATER;
	if (smtp->talk.code < 400)
		return OUTCOME_UNTRIED;
	/* A sender that is refused says nothing of the reader. */
	if (smtp->talk.code < 500 || smtp->talk.phase == PHASE_MAIL)
		return OUTCOME_LATER;
	return outcome_is_gone(smtp->talk.answer) ? OUTCOME_HARD : OUTCOME_SOFT;
}

/* Whether a mail that was not tried is itself the cause, for all we know. */
static bool
is_over_mail(struct smtp *smtp, const struct parcel *parcel)
{
	enum refusal refusal = refusal_by(smtp);

	if (refusal != REFUSAL_OF_MAIL && smtp->talk.phase > PHASE_MAIL)
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
	    refusal_words(arena, smtp->talk.answer));
	arena_free(arena);
	smtp->is_said = true;
}

static struct receipt
receipt_of(struct smtp *smtp, const struct parcel *parcel, CURLcode result)
{
	struct receipt receipt = { .outcome = OUTCOME_SENT };
	bool is_said;

	if (result != CURLE_OK)
		receipt.outcome = judge(smtp);
	is_said = receipt.outcome == OUTCOME_SENT || smtp->talk.code >= 400;
	if (receipt.outcome == OUTCOME_UNTRIED) {
		receipt.is_over_mail = is_over_mail(smtp, parcel);
		if (smtp->talk.code >= 400)
			say_why(smtp);
	}
	if (receipt.outcome == OUTCOME_SENT) {
		refusals_end(&smtp->refusals);
		smtp->is_said = false;
	}
	if (is_said)
		receipt.code = smtp->talk.code;
	snprintf(receipt.answer, sizeof(receipt.answer), "%s",
	    is_said                ? smtp->talk.answer :
		smtp->talk.is_late ? "no answer in time" :
				     curl_easy_strerror(result));
	return receipt;
}

struct receipt
smtp_hand(struct smtp *smtp, const struct parcel *parcel)
{
	CURLcode result = CURLE_OK;

	if (!is_ascii(parcel->recipient)) {
		result = greet(smtp);
		if (result == CURLE_OK && !smtp->talk.takes_utf8)
			return (struct receipt){ OUTCOME_SOFT, false, 0,
				"our mail server does not take addresses that "
				"are not ASCII (SMTPUTF8, RFC 6531)" };
	}
	return receipt_of(smtp, parcel,
	    result == CURLE_OK ? send_mail(smtp, parcel) : result);
}
