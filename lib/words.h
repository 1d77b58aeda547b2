/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words: the site's own words in every language, side by side in one file.
 *
 *     [read_more]
 *     bg = Прочетете още
 *     en = Read more
 *
 * The section [language] names the languages, in their own words and in the
 * order in which they are offered; another line there is another language.
 * A word that a language lacks is taken from the last of the list that has it.
 * [plural] is by which rule (plural.h) a word's form goes with a number. The
 * word `lang` is each language's own code.
 * Loaded once at start; a fault in the file ends the process.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "row.h"

struct words;

/* The words of words.ini and countries.ini in folder, until words_free. */
struct words *words_load(const char *folder);

/*
 * Add a word that is the same in every language; one that a file has ends the
 * process too. Key and text live as long as the words.
 */
void words_put(struct words *words, const char *key, const char *text);

/* Give back the words and every text that was found. NULL is let pass. */
void words_free(struct words *words);

/* How many languages there are, one or more. */
size_t words_langs(const struct words *words);

/* The code of the i-th language, from 0: "bg". */
const char *words_lang(const struct words *words, size_t i);

/* The language's own copy of a code; NULL where it is not one of ours. */
const char *words_known_lang(const struct words *words, const char *code);

/* The word for a key in a language; NULL where no language has it. */
const char *words_find(const struct words *words, const char *lang,
    const char *key);

/* A day in words, „28 септември 2020 г.“; "" for none or for no date. */
const char *words_date(const struct words *words, struct arena *arena,
    const char *lang, struct date date);

/*
 * The days from one to another, with what they have in common said once:
 * „20–26 ноември 2026 г.“; one day is itself. "" where either is no date.
 */
const char *words_days(const struct words *words, struct arena *arena,
    const char *lang, struct date from, struct date until);

/* A number with the language's separators, „12 317 649,61“; "" for none. */
const char *words_decimal(const struct words *words, struct arena *arena,
    const char *lang, struct decimal decimal);

/*
 * The word for a code of a list: key is list_code, so list "country" and
 * code "BE" find [country_BE]. A code without a word is its own word; ""
 * for none. Several codes are several words with commas between.
 */
const char *words_code(const struct words *words, struct arena *arena,
    const char *lang, const char *list, struct code code);

/* The whole of a file as a string in the arena; ends the process if none. */
const char *words_read_file(struct arena *arena, const char *folder,
    const char *name);

#endif
