/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "route.h"
#include "text.h"

/*
 * An address of the site with one language that the same thing has: as many
 * rows as it has languages, its own among them. A file of the sitemap has
 * 500 articles, not the 50,000 addresses that are allowed, because a worker
 * holds it whole.
 */
struct address {
	int64_t sheet; /* in the index: a file's number */
	const char *path, *title, *name;
	const char *updated; /* a day, or RFC 3339; NULL: nobody knows */
	const char *lang, *href;
	bool is_first, is_last; /* of the rows of the same address */
	bool is_default;        /* for readers of no language of ours */
};

static const struct row address_row = ROW_OF(struct address, sheet, path, title,
    name, updated, lang, href, is_first, is_last, is_default);

static int
show_xml(struct request *request, struct view *view)
{
	int status = response_show(request, view);

	if (status == 200)
		request->type = "application/xml";
	return status;
}

/* GET /sitemap.xml: the files, and when the last of each changed. */
static int
sitemap_index(struct request *request)
{
	const struct address *files;
	struct view *view;
	size_t n;

	files = db_rows(request->db, QUERY_SITEMAP_LIST, NO_ARGS, &address_row,
	    &n);
	if (files == NULL)
		return db_status(request->db);
	view = response_view(request, VIEW("sitemap_index.tpl"));
	view_rows(view, "FILE", &address_row, files, n);
	return show_xml(request, view);
}

/* The site's languages as the queries want them: "bg,en". */
static const char *
join_languages(const struct request *request)
{
	const struct words *words = request->site->words;
	const char *joined = words_lang(words, 0);
	size_t i;

	for (i = 1; i < words_langs(words); i++)
		joined = arena_printf(request->arena, "%s,%s", joined,
		    words_lang(words, i));
	return joined;
}

/* The number in sitemap-N.xml, as text; NULL where there is none. */
static const char *
read_number(const struct request *request)
{
	const char *name = request->segments[0] + strlen("sitemap-");
	const char *digits = arena_strndup(request->arena, name,
	    strlen(name) - strlen(".xml"));
	int64_t number;

	return *digits != '0' && text_number(digits, 1, INT64_MAX, &number) ?
	    digits :
	    NULL;
}

/* GET /sitemap-N.xml: 1 is all but the articles, which are in the others. */
static int
sitemap_file(struct request *request)
{
	const char *number = read_number(request);
	const char *languages = join_languages(request);
	const struct address *rows;
	struct view *view;
	size_t n;

	if (number == NULL)
		return 404;
	rows = strcmp(number, "1") == 0 ?
	    db_rows(request->db, QUERY_SITEMAP_PAGES, ARGS(languages),
		&address_row, &n) :
	    db_rows(request->db, QUERY_SITEMAP_ARTICLES,
		ARGS(number, languages), &address_row, &n);
	if (rows == NULL)
		return db_status(request->db);
	if (n == 0)
		return 404;
	view = response_view(request, VIEW("sitemap.tpl"));
	view_rows(view, "ADDRESS", &address_row, rows, n);
	return show_xml(request, view);
}

/*
 * GET /sitemap-news.xml: what is two days old leaves it although nothing has
 * changed, so it has no version.
 */
static int
sitemap_news(struct request *request)
{
	const struct address *found;
	struct address *rows;
	struct view *view;
	size_t i, n;

	found = db_rows(request->db, QUERY_SITEMAP_NEWS,
	    ARGS(join_languages(request)), &address_row, &n);
	if (found == NULL)
		return db_status(request->db);
	rows = arena_alloc(request->arena, n * sizeof(*rows));
	for (i = 0; i < n; i++) {
		rows[i] = found[i];
		rows[i].name = words_find(request->site->words, rows[i].lang,
		    "site_name");
	}
	view = response_view(request, VIEW("sitemap_news.tpl"));
	view_rows(view, "ADDRESS", &address_row, rows, n);
	return show_xml(request, view);
}

ROUTE(index, "/sitemap.xml", .get = sitemap_index, .is_content = true);
ROUTE(news, "/sitemap-news.xml", .get = sitemap_news);
ROUTE(file, "/sitemap-:number.xml", .get = sitemap_file, .is_content = true);
