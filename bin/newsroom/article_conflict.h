/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article_conflict: what one is shown whose file began from words that do not
 * stand any more.
 */
#ifndef ARTICLE_CONFLICT_H
#define ARTICLE_CONFLICT_H

#include "article.h"
#include "article_file.h"
#include "release.h"

/* What stands where a file would be taken in; NULL where that is not known. */
const struct edition_text *
article_conflict_standing(const struct article *article,
    const struct release *release);

/*
 * How the edition would stand if a file were taken in all the same, in a
 * transaction of the caller's, which is left as it was. NULL where it cannot.
 */
const struct file_version *article_conflict_mine(const struct article *article,
    const struct release *release);

/*
 * Print on stderr what others have changed since the file began, or where it
 * does not say that, what mine (NULL: not known) would change; and what to do.
 */
void article_conflict_show(const struct article *article,
    const struct release *release, const struct file_version *mine);

#endif
