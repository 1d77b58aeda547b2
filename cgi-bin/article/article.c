/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "article_row.h"
#include "piece.h"
#include "route.h"
#include "text.h"

/*
 * No such article: it may have moved, be withdrawn, or stand under the slug
 * of another language.
 */
static int
explain_absence(struct request *request)
{
	const struct piece *traces;
	size_t n;

	traces = db_rows(request->db, QUERY_ARTICLE_TRACE,
	    ARGS(request->lang, request->segments[2]), &piece_row, &n);
	if (traces == NULL)
		return db_status(request->db);
	if (n == 0)
		return 404;
	if (strcmp(traces->part, "moved") == 0)
		return response_redirect(request, 301, traces->path);
	if (strcmp(traces->part, "withdrawn") == 0)
		return 410;
	/* Nobody holds a page of what is not there. */
	request->etag = NULL;
	return response_pieces(request, VIEW("elsewhere.tpl"), &piece_row,
		   traces, n) == 200 ?
	    404 :
	    500;
}

/* GET /{lang}/news/{slug}/ */
static int
article_show(struct request *request)
{
	const struct article *parts;
	size_t n;

	if (!text_is_slug(request->segments[2]))
		return 404;
	parts = db_rows(request->db, QUERY_ARTICLE_SHOW,
	    ARGS(request->lang, request->segments[2]), &article_row, &n);
	if (parts == NULL)
		return db_status(request->db);
	if (n == 0)
		return explain_absence(request);
	return response_pieces(request, VIEW("article.tpl"), &article_row,
	    parts, n);
}

ROUTE(article, "/:lang/news/:slug/", .get = article_show, .is_content = true);
