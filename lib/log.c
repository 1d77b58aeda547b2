/* SPDX-License-Identifier: EUPL-1.2 */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "sign.h"

enum { LINE_SIZE = 1000 };

static const char *log_program = "newsroom";
static const char *log_id;

void
log_open(const char *program)
{
	log_program = program;
}

void
log_request(const char *id)
{
	log_id = id;
}

/* How much of size a printf that said n has filled. */
static size_t
filled(int n, size_t size)
{
	return n < 0 ? 0 : (size_t)n < size ? (size_t)n : size - 1;
}

/* What does something where it is shown, or is no UTF-8, becomes '?'. */
static size_t
make_harmless(char *line, size_t n)
{
	const uint8_t *at = (const uint8_t *)line, *end = at + n;
	char *to = line;
	ucs4_t sign;
	int size;

	for (; at < end; at += size) {
		size = 1;
		if (*at >= ' ' && *at < 0x7f) { /* nearly all */
			*to++ = (char)*at;
			continue;
		}
		size = u8_mbtoucr(&sign, at, (size_t)(end - at));
		if (size < 1 || sign_acts(sign)) {
			*to++ = '?';
			size = size < 1 ? 1 : size;
			continue;
		}
		memmove(to, at, (size_t)size);
		to += size;
	}
	return (size_t)(to - line);
}

void
log_line(const char *format, ...)
{
	char line[LINE_SIZE];
	va_list args;
	size_t n;

	n = filled(snprintf(line, sizeof(line), "%s[%d] %s: ", log_program,
		       (int)getpid(), log_id == NULL ? "-" : log_id),
	    sizeof(line));
	va_start(args, format);
	n += filled(vsnprintf(line + n, sizeof(line) - n, format, args),
	    sizeof(line) - n);
	va_end(args);
	/* libpq's messages end in a line's end. */
	while (n > 0 && line[n - 1] == '\n')
		n--;
	n = make_harmless(line, n);
	line[n++] = '\n';
	if (write(STDERR_FILENO, line, n) < 0)
		return; /* Nobody is left to tell. */
}
