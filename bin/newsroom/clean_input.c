/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean_input.h"

#include <ctype.h>
#include <string.h>
#include <unistr.h>

#include "clean.h"
#include "speak.h"

enum { PIECE = 1024 };

static int64_t
line_of(const char *bytes, size_t n)
{
	int64_t line = 1;
	size_t i;

	for (i = 0; i < n; i++)
		line += bytes[i] == '\n';
	return line;
}

char *
clean_line_ends(struct arena *arena, const char *bytes, size_t *n)
{
	char *text = arena_alloc(arena, *n + 1), *to = text;
	size_t i;

	for (i = 0; i < *n; i++)
		if (bytes[i] != '\r')
			*to++ = bytes[i];
		else if (i + 1 == *n || bytes[i + 1] != '\n')
			*to++ = '\n';
	*n = (size_t)(to - text);
	return text;
}

const char *
clean_find_fault(const char *bytes, size_t n, int64_t *line)
{
	const uint8_t *bad = u8_check((const uint8_t *)bytes, n);
	const char *nul = memchr(bytes, '\0', n);

	*line = 0;
	if (n > CLEAN_MAX)
		return _("over 8 MiB");
	if (bad != NULL) {
		*line = line_of(bytes, (size_t)((const char *)bad - bytes));
		return _("not UTF-8 text");
	}
	if (nul != NULL) {
		*line = line_of(bytes, (size_t)(nul - bytes));
		return _("a NUL");
	}
	return NULL;
}

/*
 * The length of the tag that begins there; 0 where its end is not seen before
 * it has too many places for an attribute, or another tag may begin. Since it
 * goes no further than that, no octet is looked at for more than three tags:
 * one that is read in each kind of quotes, and one in none.
 */
static size_t
tag_length(const char *bytes, size_t n)
{
	size_t i, gaps = 0;
	char quote = 0;

	for (i = 0; i < n && gaps <= CLEAN_TAG_GAPS; i++) {
		if (quote != 0)
			quote = bytes[i] == quote ? 0 : quote;
		else if (bytes[i] == '>')
			return i + 1;
		else if (bytes[i] == '<' && i > 0)
			return 0;
		else if (bytes[i] == '"' || bytes[i] == '\'')
			quote = bytes[i];
		gaps += quote == 0 && strchr(" \t\n\f\"'/", bytes[i]) != NULL;
	}
	return 0;
}

/* Where the first tag of n bytes begins; NULL where none does. */
static const char *
find_tag(const char *bytes, size_t n)
{
	const char *at = memchr(bytes, '<', n), *end = bytes + n;

	while (at != NULL && at + 1 < end && !isalpha((unsigned char)at[1]))
		at = memchr(at + 1, '<', (size_t)(end - at - 1));
	return at;
}

size_t
clean_piece(const char *bytes, size_t n)
{
	size_t length = n < PIECE ? n : PIECE, tag = 0;
	const char *begin = find_tag(bytes, length), *end;

	if (begin != NULL)
		tag = tag_length(begin, n - (size_t)(begin - bytes));
	if (tag > 0)
		return (size_t)(begin - bytes) + tag;
	end = memchr(bytes, '>', length);
	if (end != NULL)
		return (size_t)(end - bytes) + 1;
	while (length < n && ((unsigned char)bytes[length] & 0xc0) == 0x80)
		length++;
	return length;
}
