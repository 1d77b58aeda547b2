/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What servers say, in order of precedence: what is said of us or of the
 * moment before what is said of the reader, since the former often quotes the
 * latter ("sender verify failed: user unknown"); what is said clearly before
 * what is said in passing.
 */
#include "cause.h"

#include <stddef.h>

/* We are asked to prove that we are human: an answer, not a bounce. */
static const char *const challenge[] = { "sender not pre-approved",
	"is protected by*challenge", "confirm that you are not a robot", NULL };

/* The sender is refused, whatever else is said. */
static const char *const sender[] = { "sender address rejected",
	"sender rejected", "sender verif", "sender address verif",
	"sender email address rejected", "verify sender", "verify the sender",
	"failed while verifying", "callout verification", "domain of sender",
	"sender domain", "sender's domain", "sending domain", "invalid sender",
	"sender is invalid", "sender unknown", "unknown sender",
	"unroutable sender", "unrouteable sender", "invalid return path",
	"in reply to mail from", "after mail from", "response to mail from",
	"from: domain is invalid", "valid from:", "bogus mail from",
	"backscatter", "batv", "mail from not owned", "not permitted to send",
	"not authorized to send", "not authorised to send",
	"not allowed to send", "not allowed to post", "members-only",
	"members only", "non-member",
	"may not exist, or you may not have permission",
	"only accept*from people in its organization", "permission to send",
	"permission to post", "restricts who can send", "not on the recipient",
	"isn't on the recipient", "only accepting mail from",
	"only accepts mail from", "only accepts messages from", "whitelist",
	"emetteur invalide", "null sender", "empty envelope sender",
	"bounces not accepted", "bounce messages not accepted",
	"does not accept bounces", "unsigned dsn", "sender policy framework",
	"spf fail", "spf check", "failed spf", "email address is not verified",
	NULL };

/* The message is still tried. */
const char *const phrases_still_tried[] = { "will be retried",
	"not yet been delivered", "not been delivered yet", "delivery delayed",
	"has been delayed", "is delayed", "attempts will continue",
	"will continue to be made", "attempts to deliver the message will",
	"will keep trying", "will continue trying", "will continue to try",
	"still being retried", "no action is required", "warning message only",
	"do not need to resend", NULL };

/* It is the moment: a name server failed, or we are to come later. */
static const char *const moment[] = { "host not found, try again",
	"try again*host not found", "temporary lookup failure",
	"temporary failure in name", "lookup failure*try again",
	"name server reply", "server failure", "dns server returned",
	"dns query timed out", "dns lookup*timed out", "dns timeout",
	"transient*dns", "host name lookup failure", "greylist", "graylist",
	"grey list", "greeted with", "temporarily inactive",
	"temporarily disabled", "temporarily locked", "temporary locked",
	"temporarily suspended", "temporarily limited", "temporarily blocked",
	"temporarily unavailable", "temporarily rejected",
	"temporarily deferred", "receiving limits", "receiving mail at a rate",
	"receiving mail too quickly", "receiving*too many messages",
	"too many invalid recipients", "too many unknown", "too many bad",
	"unverified address: address verif", "address verification in progress",
	NULL };

/* The mailbox is full. */
static const char *const full[] = { "mailbox full", "mailbox is full",
	"mailbox*is full", "mail box full", "mail box is full",
	"mailbox was full", "mailfolder is full", "full mailbox",
	"inbox is full", "inbox full", "over quota", "over disk quota",
	"over the quota", "over their quota", "over his quota",
	"over the allowed quota", "over the maximum", "over-quota", "overquota",
	"out of quota", "quota exceed", "quota has been exceeded",
	"quota is exceeded", "quota violation", "quota full", "quota usage",
	"quota-issues", "quotaexceed", "exceed*quota", "exceed*storage",
	"storage*exceed", "storage limit", "reached*quota", "disk quota",
	"disc quota", "exceed*disk space", "mailbox size limit",
	"mailbox exceed", "mailbox has exceed", "mailbox is over",
	"mailbox*maximum size", "mailbox exceeds allowed", "not enough storage",
	"not enough*space", "enough space", "insufficient*space",
	"insufficient*storage", "insufficient quota", "no space left",
	"no more space", "disk full", "disk is full", "space has been used up",
	"too many messages on the server", "too many messages in*mailbox",
	"too much mail data", "out of storage", "zuviele mails auf dem server",
	"mail file size exceeds", "boîte*pleine", "boite*pleine",
	"quota*dépassé", "postfach*voll", "speicherplatz", "buzón*lleno",
	"buzon*lleno", "cuota*excedid", "casella*piena", "caixa*cheia",
	"skrzynka*pełna", "переполнен", "кутия*пълна", "превишена*квота",
	"メールボックス*いっぱい", "容量を超", "已满", "空间不足", "信箱已滿",
	NULL };

/* What is said of the message, of us, or of the way there. */
static const char *const refused[] = { "spam", "unsolicited", "junk",
	"bulk mail", "bulk email", "mass mail", "blacklist", "black list",
	"block list", "blocklist", "blocked", "banned", "dnsbl", "rbl",
	"reputation", "listed at", "listed on", "policy", "policies",
	"content reject", "content filter", "contents are not", "virus",
	"infected", "malware", "malicious", "phish", "attachment", "executable",
	"dmarc", "spf ", "spf:", "dkim", "reverse dns", "rdns", "ptr record",
	"ptr resource", "helo", "relay", "allowed rcpthost", "list of allowed",
	"authenticat", "not authorized", "not authorised", "unauthori",
	"authorization", "notauthorized", "prohibit", "forbidden",
	"administrative", "user rules", "recipient preferences",
	"error-messages?ip", "too large", "too big", "too long", "message size",
	"size limit", "exceeds*size", "sizelimit", "maximum size",
	"length exceeds", "message exceeds", "rate limit", "throttl",
	"too many", "loop", "hop count", "hops", "hopcount", "timed out",
	"timeout", "time out", "time-out", "connection refused",
	"connection reset", "connection dropped", "connection lost",
	"connection failed", "lost connection", "no route to host",
	"network is unreachable", "host is unreachable", "host unreachable",
	"not reachable", "not respond", "no response", "could not connect",
	"couldn't connect", "unable to connect", "can't connect",
	"cannot connect", "smtp connection", "deferred", "delayed",
	"retry time", "retries", "giving up on", "queue too long", "expired",
	"failing for a long time", "temporar", "try again", "try later", "tls",
	"certificate", "starttls", "configuration error", "misconfigur",
	"system error", "internal error", "local error", "protocol violation",
	"greeting failed", "complaint", "inappropriate", "offensive",
	"header error", "rejected for", "refused by", "not accepting",
	"transaction failed", "message rejected", "message was rejected",
	"message refused", "mailer error", "command died", "unable to forward",
	NULL };

/* Said in passing, and weaker than a hint that the reader is gone. */
static const char *const vague[] = { "denied", "refuse", "suspend", "locked",
	"frozen", "busy", "unavailable", "unable to", NULL };

const struct phrases cause_phrases[] = {
	{ challenge, { BOUNCE_NONE, CAUSE_SAID } },
	{ sender, { BOUNCE_SOFT, CAUSE_SAID } },
	{ phrases_still_tried, { BOUNCE_SOFT, CAUSE_SAID } },
	{ moment, { BOUNCE_SOFT, CAUSE_SAID } },
	{ full, { BOUNCE_SOFT, CAUSE_SAID } },
	{ phrases_no_user, { BOUNCE_HARD, CAUSE_SAID } },
	{ phrases_no_user_abroad, { BOUNCE_HARD, CAUSE_SAID } },
	{ phrases_no_domain, { BOUNCE_HARD, CAUSE_SAID } },
	{ refused, { BOUNCE_SOFT, CAUSE_SAID } },
	{ phrases_perhaps_gone, { BOUNCE_HARD, CAUSE_HINT } },
	{ vague, { BOUNCE_SOFT, CAUSE_HINT } },
	{ NULL, { BOUNCE_NONE, CAUSE_UNSAID } },
};
