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

static const struct field story_fields[] = {
	FIELD(struct story, part),
	FIELD(struct story, path),
	FIELD(struct story, lang),
	FIELD(struct story, title),
	FIELD(struct story, lead),
	FIELD(struct story, published_on),
	FIELD(struct story, starts_on),
	FIELD(struct story, ends_on),
	FIELD(struct story, programme),
	FIELD(struct story, picture_source),
	FIELD(struct story, picture_avif),
	FIELD(struct story, picture_webp),
	FIELD(struct story, picture_jpeg),
	FIELD(struct story, picture_width),
	FIELD(struct story, picture_height),
	FIELD(struct story, picture_alt),
};
static const struct row story_row = ROW(struct story, story_fields);

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
