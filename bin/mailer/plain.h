/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plain: the texts that servers write, brought into a form that can be
 * searched.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

/* An address found in a text: where it begins, and its length. */
struct plain_address {
	const char *at;
	size_t n;
};

/*
 * The n bytes as UTF-8 in the arena: what is not well-formed becomes '?', a
 * NUL a space. A carriage return before a line's end is left out.
 */
char *plain_clean(struct arena *arena, const char *bytes, size_t n);

/*
 * text in lower case with all white space, and '_', as one space, typographic
 * quotes as plain ones, and the codes that a reply repeats on each of its
 * lines (RFC 5321, 4.2.1: "550-5.1.1 ") left out, so that a phrase can be
 * found that was wrapped. Addresses become '@', and names of hosts and
 * numbers with two dots are left out, so that no phrase is found in
 * spam.example.com.
 */
char *plain_flat(struct arena *arena, const char *text);

/* HTML as lines of text; tags, styles and comments are left out. */
char *plain_from_html(struct arena *arena, const char *html);

/*
 * The next address of mail in text at or after *at, which is moved behind
 * it. False where there is none.
 */
bool plain_next_address(const char *text, const char **at,
    struct plain_address *found);

/*
 * The next enhanced code (RFC 3463: "5.1.1") in text at or after *at, which
 * is moved behind it, as a string in the arena; NULL where there is none. Part
 * of an IP address or of a version is none.
 */
const char *plain_next_status(struct arena *arena, const char *text,
    const char **at);

/*
 * Whether text has the pattern in it: a phrase in which '*' stands for
 * anything of up to 120 bytes.
 */
bool plain_has(const char *text, const char *pattern);

/* Whether it has one of the patterns, of which the last is NULL. */
bool plain_has_any(const char *text, const char *const *patterns);

#endif
