/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean_input.h"

#include <string.h>
#include <unistr.h>

#include "clean.h"

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
		return "over 8 MiB";
	if (bad != NULL) {
		*line = line_of(bytes, (size_t)((const char *)bad - bytes));
		return "not UTF-8 text";
	}
	if (nul != NULL) {
		*line = line_of(bytes, (size_t)(nul - bytes));
		return "a NUL";
	}
	return NULL;
}
