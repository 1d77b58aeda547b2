/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article_file: an edition as the file that import reads, and what differs
 * between two of them.
 */
#ifndef ARTICLE_FILE_H
#define ARTICLE_FILE_H

#include <stdio.h>

#include "article.h"

struct edition_text {
	const char *lang, *key, *slug, *revision, *number;
	const char *title, *lead, *published, *place, *correction;
	const char *projects, *partners, *body, *json;
	const char *picture, *picture_alt, *picture_caption;
};

/*
 * What stands in the edition that is called so, at a revision (NULL: the
 * last). NULL after it was said why not.
 */
const struct edition_text *article_file_find(const struct article *article,
    const char *name, const char *revision);

/* Where an edition stands. */
struct edition_place {
	const char *lang, *slug;
};

/*
 * Which edition a file would change, as the database is told of it (json): *n
 * is 0 where there is none yet. NULL where the database does not say.
 */
const struct edition_place *article_file_place(const struct article *article,
    const char *json, size_t *n);

/* Write it as a file. */
void article_file_print(struct arena *arena, FILE *to,
    const struct edition_text *text);

/* The same as a text of the arena. */
const char *article_file_text(const struct article *article,
    const struct edition_text *text);

/* A text to be compared with another, and what it is called then. */
struct file_version {
	const char *label, *text;
};

/* The same without what no editor writes: its key, revision and number. */
struct file_version article_file_version(const struct article *article,
    const struct edition_text *text);

/* Print what differs between two, as diff(1) does; whether anything does. */
bool article_file_diff(struct arena *arena, const struct file_version *before,
    const struct file_version *after, FILE *to);

#endif
