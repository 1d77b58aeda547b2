/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * translit: Bulgarian in Latin letters, by the transliteration law of 2009
 * (State Gazette 19/2009), and slugs made of it.
 *
 * The law's table, its final „ия“ that is "ia", and its exception: the
 * country is Bulgaria. Of a letter that gives several, the first alone is a
 * capital where the word is not in capitals (Щъркел: Shtarkel; ЩЪРКЕЛ:
 * SHTARKEL). Letters of other Cyrillic alphabets, of which the law says
 * nothing, are written as is usual for them. A stress mark falls out.
 */
#ifndef TRANSLIT_H
#define TRANSLIT_H

#include "arena.h"

/* What translit_slug makes of a text in which nothing can be used. */
#define TRANSLIT_NO_TITLE "bez-zaglavie"

/*
 * text (UTF-8) with each Cyrillic letter in Latin ones, in the arena; all else
 * stays as it is, composed (NFC). NULL where it is no UTF-8.
 */
char *translit_text(struct arena *arena, const char *text);

/*
 * A slug (text_is_slug) of any text: transliterated, other letters without
 * their marks, all else a hyphen; cut at a word where it is over 80. One of
 * digits alone gets an "n-" in front (n-2020), since those are the archive's
 * years. NULL where it is no UTF-8.
 */
char *translit_slug(struct arena *arena, const char *text);

#endif
