/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decoded: what the decoder says to newsroom, in records through a pipe.
 *
 * Whoever hears it believes none of it: the decoder has read bytes from
 * outside. Any number of files come first, and one of the others last.
 */
#ifndef DECODED_H
#define DECODED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum decoded_what {
	DECODED_FILE = 1, /* n bytes of a file follow */
	DECODED_DONE,     /* all is well, and n is 0 */
	DECODED_REFUSED,  /* n bytes follow: why, for a person */
	DECODED__END,
};

enum decoded_format {
	DECODED_WHOLE, /* as the original, or the only one there is */
	DECODED_AVIF,
	DECODED_WEBP,
	DECODED_JPEG,
	DECODED__FORMATS,
};

enum {
	DECODED_SIDE_MAX = 16000,
	DECODED_WHY_MAX = 200, /* with a NUL behind it */
	DECODED_FILE_MAX = 1 << 30,
};

/* The head of a record, as it stands in the memory of both. */
struct decoded {
	uint32_t what, format;
	int32_t width, height; /* of a file its width, of what is done both */
	int32_t orientation;   /* of what is done: EXIF's, 1 to 8 */
	uint32_t n;
};

/* Write a record and its n bytes. False, with errno, where it could not be. */
bool decoded_say(int to, const struct decoded *record, const void *bytes);

/*
 * Read the head of the next record. False where there is none, it is cut
 * short, or something in it is none of what it may be; so each number of one
 * that was heard is 0 or within its bounds.
 */
bool decoded_hear(int from, struct decoded *record);

/* Read exactly n bytes. False where they are not to be had. */
bool decoded_read(int from, void *bytes, size_t n);

#endif
