/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cursor.h"
#include "piece.h"
#include "route.h"
#include "text.h"

/* An organisation, and around it its projects and articles. */
struct partner {
	const char *part;
	const char *path;
	const char *lang;
	const char *title;
	const char *lead;
	struct code country, role, state;
	const char *website;
	struct date published_on;
	const char *cursor; /* of an article: what is older begins there */
};

static const struct row partner_row = ROW_OF(struct partner, part, path, lang,
    title, lead, country, role, state, website, published_on, cursor);

/* GET /{lang}/partners/: the organisations, by name. */
static int
partner_list(struct request *request)
{
	const struct piece *pieces;
	size_t n;

	pieces = db_rows(request->db, QUERY_PARTNER_LIST, ARGS(request->lang),
	    &piece_row, &n);
	if (pieces == NULL)
		return db_status(request->db);
	return response_pieces(request, VIEW("partners.tpl"), &piece_row,
	    pieces, n);
}

/* GET /{lang}/partners/{slug}/?before=CURSOR: its projects and articles. */
static int
partner_show(struct request *request)
{
	const char *microseconds, *id;
	const struct partner *parts;
	size_t n;

	if (!text_is_slug(request->segments[2]))
		return 404;
	if (!read_cursor(request, &microseconds, &id))
		return 400;
	parts = db_rows(request->db, QUERY_PARTNER_SHOW,
	    ARGS(request->lang, request->segments[2], microseconds, id),
	    &partner_row, &n);
	if (parts == NULL)
		return db_status(request->db);
	/* Before a cursor, the way back stands in front of the articles. */
	if (n == 0 || strcmp(parts[n - 1].part, "newer") == 0)
		return 404;
	return response_pieces(request, VIEW("partner.tpl"), &partner_row,
	    parts, n);
}

ROUTE(list, "/:lang/partners/", .get = partner_list, .is_content = true);
ROUTE(one, "/:lang/partners/:slug/", .get = partner_show, .is_content = true);
