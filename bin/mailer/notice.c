/* SPDX-License-Identifier: EUPL-1.2 */
#include "notice.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "plain.h"

/* What a server has to say of one recipient is said in so many bytes. */
enum { ABOUT_MAX = 8 * 1024 };

/* A line with one of these begins the copy of what came back. */
static const char *const copies[] = { "below this line is",
	"original message follows", "this is a copy of", "- original message -",
	"-original message-", "the header of the original", "returned message",
	"unsent message", "message header follows", "message headers follow",
	"copy of the original message", "copy of your message",
	"headers of the original", "header of your message",
	"message from you follows", "undelivered message follows",
	"text of your message", "start of returned", "begin message",
	"original message headers", "original message header",
	"ursprüngliche nachrichtenkopf", "message follows", NULL };

/* Whoever answers for a server is no reader who failed. */
static const char *const offices[] = { "postmaster@", "mailer-daemon@",
	"abuse@", "hostmaster@", "webmaster@", "noreply@", "no-reply@",
	"support@", "helpdesk@", "admin@", "mailer_daemon@", NULL };

/* Fields that name us, in the bounce and in what came back. */
static const char *const own_fields[] = { "To", "From", "Cc", "Reply-To",
	"Return-Path", "Sender", "Delivered-To", "X-Original-To", "Envelope-To",
	NULL };
static const char *const own_of_original[] = { "From", "Reply-To",
	"Return-Path", "Sender", "Errors-To", NULL };
static const char *const sent_to[] = { "To", "Cc", "X-Original-To",
	"Envelope-To", "Delivered-To", NULL };

/* Whether the head of what came back begins on this line. */
static bool
is_copy(struct arena *arena, const char *line, size_t n)
{
	const char *flat;

	if (strncasecmp(line, "Received:", 9) == 0 ||
	    strncasecmp(line, "Return-Path:", 12) == 0)
		return true;
	if (n > 200)
		return false;
	flat = plain_flat(arena, arena_strndup(arena, line, n));
	return plain_has_any(flat, copies);
}

static const char *
cut(struct arena *arena, const char *text)
{
	const char *line = text + strcspn(text, "\n");

	while (*line == '\n') {
		size_t n = strcspn(++line, "\n");

		if (n > 0 && is_copy(arena, line, n))
			return arena_strndup(arena, text,
			    (size_t)(line - text));
		line += n;
	}
	return text;
}

/*
 * Sendmail calls every refusal "550 5.1.1 <address>... User unknown" in a line
 * of its own behind the one ("<<< ") that the other server gave. Its own line
 * goes.
 */
static const char *
without_echoes(struct arena *arena, const char *text)
{
	char *copy = arena_alloc(arena, strlen(text) + 1), *to = copy;
	bool is_behind = false;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");
		bool is_echo = is_behind && (*text == '5' || *text == '4') &&
		    memmem(text, n, "... ", 4) != NULL;

		is_behind = strncmp(text, "<<<", 3) == 0;
		n += text[n] == '\n';
		if (!is_echo)
			to = mempcpy(to, text, n);
		text += n;
	}
	return copy;
}

const char *
notice_text(struct arena *arena, const struct message *mail)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < mail->n && strlen(text) < MESSAGE_TEXT_MAX; i++) {
		if (mail->parts[i].kind == MESSAGE_ORIGINAL)
			break;
		if (mail->parts[i].kind == MESSAGE_TEXT)
			text = arena_printf(arena, "%s\n%s", text,
			    cut(arena, mail->parts[i].text));
	}
	return without_echoes(arena, text);
}

static bool
has(const struct notice_addresses *addresses, const char *address)
{
	size_t i;

	for (i = 0; i < addresses->n; i++)
		if (strcasecmp(addresses->list[i], address) == 0)
			return true;
	return false;
}

/* Whether a mention stands behind "From:" or the like on its line. */
static bool
is_sender(const char *text, const char *mention)
{
	static const char *const marks[] = { "from:", "sender:", "reply-to:",
		"return-path:", "message-id:" };
	const char *line = mention;
	char start[32] = { 0 };
	size_t i;

	while (line > text && line[-1] != '\n')
		line--;
	line += strspn(line, " \t>");
	if (line > mention)
		return false;
	memcpy(start, line,
	    (size_t)(mention - line) < 31 ? (size_t)(mention - line) : 31);
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strcasestr(start, marks[i]) != NULL)
			return true;
	return false;
}

/* Add every address of a text that is not in `but`. */
static void
add_from(struct arena *arena, struct notice_addresses *to, const char *text,
    const struct notice_addresses *but)
{
	struct plain_address found;
	const char *at = text, *address;

	while (to->n < NOTICE_MAX && plain_next_address(text, &at, &found)) {
		address = arena_strndup(arena, found.at, found.n);
		if (but != NULL &&
		    (has(but, address) || is_sender(text, found.at)))
			continue;
		if (!has(to, address))
			to->list[to->n++] = address;
	}
}

const char *
notice_field(struct arena *arena, const char *head, const char *name)
{
	size_t n = strlen(name);

	while (*head != '\0') {
		const char *end = head;

		do {
			end += strcspn(end, "\n");
			end += *end == '\n';
		} while (*end == ' ' || *end == '\t');
		if (strncasecmp(head, name, n) == 0 && head[n] == ':')
			return arena_strndup(arena, head + n + 1,
			    (size_t)(end - head) - n - 1);
		if (*head == '\n')
			break;
		head = end;
	}
	return "";
}

static struct notice_addresses
own_addresses(struct arena *arena, const struct message *mail)
{
	const char *head = message_part(mail, MESSAGE_ORIGINAL);
	struct notice_addresses own = { .n = 0 };
	size_t i;

	for (i = 0; own_fields[i] != NULL; i++)
		add_from(arena, &own, message_field(mail, own_fields[i]), NULL);
	for (i = 0; head != NULL && own_of_original[i] != NULL; i++)
		add_from(arena, &own,
		    notice_field(arena, head, own_of_original[i]), NULL);
	return own;
}

static bool
is_office(const char *address)
{
	size_t i;

	for (i = 0; offices[i] != NULL; i++)
		if (strncasecmp(address, offices[i], strlen(offices[i])) == 0)
			return true;
	return false;
}

/* Those of `all` that are in `wanted`, or, where none is, all. */
static struct notice_addresses
common(const struct notice_addresses *all,
    const struct notice_addresses *wanted)
{
	struct notice_addresses both = { .n = 0 };
	size_t i;

	for (i = 0; i < all->n; i++)
		if (has(wanted, all->list[i]))
			both.list[both.n++] = all->list[i];
	return both.n > 0 ? both : *all;
}

static struct notice_addresses
without_offices(const struct notice_addresses *all)
{
	struct notice_addresses readers = { .n = 0 };
	size_t i;

	for (i = 0; i < all->n; i++)
		if (!is_office(all->list[i]))
			readers.list[readers.n++] = all->list[i];
	return readers.n > 0 ? readers : *all;
}

struct notice_addresses
notice_recipients(struct arena *arena, const struct message *mail,
    const char *text)
{
	const char *head = message_part(mail, MESSAGE_ORIGINAL);
	struct notice_addresses own, found = { .n = 0 }, sent = { .n = 0 };
	size_t i;

	add_from(arena, &found, message_field(mail, "X-Failed-Recipients"),
	    NULL);
	if (found.n > 0)
		return found;
	own = own_addresses(arena, mail);
	add_from(arena, &found, text, &own);
	found = without_offices(&found);
	for (i = 0; head != NULL && sent_to[i] != NULL; i++)
		add_from(arena, &sent, notice_field(arena, head, sent_to[i]),
		    &own);
	return found.n > 0 ? common(&found, &sent) : sent;
}

/* Where the line of a mention begins, but not before `from`. */
static const char *
line_start(const char *from, const char *mention)
{
	while (mention > from && mention[-1] != '\n')
		mention--;
	return mention;
}

/* The next mention of one of `all` at or after *at, which is moved on. */
static const char *
next_mention(struct arena *arena, const char *text, const char **at,
    const struct notice_addresses *all)
{
	struct plain_address found;

	while (plain_next_address(text, at, &found))
		if (has(all, arena_strndup(arena, found.at, found.n)))
			return found.at;
	return NULL;
}

const char *
notice_next(struct arena *arena, const char *text, const char **at,
    const struct notice_addresses *all, const char *address)
{
	const char *before = *at, *mention, *behind, *end;
	size_t n = strlen(address);

	while ((mention = next_mention(arena, text, at, all)) != NULL &&
	    ((size_t)(*at - mention) != n ||
		strncasecmp(mention, address, n) != 0))
		before = *at;
	if (mention == NULL)
		return NULL;
	behind = *at;
	end = next_mention(arena, text, &behind, all);
	mention = line_start(before, mention);
	n = end != NULL ? (size_t)(end - mention) : ABOUT_MAX;
	return arena_strndup(arena, mention, n < ABOUT_MAX ? n : ABOUT_MAX);
}
