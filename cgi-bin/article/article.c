/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "piece.h"
#include "route.h"
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
	/* At its head: itself, as <picture> wants it, and what it says. */
	const char *picture, *picture_source;
	const char *picture_avif, *picture_webp, *picture_jpeg;
	int64_t picture_width, picture_height;
	const char *picture_alt, *picture_caption, *picture_credit;
	const char *card; /* what stands for it where it has none */
	bool no_card;     /* nor that */
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
	FIELD(struct article, picture),
	FIELD(struct article, picture_source),
	FIELD(struct article, picture_avif),
	FIELD(struct article, picture_webp),
	FIELD(struct article, picture_jpeg),
	FIELD(struct article, picture_width),
	FIELD(struct article, picture_height),
	FIELD(struct article, picture_alt),
	FIELD(struct article, picture_caption),
	FIELD(struct article, picture_credit),
	FIELD(struct article, card),
	FIELD(struct article, no_card),
};
static const struct row article_row = ROW(struct article, article_fields);

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
	return response_pieces(request, "elsewhere.tpl", &piece_row, traces,
		   n) == 200 ?
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
	return response_pieces(request, "article.tpl", &article_row, parts, n);
}

ROUTE(article, "/:lang/news/:slug/", .get = article_show, .is_content = true);
