/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * languages: which the site has, as words.ini names them.
 */
#ifndef LANGUAGES_H
#define LANGUAGES_H

#include <stddef.h>

#include "arena.h"
#include "config.h"

struct languages {
	size_t n; /* one or more */
	const char *const *codes;
};

/* All of them, in the arena. */
const struct languages *languages_read(const struct config *config,
    struct arena *arena);

/* The language's own copy of a code; NULL where it is not one of ours. */
const char *languages_known(const struct languages *languages,
    const char *code);

/* The first that is another; NULL where there is one language alone. */
const char *languages_other(const struct languages *languages,
    const char *code);

#endif
