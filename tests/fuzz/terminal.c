/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a terminal is shown: UTF-8 in which no sign acts, the same however it
 * was cut on its way, and as it was where nothing in it acts.
 */
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

/* Its writing goes anywhere; that it is a terminal is asked behind it. */
#include "../../lib/terminal.c"

#include "text.h"

static size_t
shown(const char *bytes, size_t n, size_t cut, char *to, size_t size)
{
	struct screen screen = { .fd = memfd_create("screen", 0) };
	ssize_t got;

	must(screen.fd >= 0);
	must(write_screen(&screen, bytes, cut) == (ssize_t)cut);
	must(write_screen(&screen, bytes + cut, n - cut) == (ssize_t)(n - cut));
	got = pread(screen.fd, to, size, 0);
	must(got >= 0 && close(screen.fd) == 0);
	return (size_t)got;
}

static bool
has_acting(const char *text, size_t n)
{
	ucs4_t c;
	int size;

	for (; n > 0; text += size, n -= (size_t)size) {
		size = u8_mbtoucr(&c, (const uint8_t *)text, n);
		must(size > 0);
		if (acts(c))
			return true;
	}
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char whole[1 << 17], parts[1 << 17];
	const char *bytes = (const char *)data + 1;
	size_t n, m;

	if (size < 2 || size > 8192)
		return 0;
	size--;
	n = shown(bytes, size, 0, whole, sizeof(whole));
	m = shown(bytes, size, data[0] % size, parts, sizeof(parts));
	must(n == m && memcmp(whole, parts, n) == 0);
	must(text_is_utf8(whole, n) && !has_acting(whole, n));
	if (text_is_utf8(bytes, size) && !has_acting(bytes, size))
		must(n == size && memcmp(whole, bytes, n) == 0);
	return 0;
}
