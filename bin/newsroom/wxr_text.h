/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wxr_text: the text of an element, gathered as it comes.
 */
#ifndef WXR_TEXT_H
#define WXR_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/* What is no longer is a word or a few, and has no white space around it. */
enum { WXR_WORD_MAX = 64 * 1024 };

/* Zero at first. */
struct wxr_text {
	const char **target; /* what it becomes; NULL: none is gathered */
	struct arena *arena;
	char *text;
	size_t n, size, most;
};

/* Gather what is to be *target, of so many octets at most. */
void wxr_text_begin(struct wxr_text *text, struct arena *arena,
    const char **target, size_t most);

/* Add to it. False where that became too much, and was cut. */
bool wxr_text_add(struct wxr_text *text, const char *more, size_t n);

/* Set the target, if one is gathered. */
void wxr_text_end(struct wxr_text *text);

void wxr_text_free(struct wxr_text *text);

#endif
