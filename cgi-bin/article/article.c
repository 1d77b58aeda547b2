/* SPDX-License-Identifier: EUPL-1.2 */
#include "article.h"

#include <string.h>

#include "piece.h"
#include "text.h"

/* An edition whole, and around it what it is about and where to go on. */
struct article {
	const char *part;
	const char *path;
	const char *lang;
	const char *title;
	const char *lead;
	struct date published_on;
	const char *published_time; /* RFC 3339, UTC */
	const char *place;
	struct html body;
	struct date changed_on;
	const char *correction;
	struct date corrected_on;
	struct code country;
	const char *acknowledgement, *disclaimer;
};

static const struct field article_fields[] = {
	FIELD(struct article, part),
	FIELD(struct article, path),
	FIELD(struct article, lang),
	FIELD(struct article, title),
	FIELD(struct article, lead),
	FIELD(struct article, published_on),
	FIELD(struct article, published_time),
	FIELD(struct article, place),
	FIELD(struct article, body),
	FIELD(struct article, changed_on),
	FIELD(struct article, correction),
	FIELD(struct article, corrected_on),
	FIELD(struct article, country),
	FIELD(struct article, acknowledgement),
	FIELD(struct article, disclaimer),
};
static const struct row article_row = ROW(struct article, article_fields);

/*
 * No such article: it may be withdrawn, stand under the slug of another
 * language, or have moved.
 */
static int
explain_absence(struct request *request)
{
	const struct piece *traces;
	struct view *view;
	size_t n;

	traces = db_rows(request->db, QUERY_ARTICLE_TRACE,
	    ARGS(request->lang, request->segments[2]), &piece_row, &n);
	if (traces == NULL)
		return db_status(request->db);
	if (n == 0)
		return 404;
	if (strcmp(traces->part, "withdrawn") == 0)
		return 410;
	view = response_view(request, "elsewhere.tpl");
	view_parts(view, &piece_row, traces, n);
	response_alternate(request, NULL, NULL);
	return response_show(request, view) == 200 ? 404 : 500;
}

/* GET /{lang}/news/{slug}/ */
int
article_show(struct request *request)
{
	const struct article *parts;
	struct view *view;
	size_t i, n;

	if (!text_is_slug(request->segments[2]))
		return 404;
	parts = db_rows(request->db, QUERY_ARTICLE_SHOW,
	    ARGS(request->lang, request->segments[2]), &article_row, &n);
	if (parts == NULL)
		return db_status(request->db);
	if (n == 0)
		return explain_absence(request);
	view = response_view(request, "article.tpl");
	view_parts(view, &article_row, parts, n);
	response_alternate(request, request->lang, request->path);
	for (i = 0; i < n; i++)
		if (strcmp(parts[i].part, "alternate") == 0)
			response_alternate(request, parts[i].lang,
			    parts[i].path);
	return response_show(request, view);
}
