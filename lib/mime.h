/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mime: text and bytes written so that mail carries them unharmed.
 *
 * What comes out is printable ASCII in short lines, whatever comes in, and
 * reads back as the same.
 */
#ifndef MIME_H
#define MIME_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

enum {
	MIME_LINE_MAX = 76, /* of what is made here, without its CRLF */
	MIME_WORD_MAX = 75, /* one encoded word (RFC 2047, 2) */
	/* One that still fits behind the name of its header. */
	MIME_FIRST_WORD_MAX = 58,
};

/*
 * UTF-8 of n bytes as quoted-printable (RFC 2045, 6.7), *made bytes long: its
 * lines, ended by LF or CRLF, end in CRLF, and a line that is too long is
 * broken between characters, never inside of one. A dot or "From " at the
 * beginning of a line and white space at its end are escaped, so that no
 * server on the way has to change anything.
 */
char *mime_quoted(struct arena *arena, const char *text, size_t n,
    size_t *made);

/* n bytes as base64 (RFC 2045, 6.8), each line ended by CRLF. */
char *mime_base64(struct arena *arena, const unsigned char *bytes, size_t n);

/*
 * The first characters of *text as one encoded word of at most max bytes (30
 * or more), and *text moved behind them; the shorter of B and Q where all is
 * looked at. text is UTF-8 and not empty.
 */
const char *mime_word(struct arena *arena, const char **text, size_t max);

#endif
