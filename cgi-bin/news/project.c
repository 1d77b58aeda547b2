/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cursor.h"
#include "piece.h"
#include "route.h"
#include "text.h"

/* A project whole, and around it its partners and articles. */
struct project {
	const char *part;
	const char *path;
	const char *lang;
	const char *title;
	const char *lead;
	struct html body;
	struct code state;
	struct code role, country;
	struct date published_on;
	struct date starts_on, ends_on;
	struct counted months; /* from the start to the end */
	const char *programme, *call, *grant_number, *reference, *website;
	struct code currency;
	struct decimal total_amount, grant_amount, eu_amount;
	struct decimal national_amount;
	bool amounts_are_approximate;
	const char *acknowledgement, *disclaimer;
	const char *cursor; /* of an article: what is older begins there */
	const char *year;   /* of the first article in it */
	bool is_more;       /* of a participant: it is not the first */
};

static const struct row project_row = ROW_OF(struct project, part, path, lang,
    title, lead, body, state, role, country, published_on, starts_on, ends_on,
    months, programme, call, grant_number, reference, website, currency,
    total_amount, grant_amount, eu_amount, national_amount,
    amounts_are_approximate, acknowledgement, disclaimer, cursor, year,
    is_more);

/* GET /{lang}/projects/: running first, then finished. */
static int
project_list(struct request *request)
{
	const struct piece *pieces;
	size_t n;

	pieces = db_rows(request->db, QUERY_PROJECT_LIST, ARGS(request->lang),
	    &piece_row, &n);
	if (pieces == NULL)
		return db_status(request->db);
	return response_pieces(request, VIEW("projects.tpl"), &piece_row,
	    pieces, n);
}

/* GET /{lang}/projects/{slug}/?before=CURSOR: facts, partners, articles. */
static int
project_show(struct request *request)
{
	const char *microseconds, *id;
	const struct project *parts;
	size_t n;

	if (!text_is_slug(request->segments[2]))
		return 404;
	if (!read_cursor(request, &microseconds, &id))
		return 400;
	parts = db_rows(request->db, QUERY_PROJECT_SHOW,
	    ARGS(request->lang, request->segments[2], microseconds, id),
	    &project_row, &n);
	if (parts == NULL)
		return db_status(request->db);
	/* Before a cursor, the way back stands in front of the articles. */
	if (n == 0 || strcmp(parts[n - 1].part, "newer") == 0)
		return 404;
	return response_pieces(request, VIEW("project.tpl"), &project_row,
	    parts, n);
}

ROUTE(list, "/:lang/projects/", .get = project_list, .is_content = true);
ROUTE(one, "/:lang/projects/:slug/", .get = project_show, .is_content = true);
