/* SPDX-License-Identifier: EUPL-1.2 */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

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

void
log_line(const char *format, ...)
{
	char line[LINE_SIZE];
	va_list args;
	size_t n, i;

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
	for (i = 0; i < n; i++)
		if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
			line[i] = '?';
	line[n++] = '\n';
	if (write(STDERR_FILENO, line, n) < 0)
		return; /* Nobody is left to tell. */
}
