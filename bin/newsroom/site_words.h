/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_words: words as Hugo and Jekyll put them into addresses.
 */
#ifndef SITE_WORDS_H
#define SITE_WORDS_H

#include "arena.h"

/* In lower case, of whichever script. */
const char *site_words_lower(struct arena *arena, const char *text);

/*
 * „Две думи!“ as „две-думи“: letters and digits of any script, and hyphens,
 * dots and low lines; what else there is goes, and blanks are hyphens.
 */
const char *site_words_path(struct arena *arena, const char *text);

#endif
