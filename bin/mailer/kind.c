/* SPDX-License-Identifier: EUPL-1.2 */
#include "kind.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "notice.h"
#include "plain.h"

/* Who writes bounces, in From; the local part or the name. */
static const char *const daemons[] = { "mailer-daemon", "mailer_daemon",
	"mailerdaemon", "mail-daemon", "maildaemon", "postmaster",
	"post_master", "mail delivery s", "mailer daemon", "mail deliver ",
	"delivery subsystem", "mail administrator", "system administrator",
	"mail system", "mdaemon", "mmdf", "uucp@", "bounce", "mailsystem",
	"administrador del sistema", "systemadministrator", "non-delivery",
	"delivery report", "maild@", "mailsweeper", "mailmarshal", NULL };

static const char *const subjects[] = { "undeliver", "undelivrable",
	"delivery status", "delivery failure", "delivery failed",
	"delivery error", "delivery problem", "delivery notification",
	"delivery report", "delivery has failed", "delivery unsuccessful",
	"delivery final", "delivery delay", "delivery warning", "not delivered",
	"nondeliver", "non-deliver", "non deliver", "could not be delivered",
	"could not deliver", "can't deliver", "cannot deliver",
	"unable to deliver", "failed to deliver", "not be delivered",
	"returned mail", "returned to sender", "return to sender",
	"returned message", "returned email", "failure notice",
	"failure delivery", "mail failure", "failed mail", "failed message",
	"message failed", "permanent error", "user unknown", "unknown user",
	"unknown address", "rejected", "mail error", "email error",
	"mail system error", "bounced", "bounce", "warning:", "mail status",
	"mailbox full", "over quota", "unzustellbar", "nicht zustellbar",
	"zustellung", "nicht zugestellt", "non remis", "non distribu",
	"échec de", "echec de", "non délivr", "no se puede entregar",
	"no entregado", "no se ha podido entregar", "mancato recapito",
	"mancata consegna", "non recapitabile", "não entregue", "niedostarczon",
	"nie dostarczono", "onbestelbaar", "недоставлен", "не доставлен",
	"недоставк", "не може да бъде доставен", "недоставено",
	"неуспешна доставка", "配信不能", "配信できません", "不達", "エラー",
	"退信", "系统退信", NULL };

/* What no person writes at the beginning of a letter. */
static const char *const words[] = { "this is the qmail-send program",
	"this is the mail system at", "this is the postfix program",
	"this is the mail delivery", "created automatically by",
	"automatically generated delivery", "automatically-generated delivery",
	"delivery status notification", "the original message was received at",
	"permanent fatal errors", "transient non-fatal errors",
	"transcript of session", "could not be delivered",
	"couldn't be delivered", "cannot be delivered", "can not be delivered",
	"couldn't deliver", "could not deliver", "unable to deliver",
	"unable to be delivered", "not able to deliver",
	"wasn't able to deliver", "was not delivered", "not delivered",
	"did not reach", "not reach the following", "undeliverable",
	"delivery failed", "delivery has failed", "delivery failure",
	"delivery to the following", "delivery problem", "failed to deliver",
	"failed addresses", "failed recipient", "returned to you",
	"being returned", "has been returned", "message was returned",
	"failure reason", "reason for the failure", "was undeliverable",
	"not yet been delivered", "has been delayed", "user unknown",
	"unknown user", "unknown local", "invalid recipient",
	"unknown recipient", "recipient rejected", "mailbox unavailable",
	"no such user", "does not exist", "mailbox is full", "over quota",
	"rejected by", "error from remote", "remote host said",
	"while talking to", "delivery attempts", "konnte nicht", "unzustellbar",
	"n'a pas pu", "n'a pu être", "no se pudo", "no ha podido",
	"non è stato", "não pôde", "не может быть доставлен", "не удалось",
	"не может", "не беше доставен", "не може да бъде", "配信できません",
	"配信でき", "送信できません", "无法", "無法", "nie może", NULL };

/* What a mailbox answers while its owner is away, in the subject. */
static const char *const replies[] = { "out of office", "out of the office",
	"out-of-office", "autoreply", "auto-reply", "auto reply",
	"auto response", "autoresponse", "auto-response", "autoresponder",
	"automatic reply", "automatic response", "automated reply",
	"automated response", "automatische antwort", "abwesenheit",
	"réponse automatique", "absence du bureau", "respuesta automática",
	"fuera de la oficina", "risposta automatica", "fuori ufficio",
	"resposta automática", "autoodpowied", "automatisch antwoord",
	"afwezig", "автоматичен отговор", "автоматический ответ", "автоответ",
	"извън офиса", "自動応答", "自动回复", "vacation", "on leave",
	"away from", "annual leave", "on holiday",
	"read:", "not read:", "gelesen:", "прочетено:", "challenge", NULL };

/* Fields that only an automatic answer has. */
static const char *const reply_fields[] = { "X-Autoreply", "X-Autorespond",
	"X-Autoresponder", "X-Mail-Autoreply", "X-Auto-Reply-From",
	"X-Vacation", "X-Auto-Response", NULL };

/*
 * Reports that are no complaint: a reader took us out of the spam, the
 * signature of a mail did not hold on its way (RFC 6591), or it had a virus.
 */
static const char *const no_complaints[] = { "not-spam", "auth-failure",
	"virus", NULL };

/* A field in lower case, addresses and all. */
static const char *
lower(struct arena *arena, const struct message *mail, const char *name)
{
	char *value = arena_strndup(arena, message_field(mail, name), SIZE_MAX);
	char *at;

	for (at = value; *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at + 'a' - 'A');
	return value;
}

static const char *
subject_of(struct arena *arena, const struct message *mail)
{
	return plain_flat(arena, message_field(mail, "Subject"));
}

static bool
is_daemon(struct arena *arena, const struct message *mail)
{
	const char *from = lower(arena, mail, "From");

	return strcmp(from, "<>") == 0 || plain_has_any(from, daemons);
}

static bool
is_null_path(const struct message *mail)
{
	const char *path = message_field(mail, "Return-Path");

	return strncmp(path + strspn(path, " \t"), "<>", 2) == 0;
}

/*
 * Whether a mailbox answers by itself. Postfix marks its bounces as replies
 * too, so the mark counts only where no daemon writes.
 */
static bool
is_reply(struct arena *arena, const struct message *mail, const char *subject)
{
	const char *precedence = lower(arena, mail, "Precedence");
	size_t i;

	if (plain_has_any(subject, subjects) && is_daemon(arena, mail))
		return false;
	for (i = 0; reply_fields[i] != NULL; i++)
		if (*message_field(mail, reply_fields[i]) != '\0')
			return true;
	if (plain_has(precedence, "auto_reply") ||
	    plain_has_any(subject, replies))
		return true;
	return plain_has(lower(arena, mail, "Auto-Submitted"),
		   "auto-replied") &&
	    !is_daemon(arena, mail);
}

/* Whether who writes wants to hear where it does not arrive: no server. */
static bool
is_answerable(const struct message *mail)
{
	const char *path = message_field(mail, "Return-Path");
	const char *from = message_field(mail, "From"), *at = path;
	struct plain_address address, sender;

	if (!plain_next_address(path, &at, &address))
		return false;
	at = from;
	return plain_next_address(from, &at, &sender) &&
	    sender.n == address.n &&
	    strncasecmp(sender.at, address.at, address.n) == 0;
}

/* A person writes, answers or passes on, or a list sends. */
static bool
is_talk(struct arena *arena, const struct message *mail, const char *subject)
{
	const char *precedence = lower(arena, mail, "Precedence");

	if (is_daemon(arena, mail) || is_null_path(mail))
		return false;
	return is_answerable(mail) || strncmp(subject, "re:", 3) == 0 ||
	    strncmp(subject, "fwd:", 4) == 0 ||
	    strncmp(subject, "fw:", 3) == 0 ||
	    *message_field(mail, "List-Id") != '\0' ||
	    *message_field(mail, "List-Unsubscribe") != '\0' ||
	    plain_has(precedence, "list");
}

static bool
is_notice(struct arena *arena, const struct message *mail, const char *notice)
{
	const char *subject = subject_of(arena, mail);
	const char *flat = plain_flat(arena, notice);
	int signs;

	if (*message_field(mail, "X-Failed-Recipients") != '\0')
		return true;
	if (is_reply(arena, mail, subject) || is_talk(arena, mail, subject))
		return false;
	signs = is_daemon(arena, mail) + is_null_path(mail) +
	    plain_has_any(subject, subjects);
	return signs > 1 || (signs > 0 && plain_has_any(flat, words));
}

/*
 * The report of abuse that a message is, or NULL. Outlook's had no fields of
 * its own until 2026, and is known by its subject.
 */
static const char *
abuse_report(struct arena *arena, const struct message *mail)
{
	static const char outlook[] = "complaint about message from ";
	const char *report = message_part(mail, MESSAGE_FEEDBACK);

	if (report != NULL)
		return report;
	if (strcmp(mail->report_type, "feedback-report") == 0)
		return "";
	return message_part(mail, MESSAGE_ORIGINAL) != NULL &&
		strncmp(subject_of(arena, mail), outlook,
		    sizeof(outlook) - 1) == 0 ?
	    "" :
	    NULL;
}

static bool
is_complaint(struct arena *arena, const char *report)
{
	return !plain_has_any(plain_flat(arena,
				  notice_field(arena, report, "Feedback-Type")),
	    no_complaints);
}

/* Dovecot refuses a message in the form of a receipt. */
static bool
is_rejection(struct arena *arena, const struct message *mail)
{
	return plain_has(lower(arena, mail, "Auto-Submitted"), "(rejected)");
}

enum kind
kind_of(struct arena *arena, const struct message *mail, const char *notice)
{
	const char *report = abuse_report(arena, mail);

	if (report != NULL)
		return is_complaint(arena, report) ? KIND_COMPLAINT :
						     KIND_OTHER;
	if (message_part(mail, MESSAGE_RECEIPT) != NULL ||
	    strcmp(mail->report_type, "disposition-notification") == 0)
		return is_rejection(arena, mail) ? KIND_NOTICE : KIND_OTHER;
	if (message_part(mail, MESSAGE_STATUS) != NULL)
		return KIND_REPORT;
	return is_notice(arena, mail, notice) ? KIND_NOTICE : KIND_OTHER;
}
