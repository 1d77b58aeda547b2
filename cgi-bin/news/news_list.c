/* SPDX-License-Identifier: EUPL-1.2 */
#include "news.h"
#include "piece.h"

/* GET /{lang}/news/?before=CURSOR: twenty teasers, newest first. */
int
news_list(struct request *request)
{
	const char *microseconds, *id;
	const struct piece *pieces;
	struct view *view;
	size_t n;

	if (!read_cursor(request, &microseconds, &id))
		return 400;
	pieces = db_rows(request->db, QUERY_EDITION_LIST,
	    ARGS(request->lang, microseconds, id), &piece_row, &n);
	if (pieces == NULL)
		return db_status(request->db);
	if (n == 0 && id != NULL)
		return 404;
	view = response_view(request, "news.tpl");
	if (id != NULL)
		view_show(view, "IS_OLDER_PAGE");
	view_parts(view, &piece_row, pieces, n);
	return response_show(request, view);
}
