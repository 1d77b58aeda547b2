/* SPDX-License-Identifier: EUPL-1.2 */
#include "wxr_input.h"

#include <string.h>

#include "not_utf8.h"

/* Where the text begins: behind a byte order mark and empty lines. */
static size_t
skip_front(struct wxr_input *input, const char *bytes, size_t n)
{
	size_t i = 0;

	if (input->done == 0 && n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		i = 3;
	for (; i < n && strchr(" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0';
	     i++)
		input->skipped += bytes[i] == '\n';
	return i;
}

/*
 * Without the characters that XML forbids. A NUL is no slip of a text, and
 * the parser would take it for an end: it gets one that it refuses.
 */
static size_t
filter(struct wxr_input *input, char *bytes, size_t n)
{
	size_t i, length = 0;

	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c == '\0')
			bytes[length++] = 1;
		else if (c >= ' ' || c == '\n' || c == '\t' || c == '\r')
			bytes[length++] = (char)c;
		else
			input->controls++;
	}
	return length;
}

/* A piece of the file, which may have nothing that is left. */
static size_t
read_piece(struct wxr_input *input, char *buffer, size_t size)
{
	int got = gzread(input->file, buffer, (unsigned int)size);
	size_t n = got < 0 ? 0 : (size_t)got, front = 0;

	if (got < 0)
		input->has_failed = true;
	if (input->done == 0) {
		input->is_utf16 = not_utf8_but_16(buffer, n);
		input->is_zip = n > 4 && memcmp(buffer, "PK\3\4", 4) == 0;
	}
	input->is_end = got == 0;
	if (!input->is_begun)
		front = skip_front(input, buffer, n);
	input->is_begun = input->is_begun || front < n;
	input->done += (int64_t)n;
	memmove(buffer, buffer + front, n - front);
	return filter(input, buffer, n - front);
}

/* Whether it is nothing that is read any further. */
static bool
is_refused(const struct wxr_input *input)
{
	return input->is_utf16 || input->is_zip || input->is_tag_long;
}

int
wxr_input_read(void *context, char *buffer, int size)
{
	struct wxr_input *input = context;
	size_t n = 0;

	while (n == 0 && !input->is_end && !input->has_failed &&
	    !is_refused(input))
		n = read_piece(input, buffer, (size_t)size);
	if (!wxr_tag_pass(&input->tag, buffer, n))
		input->is_tag_long = true;
	if (input->has_failed)
		return -1;
	return is_refused(input) ? 0 : (int)n;
}
