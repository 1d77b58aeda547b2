/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bounces: the messages of files and folders, one after the other.
 */
#ifndef BOUNCES_H
#define BOUNCES_H

#include <stdbool.h>
#include <stddef.h>

#include "bounce.h"

struct bounces_options {
	bool is_dry;  /* tell nobody of what is found */
	bool is_json; /* a JSON object a line, instead of words */

	/*
	 * Called for each message that was read, unless the run is dry; the
	 * bounce is good until it returns. False where it could not be told, so
	 * that the message is to be read again. NULL: nobody is told.
	 */
	bool (*found)(void *context, const struct bounce *bounce);
	void *context;
};

/*
 * Read the messages of n paths in their order: a file is one message, of a
 * maildir new/ and what is unseen in cur/ are read, of another folder its
 * files, by name; what begins with a dot, and folders inside, are passed over.
 * Unless the run is dry, what was told is moved from a maildir's new/ to its
 * cur/, marked as seen, so that the next run does not read it again. A line
 * for each goes to stdout. Returns 0, or 1 where something could not be read,
 * which is named on stderr while the others are still read. Texts of a message
 * that are no UTF-8, its file's name too, are written with '?'.
 */
int bounces_run(const struct bounces_options *options, char *const *paths,
    size_t n);

#endif
