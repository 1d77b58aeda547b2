/* SPDX-License-Identifier: EUPL-1.2 */
#include "content_count.h"

struct count {
	int64_t articles, pages, projects, partners;
};

static const struct row count_row = ROW_OF(struct count, articles, pages,
    projects, partners);

bool
content_is_none(struct db *db)
{
	const struct count *count;
	size_t n;

	count = db_rows(db, QUERY_CONTENT_COUNT, NO_ARGS, &count_row, &n);
	return count != NULL && n == 1 && count->articles == 0 &&
	    count->pages == 0 && count->projects == 0 && count->partners == 0;
}
