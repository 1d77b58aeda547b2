/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article_take: files taken in, all of them or none.
 */
#ifndef ARTICLE_TAKE_H
#define ARTICLE_TAKE_H

#include "article.h"
#include "article_file.h"
#include "release.h"

/* What became of a file. */
struct taken {
	const char *outcome; /* made, updated, same; NULL: refused */
	const char *lang, *slug, *key, *state, *number;
	int64_t revision;
	const char *json;
	const char *why;  /* it was refused */
	const char *rule; /* which refused it, see db_constraint */
	const struct file_version *mine; /* of one that was overtaken */
	/* Why it would not have been taken unforced, and the revision then. */
	const char *overruled, *stood;
};

/* The columns of what is taken in, for db_rows. */
extern const struct row article_taken_row;

/*
 * Begin to take files in: what they show of pictures is taken in when they are
 * read, in the transaction of the files themselves. It ends with
 * article_take_files.
 */
void article_take_begin(struct article *article);

/*
 * Take n files in, or look only whether they could be (is_dry), and say of
 * each in takens what became of it. Overwrites what was changed meanwhile
 * only where that is forced. False where nothing was written.
 */
bool article_take_files(struct article *article,
    struct release *const *releases, struct taken *takens, size_t n);

/*
 * What would become of a file, in a transaction of the caller's, which is left
 * as it was.
 */
struct taken article_take_try(struct article *article,
    const struct release *release);

/* One line for a person on what became of it. */
void article_take_print(const struct article *article,
    const struct release *release, const struct taken *taken);

#endif
