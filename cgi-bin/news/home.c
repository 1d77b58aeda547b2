/* SPDX-License-Identifier: EUPL-1.2 */
#include "piece.h"
#include "route.h"

/* GET /{lang}/: the newest article, six more, the running projects. */
static int
home(struct request *request)
{
	const struct piece *pieces;
	size_t n;

	pieces = db_rows(request->db, QUERY_HOME_SHOW, ARGS(request->lang),
	    &piece_row, &n);
	if (pieces == NULL)
		return db_status(request->db);
	return response_pieces(request, VIEW("home.tpl"), &piece_row, pieces,
	    n);
}

ROUTE(home, "/:lang/", .get = home, .is_content = true);
