/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cursor.h"
#include "piece.h"
#include "route.h"
#include "text.h"

/* The month a page of the archive is about, as its head says it. */
struct period {
	const char *year;
	struct code month; /* 1 to 12; NULL for a whole year */
};

static const struct row period_row = ROW_OF(struct period, year, month);

/*
 * A year of four digits, and a month of two where there is one; anything
 * else has no news in it.
 */
static bool
read_period(const struct request *request, struct period *period)
{
	int64_t year, month;

	period->year = request->segments[2];
	period->month.code = NULL;
	if (strlen(period->year) != 4 ||
	    !text_number(period->year, 1, 9999, &year))
		return false;
	if (request->n_segments == 3)
		return true;
	if (strlen(request->segments[3]) != 2 ||
	    !text_number(request->segments[3], 1, 12, &month))
		return false;
	period->month.code = arena_printf(request->arena, "%d", (int)month);
	return true;
}

/* GET /{lang}/news/{year}/ and …/{month}/: what was published then. */
static int
news_archive(struct request *request)
{
	const struct piece *pieces;
	const char *microseconds, *id;
	struct period period;
	struct view *view;
	size_t n;

	if (!read_period(request, &period))
		return 404;
	if (!read_cursor(request, &microseconds, &id))
		return 400;
	pieces = db_rows(request->db, QUERY_EDITION_ARCHIVE,
	    ARGS(request->lang, period.year, period.month.code, microseconds,
		id),
	    &piece_row, &n);
	if (pieces == NULL)
		return db_status(request->db);
	if (n == 0)
		return 404;
	view = response_view(request, VIEW("archive.tpl"));
	view_rows(view, "PERIOD", &period_row, &period, 1);
	view_parts(view, &piece_row, pieces, n);
	return response_show(request, view);
}

ROUTE(year, "/:lang/news/:year/", .get = news_archive, .is_content = true);
ROUTE(month, "/:lang/news/:year/:month/", .get = news_archive,
    .is_content = true);
