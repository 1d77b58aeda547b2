/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "newsletter.h"
#include "route.h"
#include "text.h"

/* The form as it was typed, and what is wrong with it. */
struct ask {
	const char *email;
	const char *frequency;
	const char *website; /* a trap: people do not see it */
	bool is_each, is_weekly;
	bool bad_email, bad_frequency, is_away;
	bool focus_frequency; /* the first field that is wrong has it */
};

static const struct row ask_row = ROW_OF(struct ask, email, frequency, website,
    is_each, is_weekly, bad_email, bad_frequency, is_away, focus_frequency);

/* What a reader of the form fills in. */
static const struct row typed_row = ROW_OF(struct ask, email, frequency,
    website);

/* What can be chosen, with what was; NULL when the database is away. */
static const struct choice *
choices_offered(const struct request *request, size_t *n)
{
	const struct choice *found = db_rows(request->db, QUERY_PROJECT_CHOICES,
	    ARGS(request->lang), &choice_row, n);
	struct choice *choices;

	if (found == NULL)
		return NULL;
	choices = arena_alloc(request->arena, *n * sizeof(*choices));
	memcpy(choices, found, *n * sizeof(*choices));
	choices_mark(request, choices, *n);
	return choices;
}

/*
 * The form, with what was typed still in it. An empty one waits for the
 * database: a reader should not fill in what cannot be taken.
 */
static int
show_form(struct request *request, const struct ask *ask, int status)
{
	struct view *view = response_view(request, VIEW("newsletter.tpl"));
	const struct choice *choices;
	size_t n;

	choices = choices_offered(request, &n);
	if (choices == NULL && status == 200)
		return db_status(request->db);
	if (choices == NULL)
		choices = choices_typed(request, &n);
	view_rows(view, "FORM", &ask_row, ask, 1);
	choices_show(view, choices, n);
	if (status >= 400)
		view_show(view, "IS_WRONG");
	request->is_open = status == 200;
	return response_show(request, view) == 200 ? status : 500;
}

/* GET /{lang}/newsletter/ */
static int
ask_show(struct request *request)
{
	const struct ask empty = { .email = "", .is_weekly = true };

	return show_form(request, &empty, 200);
}

/* What stands in the form, and what is wrong with it. */
static struct ask
read_form(const struct request *request, const char **address)
{
	struct ask ask = { 0 };

	request_form(request, &typed_row, &ask);
	if (ask.email == NULL)
		ask.email = "";
	*address = text_address(request->arena, ask.email);
	ask.is_each = ask.frequency != NULL &&
	    strcmp(ask.frequency, "each") == 0;
	ask.is_weekly = ask.frequency != NULL &&
	    strcmp(ask.frequency, "weekly") == 0;
	ask.bad_email = *address == NULL;
	ask.bad_frequency = !ask.is_each && !ask.is_weekly;
	ask.focus_frequency = ask.bad_frequency && !ask.bad_email;
	return ask;
}

/* What the reader of the form agreed to: as part_consent.tpl says it. */
static const char *
consent_words(const struct request *request)
{
	const struct words *words = request->site->words;

	return arena_printf(request->arena, "%s %s.",
	    words_find(words, request->lang, "consent"),
	    words_find(words, request->lang, "consent_page"));
}

/*
 * POST /{lang}/newsletter/: the answer is the same whoever is subscribed,
 * and for a robot that filled the trap.
 */
static int
ask(struct request *request)
{
	const char *address;
	struct ask ask = read_form(request, &address);

	if (ask.bad_email || ask.bad_frequency)
		return show_form(request, &ask, 422);
	if ((ask.website == NULL || *ask.website == '\0') &&
	    !db_do(request->db, QUERY_SUBSCRIBER_ASK,
		ARGS(address, request->lang, ask.frequency,
		    choices_array(request), consent_words(request)))) {
		ask.is_away = true;
		return show_form(request, &ask, db_status(request->db));
	}
	return response_redirect(request, 303,
	    arena_printf(request->arena, "/%s/newsletter/sent/",
		request->lang));
}

/* GET /{lang}/newsletter/sent/ */
static int
sent_show(struct request *request)
{
	return response_show(request, response_view(request, VIEW("sent.tpl")));
}

ROUTE(ask, "/:lang/newsletter/", .get = ask_show, .post = ask);
ROUTE(sent, "/:lang/newsletter/sent/", .get = sent_show);
