/* SPDX-License-Identifier: EUPL-1.2 */
#include "news.h"
#include "piece.h"

/* GET /{lang}/: the newest article, six more, the running projects. */
int
home(struct request *request)
{
	const struct piece *pieces;
	struct view *view;
	size_t n;

	pieces = db_rows(request->db, QUERY_HOME_SHOW, ARGS(request->lang),
	    &piece_row, &n);
	if (pieces == NULL)
		return db_status(request->db);
	view = response_view(request, "home.tpl");
	view_parts(view, &piece_row, pieces, n);
	return response_show(request, view);
}
