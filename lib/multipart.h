/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * multipart: a form as multipart/form-data (RFC 7578).
 *
 * Browsers send ours in the other way, but the programs that leave the
 * newsletter for a reader send this one (RFC 8058, 3.1). It is read strictly:
 * fields only, no files, no encodings, nothing before the first part but the
 * end of a line, with which many programs begin it.
 */
#ifndef MULTIPART_H
#define MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/* A body that is being read; its members are multipart.c's own. */
struct multipart {
	struct arena *arena;
	const char *at, *end;
	const char *delimiter; /* what ends a part: CR LF, "--", boundary */
	bool is_over;
};

/* Whether a Content-Type is multipart/form-data; NULL is not. */
bool multipart_is(const char *type);

/*
 * Begin to read the n bytes of a body, whose Content-Type names the boundary.
 * False where it names none, or where the body does not begin with it.
 */
bool multipart_open(struct multipart *multipart, struct arena *arena,
    const char *type, const char *body, size_t n);

/*
 * The next field, as strings in the arena that are text by text_is_utf8:
 * 1; 0 after the last one; -1 where the body is malformed.
 */
int multipart_next(struct multipart *multipart, const char **name,
    const char **value);

#endif
