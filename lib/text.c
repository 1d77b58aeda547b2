/* SPDX-License-Identifier: EUPL-1.2 */
#include "text.h"

#include <ctype.h>
#include <idn2.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

bool
text_is_utf8(const char *bytes, size_t n)
{
	return memchr(bytes, '\0', n) == NULL &&
	    u8_check((const uint8_t *)bytes, n) == NULL;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *
text_unescape(struct arena *arena, const char *bytes, size_t n, bool is_form)
{
	char *text = arena_alloc(arena, n + 1);
	size_t i, length = 0;

	for (i = 0; i < n; i++) {
		char c = bytes[i];

		if (c == '+' && is_form) {
			c = ' ';
		} else if (c == '%') {
			int high = i + 1 < n ? hex_digit(bytes[i + 1]) : -1;
			int low = i + 2 < n ? hex_digit(bytes[i + 2]) : -1;

			if (high < 0 || low < 0)
				return NULL;
			c = (char)(high << 4 | low);
			i += 2;
		}
		text[length++] = c;
	}
	return text_is_utf8(text, length) ? text : NULL;
}

char *
text_escape_path(struct arena *arena, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";
	char *escaped = arena_alloc(arena, 3 * strlen(text) + 1);
	char *to = escaped;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x80 && (isalnum(c) || strchr("-._~/", c) != NULL)) {
			*to++ = (char)c;
			continue;
		}
		*to++ = '%';
		*to++ = hex[c >> 4];
		*to++ = hex[c & 15];
	}
	return escaped;
}

bool
text_number(const char *text, int64_t min, int64_t max, int64_t *number)
{
	int64_t n = 0;

	if (text == NULL || *text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9' ||
		    n > (INT64_MAX - (*text - '0')) / 10)
			return false;
		n = n * 10 + (*text - '0');
	}
	*number = n;
	return n >= min && n <= max;
}

bool
text_is_slug(const char *text)
{
	bool has_letter = false;
	size_t i;

	if (text == NULL)
		return false;
	for (i = 0; text[i] != '\0'; i++) {
		char c = text[i];

		if (c >= 'a' && c <= 'z')
			has_letter = true;
		else if (c == '-' && (i == 0 || text[i - 1] == '-'))
			return false;
		else if (c != '-' && (c < '0' || c > '9'))
			return false;
	}
	return has_letter && i <= 80 && text[i - 1] != '-';
}

/* RFC 5321's atext and RFC 6531's UTF8-non-ascii, in a dot-atom. */
static bool
is_local_part(const char *text, size_t n)
{
	size_t i;

	if (n == 0 || n > 64 || text[0] == '.' || text[n - 1] == '.')
		return false;
	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '.' && text[i - 1] == '.')
			return false;
		if (c < 0x80 && !isalnum(c) &&
		    (c == '\0' || strchr("!#$%&'*+-/=?^_`{|}~.", c) == NULL))
			return false;
	}
	return true;
}

/* Whether a character beyond ASCII can be seen: no control, no space. */
static bool
is_visible(const char *text)
{
	const uint8_t *rest = (const uint8_t *)text;
	ucs4_t c;

	while ((rest = u8_next(&c, rest)) != NULL)
		if (uc_is_general_category_withtable(c,
			UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Z))
			return false;
	return true;
}

/*
 * Labels of letters, digits and inner hyphens, two at least, the last not a
 * number (RFC 5321, 4.1.2; RFC 1123, 2.1).
 */
static bool
is_host(const char *text)
{
	size_t labels = 0, n = 0;
	bool has_letter = false;

	for (;; text += n + 1) {
		n = strcspn(text, ".");
		if (n == 0 || n > 63 || text[0] == '-' || text[n - 1] == '-')
			return false;
		if (strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") < n)
			return false;
		has_letter = strspn(text, "0123456789") < n;
		labels++;
		if (text[n] == '\0')
			return labels > 1 && has_letter;
	}
}

static const char *
ascii_domain(struct arena *arena, const char *domain)
{
	uint8_t *ascii = NULL;
	const char *copy;

	if (idn2_lookup_u8((const uint8_t *)domain, &ascii,
		IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return NULL;
	copy = arena_strndup(arena, (const char *)ascii, 254);
	idn2_free(ascii);
	return is_host(copy) ? copy : NULL;
}

/* Space, and what is not seen: a copied text may begin and end with it. */
static bool
is_around(ucs4_t c)
{
	return uc_is_general_category_withtable(c,
	    UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf);
}

/* The text, which is changed, without what a hand or a copy takes along. */
static const char *
bare_address(char *text)
{
	static const char scheme[] = "mailto:", wide_at[] = "\xef\xbc\xa0";
	uint8_t *begin = (uint8_t *)text, *end = begin + strlen(text);
	const uint8_t *next;
	char *at = strstr(text, wide_at);
	ucs4_t c;

	while ((next = u8_prev(&c, end, begin)) != NULL && is_around(c))
		end -= end - next;
	*end = '\0';
	while ((next = u8_next(&c, begin)) != NULL && is_around(c))
		begin += next - begin;
	if (at != NULL && strchr(text, '@') == NULL) {
		*at = '@';
		memmove(at + 1, at + sizeof(wide_at) - 1,
		    strlen(at + sizeof(wide_at) - 1) + 1);
	}
	text = (char *)begin;
	return strncasecmp(text, scheme, sizeof(scheme) - 1) == 0 ?
	    text + sizeof(scheme) - 1 :
	    text;
}

const char *
text_address(struct arena *arena, const char *typed)
{
	const char *local, *at, *domain;
	size_t n = strlen(typed), length = 0;
	uint8_t *normal;

	if (n > 4 * TEXT_ADDRESS_MAX || !text_is_utf8(typed, n))
		return NULL;
	normal = u8_normalize(UNINORM_NFC, (const uint8_t *)typed, n, NULL,
	    &length);
	if (normal == NULL)
		return NULL;
	local = bare_address(
	    arena_strndup(arena, (const char *)normal, length));
	free(normal);
	at = strchr(local, '@');
	if (at == NULL || !is_local_part(local, (size_t)(at - local)) ||
	    !is_visible(local) ||
	    (domain = ascii_domain(arena, at + 1)) == NULL)
		return NULL;
	local = arena_printf(arena, "%.*s@%s", (int)(at - local), local,
	    domain);
	return strlen(local) <= TEXT_ADDRESS_MAX ? local : NULL;
}

/* What a run of white space becomes. */
static const char *
gap(size_t breaks, size_t spaces)
{
	return breaks > 1 ? "\n\n" : breaks == 1 ? "\n" : spaces > 0 ? " " : "";
}

char *
text_tidy(struct arena *arena, const char *text)
{
	char *tidy = arena_alloc(arena, strlen(text) + 2), *to = tidy;
	size_t breaks = 0, spaces = 0;

	for (; *text != '\0'; text++) {
		if (*text == '\n' || *text == ' ') {
			breaks += *text == '\n';
			spaces += *text == ' ';
			continue;
		}
		if (to > tidy)
			to = stpcpy(to, gap(breaks, spaces));
		*to++ = *text;
		breaks = spaces = 0;
	}
	*to = '\n';
	return tidy;
}

/* How many bytes a control character or a separator of lines has; 0: none. */
static size_t
control(const char *at)
{
	if ((unsigned char)*at < ' ' || *at == 0x7f)
		return 1;
	if (at[0] == '\xc2' && (unsigned char)at[1] < 0xa0)
		return 2;
	return strncmp(at, "\xe2\x80\xa8", 3) == 0 ||
		strncmp(at, "\xe2\x80\xa9", 3) == 0 ?
	    3 :
	    0;
}

char *
text_one_line(struct arena *arena, const char *text)
{
	char *line, *to;
	size_t n;

	if (!text_is_utf8(text, strlen(text)))
		return NULL;
	line = arena_alloc(arena, strlen(text) + 1);
	for (to = line; *text != '\0'; text += n > 0 ? n : 1) {
		n = control(text);
		*to++ = n > 0 ? ' ' : *text;
	}
	return line;
}

const char *
text_wrap(struct arena *arena, const char *text, int columns)
{
	char *copy = arena_strndup(arena, text, strlen(text)), *at;
	char *space = NULL;
	int column = 0, after = 0; /* after: of what follows the space */

	for (at = copy; *at != '\0'; at++) {
		bool is_first = ((unsigned char)*at & 0xc0) != 0x80;

		column += is_first;
		after += is_first;
		/* Behind a word that is too long by itself. */
		if (*at == ' ' && column > columns + 1)
			*at = '\n';
		if (*at == ' ') {
			space = at;
			after = 0;
		} else if (*at == '\n') {
			column = 0;
			space = NULL;
		}
		if (column > columns && space != NULL) {
			*space = '\n';
			column = after;
			space = NULL;
		}
	}
	return copy;
}

void
text_mend_xml(char *text)
{
	while ((text = strstr(text, "\xEF\xBF")) != NULL) {
		if (text[2] == '\xBE' || text[2] == '\xBF')
			text[2] = '\xBD';
		text += 2;
	}
}
