/* SPDX-License-Identifier: EUPL-1.2 */
#include "plain.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <unistr.h>

/* How much of a text may stand where a pattern has its '*'. */
enum { GAP_MAX = 120 };

/* Of an address: more than RFC 5321 allows, for those who do not know it. */
enum { LOCAL_MAX = 128, DOMAIN_MAX = 255 };

char *
plain_clean(struct arena *arena, const char *bytes, size_t n)
{
	char *clean = arena_alloc(arena, n + 1), *to = clean;
	const uint8_t *at = (const uint8_t *)bytes, *end = at + n;

	while (at < end) {
		int length = u8_mblen(at, (size_t)(end - at));

		if (length <= 0) {
			*to++ = *at++ == '\0' ? ' ' : '?';
		} else if (*at == '\r' && at + 1 < end && at[1] == '\n') {
			at++;
		} else {
			memcpy(to, at, (size_t)length);
			to += length;
			at += length;
		}
	}
	return clean;
}

/* A character as a phrase writes it; 0 for one that is not seen. */
static ucs4_t
plain_character(ucs4_t c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x60:
	case 0xb4:
		return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
		return '"';
	case '_':
	case 0xa0:
	case 0x3000:
		return ' ';
	case 0xad:
	case 0x200b:
	case 0xfeff:
		return 0;
	default:
		return c;
	}
}

/* Past "5.1.1" at `at`, or NULL. */
static const char *
skip_code(const char *at)
{
	size_t subject, detail;

	if (strchr("245", at[0]) == NULL || at[0] == '\0' || at[1] != '.')
		return NULL;
	subject = strspn(at + 2, "0123456789");
	if (subject == 0 || subject > 3 || at[2 + subject] != '.')
		return NULL;
	at += 3 + subject;
	detail = strspn(at, "0123456789");
	return detail == 0 || detail > 3 ? NULL : at + detail;
}

/* Past "550-", "550-5.1.1 " or "550 5.1.1 " at `at`, or NULL. */
static const char *
skip_reply(const char *at)
{
	const char *code;

	if (strchr("245", at[0]) == NULL || !isdigit((unsigned char)at[0]) ||
	    !isdigit((unsigned char)at[1]) || !isdigit((unsigned char)at[2]) ||
	    (at[3] != '-' && at[3] != ' '))
		return NULL;
	code = skip_code(at + 4);
	if (code != NULL && (*code == ' ' || *code == '-'))
		return code + 1;
	return at[3] == '-' ? at + 4 : NULL;
}

/* Take the codes out of a text that is flat else. */
static void
drop_replies(char *text)
{
	const char *from = text, *next;
	char *to = text;

	while (*from != '\0') {
		bool begins = to == text || to[-1] == ' ';

		next = begins ? skip_reply(from) : NULL;
		if (next != NULL)
			from = next;
		else
			*to++ = *from++;
	}
	*to = '\0';
}

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* How long the name of a host at `at` is, or 0; Exchange's words are none. */
static size_t
host_length(const char *at)
{
	size_t n, dots = 0;

	for (n = 0; is_name(at[n]) || (at[n] == '.' && is_name(at[n + 1])); n++)
		dots += at[n] == '.';
	if (strncmp(at, "resolver.", 9) == 0 || strncmp(at, "queue.", 6) == 0)
		return 0;
	return dots < 2 ? 0 : n;
}

static void
drop_hosts(char *text)
{
	const char *from = text;
	char *to = text;
	size_t n;

	while (*from != '\0') {
		n = host_length(from);
		from += n;
		while (n == 0 && is_name(*from))
			*to++ = *from++;
		if (n == 0 && *from != '\0')
			*to++ = *from++;
	}
	*to = '\0';
}

/* A copy in which every address is a mere '@'. */
static char *
without_addresses(struct arena *arena, const char *text)
{
	char *copy = arena_alloc(arena, strlen(text) + 1), *to = copy;
	const char *from = text, *at = text;
	struct plain_address found;

	while (plain_next_address(text, &at, &found)) {
		if (found.at < from)
			continue;
		to = mempcpy(to, from, (size_t)(found.at - from));
		*to++ = '@';
		from = at;
	}
	strcpy(to, from);
	return copy;
}

char *
plain_flat(struct arena *arena, const char *text)
{
	const char *bare = without_addresses(arena, text);
	size_t n = strlen(bare);
	char *flat = arena_alloc(arena, 2 * n + 8), *to = flat;
	const uint8_t *at = (const uint8_t *)bare, *end = at + n;

	while (at < end) {
		ucs4_t c;
		int length = u8_mbtouc(&c, at, (size_t)(end - at));

		at += length;
		c = plain_character(c);
		if (c < 0x80 && isspace((int)c))
			c = ' ';
		if (c == 0 || (c == ' ' && (to == flat || to[-1] == ' ')))
			continue;
		length = u8_uctomb((uint8_t *)to, uc_tolower(c), 6);
		if (length > 0)
			to += length;
	}
	*to = '\0';
	drop_replies(flat);
	drop_hosts(flat);
	return flat;
}

/*
 * A byte of a letter of two bytes: Latin, Greek or Cyrillic, as addresses may
 * have (RFC 6531). Han and kana often stand beside an address without a
 * space, and what begins with C2 is punctuation.
 */
static bool
is_letter_byte(char c)
{
	unsigned char byte = (unsigned char)c;

	return (byte >= 0x80 && byte < 0xc0) || (byte >= 0xc3 && byte < 0xe0);
}

static bool
is_local(char c)
{
	return isalnum((unsigned char)c) || is_letter_byte(c) ||
	    (c != '\0' && strchr("!#$%&'*+/=?^_`{|}~.-", c) != NULL);
}

static bool
is_domain(char c)
{
	return isalnum((unsigned char)c) || is_letter_byte(c) || c == '.' ||
	    c == '-' || c == '_';
}

static bool
is_inside_letter(char c)
{
	return (c & 0xc0) == 0x80;
}

/*
 * The address around the '@' at `at` in text, n = 0 where it is none, as one
 * that is too long for RFC 5321.
 */
static struct plain_address
address_around(const char *text, const char *at)
{
	const char *from = at, *to = at + 1;

	while (from > text && at - from <= LOCAL_MAX && is_local(from[-1]))
		from--;
	while (from < at &&
	    (is_inside_letter(*from) || strchr("'.=/*`", *from) != NULL))
		from++;
	while (to - at <= DOMAIN_MAX && is_domain(*to) &&
	    strncmp(to, "..", 2) != 0)
		to++;
	while (to > at + 1 && strchr(".-_", to[-1]) != NULL)
		to--;
	if (from == at || at - from > LOCAL_MAX || to - at > DOMAIN_MAX ||
	    memchr(at, '.', (size_t)(to - at)) == NULL)
		return (struct plain_address){ from, 0 };
	return (struct plain_address){ from, (size_t)(to - from) };
}

bool
plain_next_address(const char *text, const char **at,
    struct plain_address *found)
{
	const char *sign;

	while ((sign = strchr(*at, '@')) != NULL) {
		*found = address_around(text, sign);
		*at = found->n > 0 ? found->at + found->n : sign + 1;
		if (found->n > 0)
			return true;
	}
	return false;
}

const char *
plain_next_status(struct arena *arena, const char *text, const char **at)
{
	for (; **at != '\0'; ++*at) {
		const char *end = skip_code(*at), *from = *at;

		if (end == NULL)
			continue;
		if (from > text &&
		    (isalnum((unsigned char)from[-1]) || from[-1] == '.' ||
			from[-1] == '/'))
			continue;
		*at = end;
		if (isalnum((unsigned char)*end) || *end == '/' ||
		    (*end == '.' && isdigit((unsigned char)end[1])))
			continue;
		return arena_strndup(arena, from, (size_t)(end - from));
	}
	return NULL;
}

/* The rest of a pattern behind a '*', within GAP_MAX of text. */
static bool
has_rest(const char *text, const char *pattern)
{
	while (pattern != NULL) {
		const char *star = strchr(pattern, '*');
		size_t n = star != NULL ? (size_t)(star - pattern) :
					  strlen(pattern);
		const char *found = memmem(text, strnlen(text, GAP_MAX + n),
		    pattern, n);

		if (found == NULL)
			return false;
		text = found + n;
		pattern = star != NULL ? star + 1 : NULL;
	}
	return true;
}

bool
plain_has(const char *text, const char *pattern)
{
	const char *star = strchr(pattern, '*'), *end;
	size_t n;

	if (star == NULL)
		return strstr(text, pattern) != NULL;
	n = (size_t)(star - pattern);
	end = text + strlen(text);
	while (
	    (text = memmem(text, (size_t)(end - text), pattern, n)) != NULL) {
		text += n;
		if (has_rest(text, star + 1))
			return true;
	}
	return false;
}

bool
plain_has_any(const char *text, const char *const *patterns)
{
	for (; *patterns != NULL; patterns++)
		if (plain_has(text, *patterns))
			return true;
	return false;
}
