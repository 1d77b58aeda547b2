/* SPDX-License-Identifier: EUPL-1.2 */
#include "route.h"
#include "text.h"

/* A page that the editors keep: about, privacy, contacts. */
struct page {
	const char *part;
	const char *path;
	const char *lang;
	const char *title;
	const char *lead;
	struct html body;
	struct date changed_on;
};

static const struct row page_row = ROW_OF(struct page, part, path, lang, title,
    lead, body, changed_on);

/* GET /{lang}/{page}/ */
static int
page_show(struct request *request)
{
	const struct page *parts;
	size_t n;

	if (!text_is_slug(request->segments[1]))
		return 404;
	parts = db_rows(request->db, QUERY_PAGE_SHOW,
	    ARGS(request->lang, request->segments[1]), &page_row, &n);
	if (parts == NULL)
		return db_status(request->db);
	if (n == 0)
		return 404;
	return response_pieces(request, VIEW("page.tpl"), &page_row, parts, n);
}

ROUTE(page, "/:lang/:page/", .get = page_show, .is_content = true);
