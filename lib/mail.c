/* SPDX-License-Identifier: EUPL-1.2 */
#include "mail.h"

#include <err.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "json.h"
#include "log.h"
#include "mime.h"
#include "text.h"

enum { PLAIN_MAX = 900 };

/* A value is pieces with a space between, at any of which it may fold. */
struct mail_value {
	struct mail_value *next;
	const char *piece;
};

struct header {
	struct header *next;
	const char *name;
	const struct mail_value *value;
};

struct mail {
	struct arena *arena;
	struct header *first, **last;
	const char *text, *html;
	const struct mail_picture *picture;
};

struct mail *
mail_new(struct arena *arena)
{
	struct mail *mail = arena_alloc(arena, sizeof(*mail));

	mail->arena = arena;
	mail->last = &mail->first;
	return mail;
}

/* ---- values ----------------------------------------------------------- */

/* Add a piece behind *last; returns where the next one goes. */
static struct mail_value **
add(struct arena *arena, struct mail_value **last, const char *piece)
{
	*last = arena_alloc(arena, sizeof(**last));
	(*last)->piece = piece;
	return &(*last)->next;
}

static struct mail_value *
single(struct arena *arena, const char *piece)
{
	struct mail_value *value;

	add(arena, &value, piece);
	return value;
}

/*
 * Whether a reader gets back what is written plainly, in pieces short enough
 * to fold between.
 */
static bool
is_plain(const char *text)
{
	size_t run = 0;
	const char *at;

	if (*text == ' ' || strstr(text, "=?") != NULL)
		return false;
	for (at = text; *at != '\0'; at++) {
		/* Of some spaces, all but the first belong to a piece. */
		run = *at == ' ' && at[-1] != ' ' ? 0 : run + 1;
		if (*at < ' ' || *at > '~' || run > MIME_FIRST_WORD_MAX)
			return false;
	}
	return at == text || at[-1] != ' ';
}

static struct mail_value **
add_plain(struct arena *arena, struct mail_value **last, const char *text)
{
	size_t n;

	/* Spaces beyond one belong to the piece that they stand before. */
	for (; *text != '\0'; text += n) {
		text += *text == ' ';
		n = strspn(text, " ");
		n += strcspn(text + n, " ");
		last = add(arena, last, arena_strndup(arena, text, n));
	}
	return last;
}

static struct mail_value **
add_words(struct arena *arena, struct mail_value **last, const char *text)
{
	size_t max = MIME_FIRST_WORD_MAX;

	for (; *text != '\0'; max = MIME_WORD_MAX)
		last = add(arena, last, mime_word(arena, &text, max));
	return last;
}

const struct mail_value *
mail_text(struct arena *arena, const char *text)
{
	struct mail_value *value = NULL;
	const char *clean = text_one_line(arena, text);

	if (clean == NULL)
		return NULL;
	if (*clean == '\0')
		return single(arena, "");
	if (is_plain(clean))
		add_plain(arena, &value, clean);
	else
		add_words(arena, &value, clean);
	return value;
}

/* Whether text can be a name as it is: atoms with spaces (RFC 5322, 3.2.3). */
static bool
is_phrase(const char *text)
{
	return is_plain(text) &&
	    text[strspn(text,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789!#$%&'*+-/=?^_`{|}~ ")] == '\0';
}

/* inner is what stands between < and >, already judged. */
static const struct mail_value *
named(struct arena *arena, const char *name, const char *inner)
{
	struct mail_value *value = NULL, **last = &value;
	const char *clean = text_one_line(arena, name);

	if (clean == NULL)
		return NULL;
	last = is_phrase(clean) ? add_plain(arena, last, clean) :
				  add_words(arena, last, clean);
	add(arena, last, arena_printf(arena, "<%s>", inner));
	return value;
}

const struct mail_value *
mail_mailbox(struct arena *arena, const char *name, const char *address)
{
	address = text_address(arena, address);
	if (address == NULL)
		return NULL;
	return name == NULL ? single(arena, address) :
			      named(arena, name, address);
}

/* Printable ASCII that a line can hold. */
static bool
is_printable(const char *text, char least)
{
	const char *at;

	for (at = text; *at >= least && *at <= '~'; at++)
		continue;
	return at > text && *at == '\0' && at - text <= PLAIN_MAX;
}

/* What can stand between < and >. */
static bool
is_enclosable(const char *text)
{
	return is_printable(text, '!') && strpbrk(text, "<>") == NULL;
}

const struct mail_value *
mail_list(struct arena *arena, const char *name, const char *id)
{
	return is_enclosable(id) ? named(arena, name, id) : NULL;
}

const struct mail_value *
mail_plain(struct arena *arena, const char *text)
{
	return is_printable(text, ' ') ? single(arena, text) : NULL;
}

const struct mail_value *
mail_angled(struct arena *arena, const char *text)
{
	return is_enclosable(text) ?
	    single(arena, arena_printf(arena, "<%s>", text)) :
	    NULL;
}

const struct mail_value *
mail_date(struct arena *arena, int64_t seconds)
{
	/* strftime would follow the locale. */
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	time_t moment = (time_t)seconds;
	struct tm utc;

	if (gmtime_r(&moment, &utc) == NULL)
		return NULL;
	return single(arena,
	    arena_printf(arena, "%.3s, %02d %.3s %d %02d:%02d:%02d +0000",
		days + 3 * utc.tm_wday, utc.tm_mday, months + 3 * utc.tm_mon,
		1900 + utc.tm_year, utc.tm_hour, utc.tm_min, utc.tm_sec));
}

/* ---- the message -------------------------------------------------------- */

void
mail_put(struct mail *mail, const char *name, const struct mail_value *value)
{
	struct header *header = arena_alloc(mail->arena, sizeof(*header));

	if (name[strspn(name,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-")] !=
	    '\0')
		errx(1, "mail: \"%s\" is no name of a header", name);
	header->name = name;
	header->value = value;
	*mail->last = header;
	mail->last = &header->next;
}

void
mail_write(struct mail *mail, const char *text, const char *html)
{
	mail->text = text;
	mail->html = html;
}

void
mail_show(struct mail *mail, const struct mail_picture *picture)
{
	mail->picture = picture;
}

static void
write_header(FILE *to, const struct header *header)
{
	const struct mail_value *value;
	size_t column = strlen(header->name) + 1;

	fprintf(to, "%s:", header->name);
	for (value = header->value; value != NULL; value = value->next) {
		size_t n = strlen(value->piece);

		if (column + 1 + n > MIME_LINE_MAX) {
			fputs("\r\n", to);
			column = 0;
		}
		if (n > 0)
			fprintf(to, " %s", value->piece);
		column += 1 + n;
	}
	fputs("\r\n", to);
}

/* Whether every header has its value, and every text is one. */
static bool
is_whole(const struct mail *mail)
{
	const struct header *header;

	for (header = mail->first; header != NULL; header = header->next)
		if (header->value == NULL) {
			log_line("mail: %s: refused", header->name);
			return false;
		}
	if (text_is_utf8(mail->text, strlen(mail->text)) &&
	    text_is_utf8(mail->html, strlen(mail->html)))
		return true;
	log_line("mail: its text is none");
	return false;
}

/* What is being written: a mail, what tells its parts apart, and where to. */
struct draft {
	const struct mail *mail;
	const char *boundary;
	FILE *to;
};

static void
write_text(const struct draft *draft, const char *type, const char *text)
{
	size_t n;
	const char *quoted = mime_quoted(draft->mail->arena, text, strlen(text),
	    &n);

	fprintf(draft->to,
	    "Content-Type: text/%s; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
	    type);
	fwrite(quoted, 1, n, draft->to);
}

/* The sign stands in no text: quoted-printable has no "=_". */
static void
begin_parts(const struct draft *draft, const char *type, char level)
{
	fprintf(draft->to,
	    "Content-Type: multipart/%s;\r\n boundary=\"=_%c.%s\"", type, level,
	    draft->boundary);
}

static void
write_boundary(const struct draft *draft, char level, const char *rest)
{
	fprintf(draft->to, "\r\n--=_%c.%s%s\r\n", level, draft->boundary, rest);
}

static void
write_picture(const struct draft *draft)
{
	const struct mail_picture *picture = draft->mail->picture;

	write_boundary(draft, 'b', "");
	fprintf(draft->to,
	    "Content-Type: %s\r\n"
	    "Content-Transfer-Encoding: base64\r\n"
	    "Content-ID: <%s>\r\n"
	    "Content-Disposition: inline; filename=\"%s\"\r\n\r\n%s",
	    picture->type, picture->id, picture->name,
	    mime_base64(draft->mail->arena, picture->bytes, picture->n));
	write_boundary(draft, 'b', "--");
}

static void
write_parts(const struct draft *draft)
{
	const struct mail *mail = draft->mail;

	begin_parts(draft, "alternative", 'a');
	fputs("\r\n", draft->to);
	write_boundary(draft, 'a', "");
	write_text(draft, "plain", mail->text);
	write_boundary(draft, 'a', "");
	if (mail->picture != NULL) {
		begin_parts(draft, "related", 'b');
		fputs(";\r\n type=\"text/html\"\r\n", draft->to);
		write_boundary(draft, 'b', "");
	}
	write_text(draft, "html", mail->html);
	if (mail->picture != NULL)
		write_picture(draft);
	write_boundary(draft, 'a', "--");
}

const char *
mail_bytes(struct mail *mail, const char *boundary, size_t *n)
{
	struct json *bytes;
	struct draft draft = { mail, boundary, NULL };
	const struct header *header;

	if (!is_whole(mail))
		return NULL;
	bytes = json_new(mail->arena);
	draft.to = bytes->to;
	for (header = mail->first; header != NULL; header = header->next)
		write_header(draft.to, header);
	fputs("MIME-Version: 1.0\r\n", draft.to);
	write_parts(&draft);
	json_end(bytes);
	*n = bytes->n;
	return bytes->text;
}
