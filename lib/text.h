/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text: text from outside made safe.
 *
 * Every byte from a stranger passes one of these once, at the door, and is
 * of a known form after.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* The longest address of mail that is taken, in octets (RFC 5321, 4.5.3). */
enum { TEXT_ADDRESS_MAX = 254 };

/*
 * Whether the n bytes are text: well-formed UTF-8 (RFC 3629: nothing
 * overlong, no surrogates) without NUL.
 */
bool text_is_utf8(const char *bytes, size_t n);

/*
 * The n bytes with their %XX escapes undone (RFC 3986; in a form '+' is a
 * space too), as a string in the arena; NULL where an escape is cut short
 * or is not hexadecimal, or where the result is not text by text_is_utf8.
 */
char *text_unescape(struct arena *arena, const char *bytes, size_t n,
    bool is_form);

/*
 * text with every byte but the unreserved ones and '/' written as %XX, so
 * that it can stand as a path in a header or a link (RFC 3986, 3.3).
 */
char *text_escape_path(struct arena *arena, const char *text);

/*
 * Read decimal digits, and nothing else, into *number; false where text is
 * NULL, empty, has another character, or lies outside min and max (0 and
 * more).
 */
bool text_number(const char *text, int64_t min, int64_t max, int64_t *number);

/*
 * Whether text can be a slug: 1 to 80 lower-case Latin letters, digits and
 * single inner hyphens, at least one letter. The same rule as core.slug's.
 */
bool text_is_slug(const char *text);

/*
 * text in which any run of spaces and line ends is one space, one line's end
 * or one empty line, and none stands at its two ends but the last line's end.
 * Other white space, as the space that does not break, is left.
 */
char *text_tidy(struct arena *arena, const char *text);

/*
 * text with a space for each of its control characters, those from U+0080 to
 * U+009F and the separators of lines too; NULL where it is no UTF-8.
 */
char *text_one_line(struct arena *arena, const char *text);

/*
 * An address of mail as it is kept: normalised to NFC, the domain in its ASCII
 * form and lower case (RFC 5891: бг and xn--90ae are one), without what a hand
 * or a copy takes along: space and what is not seen around it, "mailto:" before
 * it, a wide ＠. NULL where it is none that RFC 5321 and 6531 allow: a
 * quoted local part, an address literal, a domain without a dot, or more
 * than TEXT_ADDRESS_MAX octets are not taken.
 */
const char *text_address(struct arena *arena, const char *typed);

/*
 * Text whose lines have so many characters at most, as far as there are
 * spaces to break them at: a link stays whole, and so do words that a
 * non-breaking space holds together.
 */
const char *text_wrap(struct arena *arena, const char *text, int columns);

/*
 * XML 1.0 (2.2) has no U+FFFE and no U+FFFF, not even escaped, and one of them
 * in one title would be the end of a feed: put U+FFFD, which is as long, in
 * their place. The control characters that it has not either are spaces by
 * then.
 */
void text_mend_xml(char *text);

#endif
