/* SPDX-License-Identifier: EUPL-1.2 */
#include "mime.h"

#include <sodium.h>
#include <string.h>

/* How many bytes the character at the beginning of UTF-8 text has. */
static size_t
character(const char *at, const char *end)
{
	size_t n = 1;

	while (at + n < end && ((unsigned char)at[n] & 0xc0) == 0x80)
		n++;
	return n;
}

static char *
put_escape(char *to, char sign, unsigned char byte)
{
	static const char digits[] = "0123456789ABCDEF";

	*to++ = sign;
	*to++ = digits[byte >> 4];
	*to++ = digits[byte & 15];
	return to;
}

/* Whether a line ends here: by LF, by CRLF, or because the text does. */
static bool
is_end_of_line(const char *at, const char *end)
{
	return at >= end || *at == '\n' ||
	    (*at == '\r' && at + 1 < end && at[1] == '\n');
}

static bool
must_escape(const char *at, const char *end, bool begins_line)
{
	unsigned char c = (unsigned char)*at;

	if (c == ' ' || c == '\t')
		return is_end_of_line(at + 1, end);
	if (c < '!' || c > '~' || c == '=')
		return true;
	return begins_line &&
	    (c == '.' || (end - at >= 5 && memcmp(at, "From ", 5) == 0));
}

char *
mime_quoted(struct arena *arena, const char *text, size_t n, size_t *made)
{
	/* A character of four bytes takes twelve, five of which fill a line. */
	char *quoted = arena_alloc(arena, 4 * n + 4), *to = quoted;
	const char *at = text, *end = text + n, *line = to;

	while (at < end) {
		size_t i, length = character(at, end);
		bool escape = must_escape(at, end, to == line);

		if (is_end_of_line(at, end)) {
			at += *at == '\r' ? 2 : 1;
			to = mempcpy(to, "\r\n", 2);
			line = to;
			continue;
		}
		if ((size_t)(to - line) + (escape ? 3 * length : 1) >=
		    MIME_LINE_MAX) {
			to = mempcpy(to, "=\r\n", 3);
			line = to;
			escape = must_escape(at, end, true);
		}
		for (i = 0; i < length && escape; i++)
			to = put_escape(to, '=', (unsigned char)at[i]);
		if (!escape)
			*to++ = *at;
		at += length;
	}
	*made = (size_t)(to - quoted);
	return quoted;
}

static size_t
length_in_b(size_t n)
{
	return (n + 2) / 3 * 4;
}

/* Its NUL is overwritten by what follows. */
static char *
put_base64(char *to, const unsigned char *bytes, size_t n)
{
	sodium_bin2base64(to, length_in_b(n) + 1, bytes, n,
	    sodium_base64_VARIANT_ORIGINAL);
	return to + length_in_b(n);
}

char *
mime_base64(struct arena *arena, const unsigned char *bytes, size_t n)
{
	const size_t line = MIME_LINE_MAX / 4 * 3;
	char *text = arena_alloc(arena,
	    (n / line + 1) * (MIME_LINE_MAX + 2) + 1);
	char *to = text;
	size_t i;

	for (i = 0; i < n; i += line) {
		to = put_base64(to, bytes + i, n - i < line ? n - i : line);
		to = mempcpy(to, "\r\n", 2);
	}
	return text;
}

/* What stands for itself in Q, also in a name (RFC 2047, 5, rule 3). */
static bool
is_plain_in_q(char c)
{
	return c != '\0' &&
	    strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		   "0123456789!*+-/",
		c) != NULL;
}

static size_t
length_in_q(const char *text, size_t n)
{
	size_t i, length = 0;

	for (i = 0; i < n; i++)
		length += is_plain_in_q(text[i]) || text[i] == ' ' ? 1 : 3;
	return length;
}

static char *
put_q(char *to, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (text[i] == ' ')
			*to++ = '_';
		else if (is_plain_in_q(text[i]))
			*to++ = text[i];
		else
			to = put_escape(to, '=', (unsigned char)text[i]);
	return to;
}

const char *
mime_word(struct arena *arena, const char **text, size_t max)
{
	const char *from = *text, *end = from + strlen(from);
	const size_t room = max -
	    strlen("=?utf-8?B?"
		   "?=");
	bool is_q = length_in_q(from, (size_t)(end - from)) <=
	    length_in_b((size_t)(end - from));
	char *word = arena_alloc(arena, max + 1), *to;
	size_t n = 0;

	while (from + n < end) {
		size_t more = n + character(from + n, end);

		if ((is_q ? length_in_q(from, more) : length_in_b(more)) > room)
			break;
		n = more;
	}
	*text = from + n;
	to = stpcpy(word, is_q ? "=?utf-8?Q?" : "=?utf-8?B?");
	to = is_q ? put_q(to, from, n) :
		    put_base64(to, (const unsigned char *)from, n);
	memcpy(to, "?=", 2);
	return word;
}
