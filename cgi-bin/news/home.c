/* SPDX-License-Identifier: EUPL-1.2 */
#include "route.h"

/* A piece of the first page: an article, or a project. */
struct story {
	const char *part;
	const char *path;
	const char *lang;
	const char *title;
	const char *lead;
	struct date published_on;
	struct date starts_on, ends_on; /* of a project */
	const char *programme;
	/* Of the newest alone: what is at its head, as <picture> wants it. */
	const char *picture_source;
	const char *picture_avif, *picture_webp, *picture_jpeg;
	int64_t picture_width, picture_height;
	const char *picture_alt;
};

static const struct row story_row = ROW_OF(struct story, part, path, lang,
    title, lead, published_on, starts_on, ends_on, programme, picture_source,
    picture_avif, picture_webp, picture_jpeg, picture_width, picture_height,
    picture_alt);

/* GET /{lang}/: the newest article, six more, the running projects. */
static int
home(struct request *request)
{
	const struct story *stories;
	size_t n;

	stories = db_rows(request->db, QUERY_HOME_SHOW, ARGS(request->lang),
	    &story_row, &n);
	if (stories == NULL)
		return db_status(request->db);
	return response_pieces(request, VIEW("home.tpl"), &story_row, stories,
	    n);
}

ROUTE(home, "/:lang/", .get = home, .is_content = true);
