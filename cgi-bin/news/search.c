/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mark.h"
#include "route.h"
#include "text.h"

enum {
	PAGE_SIZE = 20,
	PAGE_MAX = 60,    /* what is ranked has fewer */
	TYPED_MAX = 240,  /* octets that are looked for */
	SPOKEN_MAX = 120, /* octets of it that a sentence repeats */
};

/* What a search has found, or what it says of itself: see web.search. */
struct hit {
	const char *part;
	const char *path;
	const char *lang; /* of what is found elsewhere */
	struct code kind; /* article, project, partner, page */
	const char *title, *lead;
	struct html marked_title, marked_lead;
	struct date published_on;
	int64_t count;
	bool is_most; /* only the newest are counted */
};

static const struct field hit_fields[] = {
	FIELD(struct hit, part),
	FIELD(struct hit, path),
	FIELD(struct hit, lang),
	FIELD(struct hit, kind),
	FIELD(struct hit, title),
	FIELD(struct hit, lead),
	FIELD(struct hit, published_on),
	FIELD(struct hit, count),
	FIELD(struct hit, is_most),
	FIELD(struct hit, marked_title),
	FIELD(struct hit, marked_lead),
};
static const struct row hit_row = ROW(struct hit, hit_fields);

/* Another page of the results. */
struct turn {
	const char *href;
};

static const struct field turn_fields[] = {
	FIELD(struct turn, href),
};
static const struct row turn_row = ROW(struct turn, turn_fields);

/* The first max octets of a text in one line, but no half of a character. */
static const char *
shorten(struct arena *arena, const char *text, size_t max)
{
	const char *line = text_one_line(arena, text);
	size_t n = strlen(line);

	if (n <= max)
		return line;
	while ((line[max] & 0xc0) == 0x80)
		max--;
	return arena_printf(arena, "%.*s…", (int)max, line);
}

/* The address of a page of the results in a language. */
static const char *
address(const struct request *request, const char *lang, const char *typed,
    int64_t page)
{
	const char *q = text_escape_path(request->arena, typed);

	if (page == 1)
		return arena_printf(request->arena, "/%s/search/?q=%s", lang,
		    q);
	return arena_printf(request->arena, "/%s/search/?q=%s&page=%d", lang, q,
	    (int)page);
}

/* What is looked for in one language can be looked for in another. */
static void
keep_typed(struct request *request, const char *typed)
{
	const struct words *words = request->site->words;
	size_t i;

	for (i = 0; i < words_langs(words); i++)
		response_alternate(request, words_lang(words, i),
		    address(request, words_lang(words, i), typed, 1));
}

/*
 * Marks stand as HTML, and what is found elsewhere, or by other words, leads
 * there.
 */
static struct hit *
finish_hits(const struct request *request, const struct hit *found, size_t n,
    const char *typed)
{
	struct hit *hits = arena_alloc(request->arena, n * sizeof(*hits));
	size_t i;

	for (i = 0; i < n; i++) {
		hits[i] = found[i];
		hits[i].marked_title = mark_html(request->arena,
		    found[i].title);
		hits[i].marked_lead = mark_html(request->arena, found[i].lead);
		if (found[i].lang != NULL)
			hits[i].path = address(request, found[i].lang, typed,
			    1);
		else if (found[i].path == NULL && found[i].title != NULL)
			hits[i].path = address(request, request->lang,
			    found[i].title, 1);
	}
	return hits;
}

/* The pages of results before and after this one. */
static void
show_turns(const struct request *request, struct view *view, int64_t count,
    const char *typed, int64_t page)
{
	struct turn newer = { address(request, request->lang, typed,
	    page > 1 ? page - 1 : 1) };
	struct turn older = { address(request, request->lang, typed,
	    page + 1) };

	if (page > 1)
		view_rows(view, "NEWER", &turn_row, &newer, 1);
	if (page * PAGE_SIZE < count)
		view_rows(view, "OLDER", &turn_row, &older, 1);
}

/* The first row says how many there are, or why there are none. */
static void
show_rows(const struct request *request, struct view *view,
    const struct hit *found, size_t n, const char *typed)
{
	const struct hit *hits = finish_hits(request, found, n, typed);

	if (n > 0 && strcmp(hits[0].part, "found") == 0) {
		view_show(view, "IS_FOUND");
		view_rows(view, "FOUND", &hit_row, hits, 1);
		view_rows(view, "HIT", &hit_row, hits + 1, n - 1);
	} else if (n > 0 && strcmp(hits[0].part, "common") == 0) {
		view_show(view, "IS_COMMON");
	} else {
		size_t near = n > 0 && strcmp(hits[0].part, "near") == 0;

		view_show(view, "IS_NOTHING");
		view_rows(view, "NEAR", &hit_row, hits, near);
		view_rows(view, "ELSEWHERE", &hit_row, hits + near, n - near);
	}
}

static int
show_found(struct request *request, struct view *view, const char *typed,
    int64_t page)
{
	const struct hit *hits;
	size_t n;

	hits = db_rows(request->db, QUERY_SEARCH_SHOW,
	    ARGS(request->lang, typed,
		arena_printf(request->arena, "%d", (int)page)),
	    &hit_row, &n);
	if (hits == NULL)
		return db_status(request->db);
	if (page > 1 && (n == 0 || strcmp(hits[0].part, "found") != 0))
		return 404;
	view_set(view, "SPOKEN", shorten(request->arena, typed, SPOKEN_MAX));
	show_rows(request, view, hits, n, typed);
	if (n > 0)
		show_turns(request, view, hits[0].count, typed, page);
	keep_typed(request, typed);
	return response_show(request, view);
}

/* GET /{lang}/search/?q=WORDS&page=NUMBER: what is found, best first. */
static int
search(struct request *request)
{
	const char *asked = request_field(request, "q");
	const char *number = request_field(request, "page");
	struct view *view = response_view(request, "search.tpl");
	const char *typed;
	int64_t page = 1;

	if (number != NULL && !text_number(number, 1, PAGE_MAX, &page))
		return 400;
	typed = asked == NULL ? "" : shorten(request->arena, asked, TYPED_MAX);
	view_set(view, "TYPED", typed);
	if (typed[strspn(typed, " ")] != '\0') {
		view_show(view, "IS_ASKED");
		return show_found(request, view, typed, page);
	}
	view_show(view, "IS_EMPTY");
	return response_show(request, view);
}

ROUTE(search, "/:lang/search/", .get = search, .is_content = true);
