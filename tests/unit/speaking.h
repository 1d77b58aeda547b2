/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * speaking: an arena, a folder for words and the words that are loaded from
 * it, of each test's own, by set_up and tear_down.
 */
#ifndef SPEAKING_H
#define SPEAKING_H

#include "unit.h"

#include "words.h"

static char *folder;
static struct arena *arena;
static struct words *words; /* NULL before they are loaded */

static inline void
write_words(const char *ini, const char *countries)
{
	unit_write_file(folder, "words.ini", ini);
	unit_write_file(folder, "countries.ini", countries);
}

static inline void
load(const char *ini)
{
	write_words(ini, "");
	words = words_load(folder);
}

static inline int
set_up(void **state)
{
	(void)state;
	folder = unit_make_folder();
	arena = arena_new();
	words = NULL;
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	words_free(words);
	arena_free(arena);
	unit_remove_folder(folder);
	return 0;
}

#endif
