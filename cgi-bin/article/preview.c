/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "article_row.h"
#include "route.h"
#include "token.h"

/* A secret that is wrong, has ended or was never given is told the same. */
static int
preview_ended(struct request *request)
{
	struct view *view = response_view(request, VIEW("ended.tpl"));

	response_alternate(request, NULL, NULL);
	return response_show(request, view) == 200 ? 410 : 500;
}

/*
 * GET /{lang}/news/{slug}/preview/?t=SECRET: an edition for who has the
 * secret, at the address that it will have. It has no ETag, and so nobody
 * keeps it. The secret says which edition it is, also under another slug.
 */
static int
preview_show(struct request *request)
{
	const struct article *parts;
	const char *hash = token_hash(request->arena,
	    request_field(request, "t"));
	size_t n;

	if (hash == NULL)
		return preview_ended(request);
	parts = db_rows(request->db, QUERY_PREVIEW_SHOW,
	    ARGS(hash, request->lang), &article_row, &n);
	if (parts == NULL)
		return db_status(request->db);
	if (n == 0)
		return preview_ended(request);
	if (strcmp(parts->part, "public") == 0)
		return response_redirect(request, 303, parts->path);
	return response_pieces(request, VIEW("article.tpl"), &article_row,
	    parts, n);
}

ROUTE(preview, "/:lang/news/:slug/preview/", .get = preview_show);
