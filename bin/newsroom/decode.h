/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decode: have the decoder read bytes from outside.
 *
 * The decoder (bin/decoder) is a program of its own, which lies beside this
 * one. What hostile bytes do to it is bounded: its time, its memory, and its
 * end, which is its own. It has nothing open that its caller has but standard
 * error, none of its settings, and a sandbox (lib/sandbox) where there can be
 * one. What it made comes through a pipe.
 */
#ifndef DECODE_H
#define DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "decoded.h"
#include "media_kind.h"

/* What is asked, as bin/decoder/decoder.h has it. */
struct decode {
	const char *verb, *of;
	struct media_bytes file;
	/*
	 * Called for each file that it made, to read its n bytes; false ends
	 * it. NULL where none is wanted.
	 */
	bool (*take)(void *context, const struct decoded *made, int from);
	void *context;
};

/*
 * Ask it. True with *done where it said that all is well. False with why it
 * refused; "" where it ended before it had said so, because it took over 240 s
 * of the processor, 1,200 s of the clock or 2,000 MB of memory, crashed, or was
 * told to end. Where there is no decoder the caller ends.
 */
bool decode(const struct decode *asked, struct decoded *done,
    char why[DECODED_WHY_MAX]);

#endif
