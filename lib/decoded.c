/* SPDX-License-Identifier: EUPL-1.2 */
#include "decoded.h"

#include <errno.h>
#include <unistd.h>

static bool
write_all(int to, const char *bytes, size_t n)
{
	ssize_t gone;

	for (; n > 0; bytes += gone, n -= (size_t)gone) {
		gone = write(to, bytes, n);
		if (gone < 0 && errno != EINTR)
			return false;
		gone = gone < 0 ? 0 : gone;
	}
	return true;
}

bool
decoded_say(int to, const struct decoded *record, const void *bytes)
{
	return write_all(to, (const char *)record, sizeof(*record)) &&
	    write_all(to, bytes, record->n);
}

bool
decoded_read(int from, void *bytes, size_t n)
{
	size_t got = 0;
	ssize_t more;

	while (got < n) {
		more = read(from, (char *)bytes + got, n - got);
		if (more == 0 || (more < 0 && errno != EINTR))
			return false;
		got += more < 0 ? 0 : (size_t)more;
	}
	return true;
}

static bool
is_within(const struct decoded *record)
{
	static const uint32_t most[DECODED__END] = {
		[DECODED_FILE] = DECODED_FILE_MAX,
		[DECODED_REFUSED] = DECODED_WHY_MAX - 1,
	};

	return record->what >= DECODED_FILE && record->what < DECODED__END &&
	    record->format < DECODED__FORMATS && record->width >= 0 &&
	    record->width <= DECODED_SIDE_MAX && record->height >= 0 &&
	    record->height <= DECODED_SIDE_MAX && record->orientation >= 0 &&
	    record->orientation <= 8 && record->n <= most[record->what];
}

bool
decoded_hear(int from, struct decoded *record)
{
	return decoded_read(from, record, sizeof(*record)) && is_within(record);
}
