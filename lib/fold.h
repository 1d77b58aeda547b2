/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fold: the words of a language put into a template, once, at start.
 */
#ifndef FOLD_H
#define FOLD_H

#include "words.h"

/*
 * A template's text with each {{_key}} replaced by its word (which is
 * template text itself) and each {{+name.tpl}} by that file of folder,
 * folded likewise. What cannot be found ends the process.
 */
const char *fold_template(const struct words *words, struct arena *arena,
    const char *lang, const char *folder, const char *text);

#endif
