/* SPDX-License-Identifier: EUPL-1.2 */
#include "cursor.h"
#include "piece.h"
#include "route.h"

enum { PAGE_SIZE = 20 };

static const struct piece *
ask_pieces(const struct request *request, const char *microseconds,
    const char *id, size_t *n)
{
	if (id == NULL)
		return db_rows(request->db, QUERY_EDITION_LIST,
		    ARGS(request->lang), &piece_row, n);
	return db_rows(request->db, QUERY_EDITION_BEFORE,
	    ARGS(request->lang, microseconds, id), &piece_row, n);
}

/* The way to the archive: by the year of the newest on the page. */
static void
show_archive(const struct request *request, struct view *view,
    const struct piece *newest)
{
	struct piece year = { .path = arena_printf(request->arena,
				  "/%s/news/%.4s/", request->lang,
				  newest->published_on.iso) };

	view_rows(view, "NEWEST", &piece_row, &year, 1);
}

/* GET /{lang}/news/?before=CURSOR: twenty teasers, newest first. */
static int
news_list(struct request *request)
{
	const char *microseconds, *id;
	const struct piece *pieces;
	struct piece older = { 0 };
	struct view *view;
	size_t n, others;

	if (!read_cursor(request, &microseconds, &id))
		return 400;
	pieces = ask_pieces(request, microseconds, id, &n);
	if (pieces == NULL)
		return db_status(request->db);
	/* Before a cursor, the link to newer ones stands first. */
	others = id == NULL ? 0 : 1;
	if (id != NULL && n == others)
		return 404;
	view = response_view(request, VIEW("news.tpl"));
	if (id != NULL)
		view_show(view, "IS_OLDER_PAGE");
	/* One more than a page holds: the next begins after this one's end. */
	if (n - others > PAGE_SIZE) {
		n = others + PAGE_SIZE;
		older.cursor = pieces[n - 1].cursor;
		view_rows(view, "OLDER", &piece_row, &older, 1);
	}
	view_parts(view, &piece_row, pieces, n);
	if (n > others)
		show_archive(request, view, &pieces[others]);
	return response_show(request, view);
}

ROUTE(list, "/:lang/news/", .get = news_list, .is_content = true);
