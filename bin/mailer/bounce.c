/* SPDX-License-Identifier: EUPL-1.2 */
#include "bounce.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "cause.h"
#include "kind.h"
#include "message.h"
#include "notice.h"
#include "plain.h"
#include "report.h"

/* How often one recipient is looked for in a text. */
enum { MENTIONS_MAX = 8 };

struct reading {
	struct arena *arena;
	const struct message *mail;
	const char *notice; /* the text for people */
	struct bounce *bounce;
	struct bounce_recipient recipients[REPORT_MAX];
};

enum { NONCE_DIGITS = 24 };

/* Fields that say to whom a bounce was delivered: our envelope's sender. */
static const char *const delivered_to[] = { "Delivered-To", "X-Original-To",
	"Envelope-To", "X-Envelope-To", "To", NULL };

/* Whether the local part is something+NONCE, 24 hexadecimal digits. */
static bool
is_envelope(const struct plain_address *address)
{
	static const char hex[] = "0123456789abcdefABCDEF";
	const char *end = memchr(address->at, '@', address->n), *plus = end;

	while (plus > address->at && plus[-1] != '+')
		plus--;
	return plus - address->at > 1 && end - plus == NONCE_DIGITS &&
	    strspn(plus, hex) == NONCE_DIGITS;
}

static const char *
envelope_in(struct arena *arena, const char *value)
{
	struct plain_address found;
	const char *at = value;

	while (plain_next_address(value, &at, &found))
		if (is_envelope(&found))
			return arena_strndup(arena, found.at, found.n);
	return NULL;
}

static const char *
find_envelope(struct arena *arena, const struct message *mail)
{
	const char *envelope;
	size_t i, j;

	for (i = 0; delivered_to[i] != NULL; i++)
		for (j = 0; j < mail->n_fields; j++) {
			if (strcasecmp(mail->fields[j].name, delivered_to[i]) !=
			    0)
				continue;
			envelope = envelope_in(arena, mail->fields[j].value);
			if (envelope != NULL)
				return envelope;
		}
	return "";
}

/*
 * A complaint comes to the address that the provider was told, and a mail
 * server may leave out +NONCE: then our envelope stands inside, in the report,
 * or in the mail that it is about, whose head names it in one field or another.
 * That it is named proves nothing: whoever takes it must compare all of it.
 */
static const char *
find_enclosed(struct arena *arena, const struct message *mail)
{
	const char *envelope = NULL;
	size_t i;

	for (i = 0; i < mail->n && envelope == NULL; i++)
		envelope = envelope_in(arena, mail->parts[i].text);
	return envelope != NULL ? envelope : "";
}

static void
add(struct reading *reading, struct bounce_recipient recipient)
{
	struct bounce *bounce = reading->bounce;

	if (recipient.verdict > bounce->verdict)
		bounce->verdict = recipient.verdict;
	if (*recipient.address != '\0' && bounce->n < REPORT_MAX)
		reading->recipients[bounce->n++] = recipient;
}

/* The code that says most: the first that is not general, or the first. */
static const char *
best_status(struct arena *arena, const char *text)
{
	const char *at = text, *first = NULL, *status;

	while ((status = plain_next_status(arena, text, &at)) != NULL) {
		if (*status == '2')
			continue;
		if (!cause_is_general(status))
			return status;
		if (first == NULL)
			first = status;
	}
	return first != NULL ? first : "";
}

static bool
is_undefined(const char *status)
{
	return *status == '\0' || strcmp(status + 1, ".0.0") == 0;
}

/*
 * What the text for people says of a recipient: the first mention that says
 * something clear counts, since Sendmail writes what the other server said
 * before it calls every refusal "User unknown".
 */
static struct cause
cause_in_notice(const struct reading *reading,
    const struct notice_addresses *all, const char *address,
    const char **status)
{
	struct cause best = { BOUNCE_SOFT, CAUSE_UNSAID }, cause;
	const char *at = reading->notice, *said;
	int i;

	for (i = 0; i < MENTIONS_MAX && best.weight != CAUSE_SAID; i++) {
		said = notice_next(reading->arena, reading->notice, &at, all,
		    address);
		if (said == NULL)
			break;
		if (is_undefined(*status))
			*status = best_status(reading->arena, said);
		cause = cause_of_text(plain_flat(reading->arena, said));
		if (cause.weight > best.weight)
			best = cause;
	}
	return best;
}

/*
 * What a report leaves open, its text for people may say: of this recipient,
 * or, where it is the only one, anywhere.
 */
static struct cause
cause_beside(const struct reading *reading, const char *address, bool is_only)
{
	struct notice_addresses all = { .list = { address }, .n = 1 };
	struct cause cause = { BOUNCE_SOFT, CAUSE_UNSAID };
	const char *status = "";

	if (*address != '\0')
		cause = cause_in_notice(reading, &all, address, &status);
	if (cause.weight == CAUSE_UNSAID && is_only)
		cause = cause_of_text(
		    plain_flat(reading->arena, reading->notice));
	return cause;
}

static enum bounce_verdict
verdict_of(struct reading *reading, const struct report_entry *entry,
    bool is_only)
{
	const char *said = best_status(reading->arena, entry->diagnostic);
	const char *status = is_undefined(said) ? entry->status : said;
	struct cause cause;

	if (entry->action == REPORT_ARRIVED)
		return BOUNCE_NONE;
	if (entry->action == REPORT_DELAYED)
		return BOUNCE_SOFT;
	cause = cause_of_text(plain_flat(reading->arena, entry->diagnostic));
	if (cause.weight == CAUSE_UNSAID && cause_is_general(status))
		cause = cause_beside(reading, entry->address, is_only);
	return cause_verdict(cause, status);
}

static bool
is_delay(const struct report_entry *entries, size_t n)
{
	bool is_tried = false;
	size_t i;

	for (i = 0; i < n && entries[i].action != REPORT_FAILED; i++)
		is_tried |= entries[i].action == REPORT_DELAYED;
	return i == n && is_tried;
}

static void
read_report(struct reading *reading, const struct report_entry *entries,
    size_t n)
{
	struct notice_addresses sent;
	size_t i;

	reading->bounce->is_delay = is_delay(entries, n);
	for (i = 0; i < n; i++) {
		const struct report_entry *entry = &entries[i];
		const char *said = best_status(reading->arena,
		    entry->diagnostic);
		struct bounce_recipient recipient = {
			.address = entry->address,
			.status = is_undefined(entry->status) && *said != '\0' ?
			    said :
			    entry->status,
			.verdict = verdict_of(reading, entry, n == 1),
		};

		if (*entry->address == '\0' && n == 1) {
			sent = notice_recipients(reading->arena, reading->mail,
			    reading->notice);
			if (sent.n == 1)
				recipient.address = sent.list[0];
		}
		add(reading, recipient);
	}
}

static void
read_notice(struct reading *reading)
{
	struct arena *arena = reading->arena;
	const struct notice_addresses all = notice_recipients(arena,
	    reading->mail, reading->notice);
	const char *flat = plain_flat(arena, reading->notice);
	struct cause of_all = cause_of_text(flat);
	const char *code_of_all = best_status(arena, reading->notice);
	size_t i;

	for (i = 0; i < all.n; i++) {
		const char *code = "";
		struct cause cause = cause_in_notice(reading, &all, all.list[i],
		    &code);

		if (cause.weight == CAUSE_UNSAID)
			cause = of_all;
		if (*code == '\0')
			code = code_of_all;
		add(reading,
		    (struct bounce_recipient){ all.list[i], code,
			cause_verdict(cause, code) });
	}
	if (all.n == 0)
		add(reading,
		    (struct bounce_recipient){ "", "",
			cause_verdict(of_all, code_of_all) });
	reading->bounce->is_delay = reading->bounce->verdict == BOUNCE_SOFT &&
	    plain_has_any(flat, phrases_still_tried);
}

/* A report whose parts were lost may still have its fields in a text. */
static const struct report_entry *
entries_in(const struct reading *reading, enum kind kind, size_t *n)
{
	const struct report_entry *entries = NULL;
	const struct message *mail = reading->mail;
	enum message_kind from = kind == KIND_REPORT ? MESSAGE_STATUS :
						       MESSAGE_TEXT;
	size_t i;

	*n = 0;
	for (i = 0; i < mail->n && *n == 0; i++)
		if (mail->parts[i].kind == from)
			entries = report_read(reading->arena,
			    mail->parts[i].text, n);
	return entries;
}

static void
read_kind(struct reading *reading, enum kind kind)
{
	const struct report_entry *entries;
	size_t n;

	if (kind == KIND_COMPLAINT)
		reading->bounce->is_complaint = true;
	if (kind == KIND_COMPLAINT || kind == KIND_OTHER)
		return;
	entries = entries_in(reading, kind, &n);
	if (n > 0)
		read_report(reading, entries, n);
	else
		read_notice(reading);
}

const struct bounce *
bounce_read(struct arena *arena, const char *bytes, size_t n)
{
	struct bounce *bounce = arena_alloc(arena, sizeof(*bounce));
	struct reading *reading = arena_alloc(arena, sizeof(*reading));

	reading->arena = arena;
	reading->bounce = bounce;
	reading->mail = message_read(arena, bytes,
	    n < BOUNCE_READ_MAX ? n : BOUNCE_READ_MAX);
	reading->notice = notice_text(arena, reading->mail);
	bounce->recipients = reading->recipients;
	bounce->envelope = find_envelope(arena, reading->mail);
	read_kind(reading, kind_of(arena, reading->mail, reading->notice));
	if ((bounce->is_complaint || bounce->verdict != BOUNCE_NONE) &&
	    *bounce->envelope == '\0')
		bounce->envelope = find_enclosed(arena, reading->mail);
	return bounce;
}

const char *
bounce_word(enum bounce_verdict verdict)
{
	static const char *const words[] = { "none", "soft", "hard" };

	return words[verdict];
}
