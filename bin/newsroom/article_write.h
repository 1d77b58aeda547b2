/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article_write: the file that a new edition begins from.
 */
#ifndef ARTICLE_WRITE_H
#define ARTICLE_WRITE_H

#include "article.h"

/* What it is made of: NULL where nothing was said. */
struct begin {
	const char *original; /* the edition that it will translate */
	const char *body;     /* a file of Markdown; "-": standard input */
};

/*
 * A file with the title that the words make, in article->lang (the site's
 * first where that is NULL). With an original, what it is about, the picture
 * at its head and its words to translate, in the language that it lacks. NULL
 * after it was said why not.
 */
const char *article_write(struct article *article, const struct begin *begin,
    const struct option_words *words);

#endif
