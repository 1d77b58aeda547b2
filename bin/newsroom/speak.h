/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * speak: in which language the program speaks to who works with it.
 *
 * A sentence stands in English where it is said, inside of _(), and in other
 * languages in a catalogue of gettext(3): LANG.po beside this file. What has
 * no translation stays English. What is typed is the same in every language,
 * and so is what a program reads.
 */
#ifndef SPEAK_H
#define SPEAK_H

#include <libintl.h>

/* A sentence, or a format, as its reader speaks. */
#define _(text) gettext(text)

/* The same in a table: whoever takes it from there says gettext(). */
#define N_(text) text

/*
 * Find out from the environment which language that is (LC_ALL, LC_MESSAGES,
 * LANG and LANGUAGE, as gettext(3) has them), also where the machine has no
 * such locale. argv is main's own: English stays what is asked for by --json.
 */
void speak_begin(char **argv);

/* Print a word, and blanks until it is so many characters wide. */
void speak_column(const char *word, int width);

#endif
