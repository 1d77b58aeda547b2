/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "route.h"
#include "sought.h"

enum {
	PAGE_SIZE = 20,
	SPOKEN_MAX = 120, /* octets of what is looked for, in a sentence */
};

/* What a search has found, or what it says of itself: see web.search. */
struct hit {
	const char *part;
	const char *path;
	const char *lang;     /* of what is found elsewhere */
	struct code found_in; /* the same, for its word */
	struct code kind;     /* article, project, partner, page */
	struct code kinds;    /* the same, of many */
	const char *bound;    /* of a way to bound the search: what it says */
	const char *title, *lead;
	struct date published_on;
	int64_t count;
	bool is_most;      /* only the newest are counted */
	const char *value; /* of a bound that is kept */
};

static const struct row hit_row = ROW_OF(struct hit, part, path, lang, found_in,
    kind, kinds, bound, title, lead, published_on, count, is_most, value);

/* Another page of the results. */
struct turn {
	const char *href;
};

static const struct row turn_row = ROW_OF(struct turn, href);

/* What is looked for in one language can be looked for in another. */
static void
keep_sought(struct request *request, const struct sought *sought)
{
	const struct words *words = request->site->words;
	size_t i;

	for (i = 0; i < words_langs(words); i++)
		response_alternate(request, words_lang(words, i),
		    sought_address(request->arena, sought, words_lang(words, i),
			1));
}

/* Where a row leads that is no hit; a hit has its path. */
static const char *
way(const struct request *request, const struct sought *sought,
    const struct hit *hit)
{
	struct sought other = *sought;

	if (strcmp(hit->part, "elsewhere") == 0)
		return sought_address(request->arena, sought, hit->lang, 1);
	if (strcmp(hit->part, "kept") == 0)
		return sought_bounded(request->arena, sought, request->lang,
		    sought_bound(hit->bound), NULL);
	if (strncmp(hit->part, "by_", 3) == 0)
		return sought_bounded(request->arena, sought, request->lang,
		    sought_bound(hit->part + 3), hit->bound);
	if (strcmp(hit->part, "near") != 0)
		return hit->path;
	other.typed = hit->title;
	return sought_address(request->arena, &other, request->lang, 1);
}

/* The rows of a page, with where each leads. */
static struct hit *
finish_hits(const struct request *request, const struct sought *sought,
    const struct hit *found, size_t n)
{
	struct hit *hits = arena_alloc(request->arena, n * sizeof(*hits));
	size_t i;

	for (i = 0; i < n; i++) {
		hits[i] = found[i];
		hits[i].path = way(request, sought, &found[i]);
		if (strcmp(found[i].part, "kept") == 0)
			hits[i].value =
			    sought->bounds[sought_bound(found[i].bound)];
	}
	return hits;
}

/* The first row of a part; NULL where it has none. */
static const struct hit *
first_of(const struct hit *hits, size_t n, const char *part)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strncmp(hits[i].part, part, strlen(part)) == 0)
			return &hits[i];
	return NULL;
}

/* The pages of results before and after this one. */
static void
show_turns(const struct request *request, struct view *view, int64_t count,
    const struct sought *sought)
{
	struct turn turn;

	if (sought->page > 1) {
		turn.href = sought_address(request->arena, sought,
		    request->lang, sought->page - 1);
		view_rows(view, "NEWER", &turn_row, &turn, 1);
	}
	if (sought->page * PAGE_SIZE < count) {
		turn.href = sought_address(request->arena, sought,
		    request->lang, sought->page + 1);
		view_rows(view, "OLDER", &turn_row, &turn, 1);
	}
}

/* What is bounded to what nobody knows is no page. */
static bool
knows_bounds(const struct sought *sought, const struct hit *hits, size_t n)
{
	size_t wanted = 0, known = 0, i;

	for (i = 0; i < BOUND__COUNT; i++)
		wanted += sought->bounds[i] != NULL;
	for (i = 0; i < n; i++)
		known += strcmp(hits[i].part, "kept") == 0;
	return wanted == known;
}

static int
show_found(struct request *request, struct view *view,
    const struct sought *sought)
{
	const char *const *bounds = sought->bounds;
	const struct hit *hits, *found;
	size_t n;

	hits = db_rows(request->db, QUERY_SEARCH_SHOW,
	    ARGS(request->lang, sought->typed,
		arena_printf(request->arena, "%d", (int)sought->page),
		bounds[BOUND_KIND], bounds[BOUND_YEAR], bounds[BOUND_PROJECT],
		bounds[BOUND_PARTNER]),
	    &hit_row, &n);
	if (hits == NULL)
		return db_status(request->db);
	found = first_of(hits, n, "found");
	if (!knows_bounds(sought, hits, n) ||
	    (sought->page > 1 && found == NULL))
		return 404;
	view_set(view, "SPOKEN",
	    sought_shorten(request->arena, sought->typed, SPOKEN_MAX));
	view_parts(view, &hit_row, finish_hits(request, sought, hits, n), n);
	if (first_of(hits, n, "by_") != NULL)
		view_show(view, "HAS_WAYS");
	if (found != NULL)
		show_turns(request, view, found->count, sought);
	else if (first_of(hits, n, "common") == NULL)
		view_show(view, "IS_NOTHING");
	keep_sought(request, sought);
	return response_show(request, view);
}

/* GET /{lang}/search/?q=WORDS, bounded or not: what is found, best first. */
static int
search(struct request *request)
{
	struct view *view = response_view(request, VIEW("search.tpl"));
	struct sought sought;

	if (!sought_read(request, &sought))
		return 400;
	view_set(view, "TYPED", sought.typed);
	if (*sought.typed != '\0') {
		view_set(view, "PAGE_QUERY",
		    strchr(sought_address(request->arena, &sought,
			       request->lang, sought.page),
			'?'));
		view_show(view, "IS_ASKED");
		return show_found(request, view, &sought);
	}
	view_show(view, "IS_EMPTY");
	return response_show(request, view);
}

ROUTE(search, "/:lang/search/", .get = search, .is_content = true);
