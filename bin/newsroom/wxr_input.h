/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wxr_input: the bytes of an export, as an XML parser can take them.
 *
 * WordPress writes what its database has, characters too that XML forbids,
 * and plugins print empty lines in front. Both are taken out, and counted. What
 * was compressed by gzip is read as what it holds.
 */
#ifndef WXR_INPUT_H
#define WXR_INPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <zlib.h>

#include "wxr_tag.h"

struct wxr_input {
	gzFile file;
	int64_t done;     /* octets so far */
	int64_t skipped;  /* lines in front of the first sign */
	int64_t controls; /* characters that were taken out */
	bool is_begun, is_end;
	struct wxr_tag tag;
	bool is_utf16;    /* and so read no further */
	bool is_zip;      /* so is a ZIP */
	bool is_tag_long; /* the same */
	bool has_failed;  /* with errno, where it was not gzip that did */
};

/* What libxml2 calls: so many bytes, 0 at the end, -1 on failure. */
int wxr_input_read(void *input, char *buffer, int size);

#endif
