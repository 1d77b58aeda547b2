/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * leads: old addresses that are no item's own, as a category's, and where
 * they lead; put in together once all items are.
 */
#ifndef LEADS_H
#define LEADS_H

#include "import.h"

struct lead;
struct leads;

/* None yet; gone with the import. */
struct leads *leads_new(struct import *import);

/*
 * One more: to where something stands here, or where another old address
 * leads by then. Both are paths.
 */
void leads_add(struct leads *leads, const char *from, const char *to);

/* The same of all that are filed under a word, by what the mapping makes of
 * it: its project, or else the news in that language. */
void leads_add_word(struct leads *leads, const char *from, const char *lang,
    const char *project);

/*
 * The pictures and documents that a text showed, by their addresses there. They
 * are kept beside those to be put in, since the text may not go in.
 */
struct lead *leads_shown(struct leads *leads, const struct pictures *pictures);

/* It went in: each of them once, however many sizes there were of it. */
void leads_add_shown(struct leads *leads, struct lead *shown);

/* Put them in. */
void leads_end(struct leads *leads);

#endif
