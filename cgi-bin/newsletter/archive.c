/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "route.h"
#include "text.h"

/* An issue that was sent, in the list of them. */
struct issue {
	const char *part, *path, *lang; /* as response_pieces wants them */
	const char *title;              /* of its first news */
	int64_t more;                   /* news than that one */
	struct date sent_on;
	int64_t before; /* of older issues, for ?before= */
};

static const struct row issue_row = ROW_OF(struct issue, part, path, lang,
    title, more, sent_on, before);

/* A piece of one issue: itself, or news in it. */
struct item {
	const char *part, *path, *lang;
	const char *title, *lead;
	struct date sent_on, published_on;
	const char *foreign_lang; /* where it is not the page's */
	const char *acknowledgement;
};

static const struct row item_row = ROW_OF(struct item, part, path, lang, title,
    lead, sent_on, published_on, foreign_lang, acknowledgement);

/* A number as we write it ourselves. */
static bool
is_number(const char *text)
{
	int64_t number;

	return text_number(text, 1, INT64_MAX, &number) && text[0] != '0';
}

static int
archive_show(struct request *request)
{
	const char *before = request_field(request, "before");
	const struct issue *issues;
	size_t n;

	if (before != NULL && !is_number(before))
		return 404;
	issues = db_rows(request->db, QUERY_ISSUE_LIST,
	    ARGS(request->lang, before), &issue_row, &n);
	if (issues == NULL)
		return db_status(request->db);
	if (n == 0 && before != NULL)
		return 404;
	return response_pieces(request, VIEW("issues.tpl"), &issue_row, issues,
	    n);
}

static int
issue_show(struct request *request)
{
	const char *id = request->segments[3];
	const struct item *items;
	size_t n;

	if (!is_number(id))
		return 404;
	items = db_rows(request->db, QUERY_ISSUE_SHOW, ARGS(id, request->lang),
	    &item_row, &n);
	if (items == NULL)
		return db_status(request->db);
	return n == 0 ?
	    404 :
	    response_pieces(request, VIEW("issue.tpl"), &item_row, items, n);
}

ROUTE(archive, "/:lang/newsletter/archive/", .get = archive_show);
ROUTE(issue, "/:lang/newsletter/archive/:id/", .get = issue_show);
