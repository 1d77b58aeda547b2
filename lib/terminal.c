/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "sign.h"

enum { CHUNK = 512, WIDEST = 10 }; /* octets; <U+E0001> and its end */

/* Where to, and the beginning of a sign whose end has not come yet. */
struct screen {
	int fd;
	uint8_t kept[4];
	size_t n;
};

/* A tab and a line's end are what a text is laid out by. */
static bool
acts(ucs4_t sign)
{
	return sign != '\t' && sign != '\n' && sign_acts(sign);
}

static bool
write_all(int fd, const char *bytes, size_t n)
{
	ssize_t written;

	for (; n > 0; bytes += written, n -= (size_t)written) {
		written = write(fd, bytes, n);
		if (written < 0 && errno != EINTR)
			return false;
		written = written < 0 ? 0 : written;
	}
	return true;
}

/* Write the n bytes but for a beginning at their end, which is kept. */
static bool
show(struct screen *screen, const uint8_t *bytes, size_t n)
{
	char shown[(CHUNK + 4) * WIDEST], *to = shown;
	ucs4_t sign;
	int size;

	screen->n = 0;
	for (; n > 0; bytes += size, n -= (size_t)size) {
		size = u8_mbtoucr(&sign, bytes, n);
		if (size == -2) {
			memcpy(screen->kept, bytes, n);
			screen->n = n;
			break;
		}
		if (size < 0) {
			to += sprintf(to, "<0x%02X>", *bytes);
			size = 1;
		} else if (acts(sign))
			to += sprintf(to, "<U+%04X>", (unsigned)sign);
		else
			to = mempcpy(to, bytes, (size_t)size);
	}
	return write_all(screen->fd, shown, (size_t)(to - shown));
}

static ssize_t
write_screen(void *cookie, const char *bytes, size_t size)
{
	struct screen *screen = cookie;
	uint8_t chunk[CHUNK + 4];
	size_t done, n;

	for (done = 0; done < size; done += n) {
		size_t kept = screen->n;

		n = size - done < CHUNK ? size - done : CHUNK;
		memcpy(chunk, screen->kept, kept);
		memcpy(chunk + kept, bytes + done, n);
		if (!show(screen, chunk, kept + n))
			return 0;
	}
	return (ssize_t)size;
}

/* It lives as long as the program, whose end flushes all streams. */
static void
take_over(FILE **stream, int fd, int mode)
{
	const cookie_io_functions_t functions = { .write = write_screen };
	struct screen *screen = isatty(fd) ? calloc(1, sizeof(*screen)) : NULL;
	FILE *shown;

	if (screen == NULL)
		return;
	screen->fd = fd;
	shown = fopencookie(screen, "w", functions);
	if (shown == NULL)
		return;
	setvbuf(shown, NULL, mode, BUFSIZ);
	*stream = shown;
}

void
terminal_begin(void)
{
	take_over(&stdout, STDOUT_FILENO, _IOLBF);
	take_over(&stderr, STDERR_FILENO, _IONBF);
}
