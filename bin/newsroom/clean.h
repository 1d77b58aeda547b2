/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean: HTML from outside, made safe.
 *
 * It is taken apart by libxml2 and written anew from a list of what is
 * allowed (clean_rules.c), in a small and strict HTML that every parser reads
 * alike: what is clean comes out of a second cleaning as it went in. Nothing
 * of the given bytes is copied but text, escaped, and values that were looked
 * at. libxml2 does not repair a page as HTML5 wants; that decides only how
 * broken markup looks afterwards, and never what may stand in it.
 */
#ifndef CLEAN_H
#define CLEAN_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"

enum { CLEAN_MAX = 8 * 1024 * 1024 };

/* HTML that is safe. Nobody else can make one. */
struct clean;

/* Something that was not taken, and how often. */
struct clean_dropped {
	const char
	    *what; /* "<script>", "<a onclick>", "<a href> javascript:" */
	size_t n;
};

struct cleaned {
	const struct clean *html; /* NULL where it is refused */
	const char *fault;        /* why */
	int64_t line;             /* where, from 1 on; 0: nowhere */
	const struct clean_dropped *dropped;
	size_t n; /* how many of them */
};

/*
 * The n bytes of HTML cleaned; all of the answer is the arena's. Refused is
 * what is over CLEAN_MAX, not UTF-8, has a NUL, over 256 levels, or a tag
 * with over 1,000 attributes.
 */
struct cleaned clean_html(struct arena *arena, const char *bytes, size_t n);

/* What is written for an <img>: it in several widths, and what it says. */
struct clean_picture {
	const char *source, *avif, *webp, *jpeg; /* the last three a srcset */
	const char *alternative;
	int64_t width, height;
};

/*
 * Who knows which pictures are ours, by their src and what alt says of them;
 * and what a link back from a footnote is called (NULL: as it was).
 */
struct clean_pictures {
	const struct clean_picture *(
	    *find)(void *context, const char *src, const char *alt);
	void *context;
	const char *back;
};

/* The same, with a <picture> for each <img> that is one of ours. */
struct cleaned clean_html_pictures(struct arena *arena, const char *bytes,
    size_t n, struct clean_pictures pictures);

/* Its bytes, as a string that lives as long as it. */
const char *clean_text(const struct clean *html);

/* Write `, "name": ` and it as a JSON string. */
void clean_member(FILE *to, const char *name, const struct clean *html);

#endif
