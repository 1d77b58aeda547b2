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
	size_t i;

	if (strncasecmp(line, "Received: ", 10) == 0 ||
	    strncasecmp(line, "Return-Path: ", 13) == 0)
		return true;
	if (n > 200)
		return false;
	flat = plain_flat(arena, arena_strndup(arena, line, n));
	for (i = 0; copies[i] != NULL; i++)
		if (plain_has(flat, copies[i]))
			return true;
	return false;
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

const char *
notice_text(struct arena *arena, const struct mail *mail)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < mail->n && strlen(text) < MAIL_TEXT_MAX; i++) {
		if (mail->parts[i].kind == MAIL_ORIGINAL)
			break;
		if (mail->parts[i].kind == MAIL_TEXT)
			text = arena_printf(arena, "%s\n%s", text,
			    cut(arena, mail->parts[i].text));
	}
	return text;
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

/* Add every address of a text that is not in `but`. */
static void
add_from(struct arena *arena, struct notice_addresses *to, const char *text,
    const struct notice_addresses *but)
{
	struct plain_address found;
	const char *at = text, *address;

	while (to->n < NOTICE_MAX && plain_next_address(text, &at, &found)) {
		address = arena_strndup(arena, found.at, found.n);
		if (!has(to, address) && (but == NULL || !has(but, address)))
			to->list[to->n++] = address;
	}
}

/* The value of a field in the head of what came back. */
static const char *
field_in(struct arena *arena, const char *head, const char *name)
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
own_addresses(struct arena *arena, const struct mail *mail)
{
	const char *head = mail_part(mail, MAIL_ORIGINAL);
	struct notice_addresses own = { .n = 0 };
	size_t i;

	for (i = 0; own_fields[i] != NULL; i++)
		add_from(arena, &own, mail_field(mail, own_fields[i]), NULL);
	for (i = 0; head != NULL && own_of_original[i] != NULL; i++)
		add_from(arena, &own, field_in(arena, head, own_of_original[i]),
		    NULL);
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
notice_recipients(struct arena *arena, const struct mail *mail,
    const char *text)
{
	const char *head = mail_part(mail, MAIL_ORIGINAL);
	struct notice_addresses own, found = { .n = 0 }, sent = { .n = 0 };
	size_t i;

	add_from(arena, &found, mail_field(mail, "X-Failed-Recipients"), NULL);
	if (found.n > 0)
		return found;
	own = own_addresses(arena, mail);
	add_from(arena, &found, text, &own);
	found = without_offices(&found);
	for (i = 0; head != NULL && sent_to[i] != NULL; i++)
		add_from(arena, &sent, field_in(arena, head, sent_to[i]), &own);
	return found.n > 0 ? common(&found, &sent) : sent;
}

const char *
notice_about(struct arena *arena, const char *text,
    const struct notice_addresses *all, const char *address)
{
	char *about = arena_alloc(arena, strlen(text) + 2), *to = about;
	const char *at = text, *from = text, *mention;
	struct plain_address found;
	bool is_his = false;

	while (plain_next_address(text, &at, &found)) {
		mention = arena_strndup(arena, found.at, found.n);
		if (!has(all, mention))
			continue;
		if (is_his && found.at > from)
			to = mempcpy(to, from, (size_t)(found.at - from));
		is_his = strcasecmp(mention, address) == 0;
		from = at;
	}
	if (is_his)
		to = stpcpy(to, from);
	*to = '\0';
	return plain_flat(arena, arena_strndup(arena, about, ABOUT_MAX));
}
