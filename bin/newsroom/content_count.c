/* SPDX-License-Identifier: EUPL-1.2 */
#include "content_count.h"

struct count {
	int64_t articles, pages, projects, partners;
};

static const struct field count_fields[] = {
	FIELD(struct count, articles),
	FIELD(struct count, pages),
	FIELD(struct count, projects),
	FIELD(struct count, partners),
};
static const struct row count_row = ROW(struct count, count_fields);

bool
content_is_none(struct db *db)
{
	const struct count *count;
	size_t n;

	count = db_rows(db, QUERY_CONTENT_COUNT, NO_ARGS, &count_row, &n);
	return count != NULL && n == 1 && count->articles == 0 &&
	    count->pages == 0 && count->projects == 0 && count->partners == 0;
}
