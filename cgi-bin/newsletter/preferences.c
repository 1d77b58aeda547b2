/* SPDX-License-Identifier: EUPL-1.2 */
#include "preferences.h"

#include <string.h>

struct found {
	const char *part;
	const char *address, *lang, *frequency, *state;
	const char *slug, *name;
	bool is_chosen;
};

static const struct row found_row = ROW_OF(struct found, part, address, lang,
    frequency, state, slug, name, is_chosen);

static const struct row preferences_row = ROW_OF(struct preferences, address,
    lang, frequency, email, is_each, is_weekly, is_waiting, is_left, bad_lang,
    bad_frequency, bad_email, bad_sure, focus_frequency);

struct tongue {
	const char *code, *name;
	bool is_chosen, is_focused; /* it has the focus where none is */
};

static const struct row tongue_row = ROW_OF(struct tongue, code, name,
    is_chosen, is_focused);

static bool
is(const char *text, const char *wanted)
{
	return text != NULL && strcmp(text, wanted) == 0;
}

/* The languages that the newsletter comes in. */
static void
show_tongues(const struct request *request, struct view *view,
    const struct preferences *page)
{
	const struct words *words = request->site->words;
	size_t i, n = words_langs(words);
	struct tongue *tongues = arena_alloc(request->arena,
	    n * sizeof(*tongues));

	for (i = 0; i < n; i++) {
		const char *code = words_lang(words, i);

		tongues[i] = (struct tongue){ code,
			words_find(words, code, "language"),
			is(page->lang, code), page->bad_lang && i == 0 };
	}
	view_set(view, "FIRST_LANG", words_lang(words, 0));
	view_rows(view, "TONGUE", &tongue_row, tongues, n);
}

/* What was done says the link that led back here. */
static void
show_done(const struct request *request, struct view *view)
{
	const char *done = request_field(request, "done");

	if (request->method == METHOD_POST)
		return;
	if (is(done, "confirmed"))
		view_show(view, "IS_CONFIRMED");
	else if (is(done, "saved"))
		view_show(view, "IS_SAVED");
	else if (is(done, "sent"))
		view_show(view, "IS_SENT");
	else if (is(done, "moved"))
		view_show(view, "IS_MOVED");
}

static int
show(struct request *request, const struct link *link, struct preferences *page,
    int status)
{
	struct view *view = link_view(request, link, VIEW("preferences.tpl"),
	    "preferences");

	page->is_each = is(page->frequency, "each");
	page->is_weekly = is(page->frequency, "weekly");
	show_done(request, view);
	show_tongues(request, view, page);
	choices_show(view, page->choices, page->n_choices);
	if (!page->is_left && !page->is_waiting)
		view_show(view, "IS_READER");
	if (status >= 400)
		view_show(view, "IS_WRONG");
	view_rows(view, "SUBSCRIBER", &preferences_row, page, 1);
	return link_show(request, view, status);
}

/* Put what the database has where nothing was typed. */
static void
fill(const struct request *request, struct preferences *page,
    const struct found *found, size_t n)
{
	size_t i;

	page->address = found->address;
	page->is_waiting = is(found->state, "waiting");
	page->is_left = is(found->state, "left");
	page->n_choices = n - 1;
	page->choices = arena_alloc(request->arena,
	    page->n_choices * sizeof(*page->choices));
	for (i = 0; i < page->n_choices; i++)
		page->choices[i] = (struct choice){ found[i + 1].slug,
			found[i + 1].name, found[i + 1].is_chosen };
	if (page->is_typed) {
		choices_mark(request, page->choices, page->n_choices);
		return;
	}
	page->lang = found->lang;
	page->frequency = found->frequency;
}

int
preferences_page(struct request *request, const struct link *link,
    struct preferences *page, int status)
{
	const struct found *found;
	size_t n;

	found = db_rows(request->db, QUERY_SUBSCRIBER_SHOW,
	    ARGS(link->hash, request->lang), &found_row, &n);
	if (found != NULL && n == 0)
		return stale_show(request);
	if (found != NULL) {
		fill(request, page, found, n);
		return show(request, link, page, status);
	}
	/* A form that was sent stays, also without the database. */
	if (status == 200)
		return db_status(request->db);
	page->choices = choices_typed(request, &page->n_choices);
	return show(request, link, page, db_status(request->db));
}

int
preferences_show(struct request *request)
{
	struct preferences page = { 0 };
	struct link link;
	int status = link_read(request, &link);

	return status == 0 ? preferences_page(request, &link, &page, 200) :
			     status;
}
