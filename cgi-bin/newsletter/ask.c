/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "newsletter.h"
#include "piece.h"
#include "text.h"

enum { PROJECTS_MAX = 100 };

/* The form as it was typed, and what is wrong with it. */
struct ask {
	const char *email;
	const char *frequency;
	const char *website; /* a trap: people do not see it */
	bool is_each, is_weekly;
	bool bad_email, bad_frequency, is_away;
	bool focus_frequency; /* the first field that is wrong has it */
};

static const struct field ask_fields[] = {
	FIELD(struct ask, email),
	FIELD(struct ask, frequency),
	FIELD(struct ask, website),
	FIELD(struct ask, is_each),
	FIELD(struct ask, is_weekly),
	FIELD(struct ask, bad_email),
	FIELD(struct ask, bad_frequency),
	FIELD(struct ask, is_away),
	FIELD(struct ask, focus_frequency),
};
static const struct row ask_row = ROW(struct ask, ask_fields);

/* What a reader of the form fills in; the rest of struct ask follows. */
static const struct row typed_row = { ask_fields, 3, sizeof(struct ask) };

/* A project that can be chosen, and whether it was. */
struct choice {
	const char *slug;
	const char *name;
	bool is_chosen;
};

static const struct field choice_fields[] = {
	FIELD(struct choice, slug),
	FIELD(struct choice, name),
	FIELD(struct choice, is_chosen),
};
static const struct row choice_row = ROW(struct choice, choice_fields);

static bool
is_chosen(const struct request *request, const char *slug)
{
	const char *chosen[PROJECTS_MAX];
	size_t i, n = request_fields(request, "project", chosen, PROJECTS_MAX);

	for (i = 0; i < n; i++)
		if (strcmp(chosen[i], slug) == 0)
			return true;
	return false;
}

/* Without the database, what was chosen stays: by its slug. */
static struct choice *
choices_typed(const struct request *request, size_t *n)
{
	const char *chosen[PROJECTS_MAX];
	struct choice *choices;
	size_t i;

	*n = request_fields(request, "project", chosen, PROJECTS_MAX);
	choices = arena_alloc(request->arena, *n * sizeof(*choices));
	for (i = 0; i < *n; i++)
		choices[i] = (struct choice){ chosen[i], chosen[i], true };
	return choices;
}

/* What can be chosen, with what was. */
static struct choice *
choices_offered(const struct request *request, size_t *n)
{
	const struct choice *found = db_rows(request->db, QUERY_PROJECT_CHOICES,
	    ARGS(request->lang), &choice_row, n);
	struct choice *choices;
	size_t i;

	if (found == NULL)
		return choices_typed(request, n);
	choices = arena_alloc(request->arena, *n * sizeof(*choices));
	for (i = 0; i < *n; i++) {
		choices[i] = found[i];
		choices[i].is_chosen = is_chosen(request, found[i].slug);
	}
	return choices;
}

/* The form, with what was typed still in it. */
static int
show_form(struct request *request, const struct ask *ask, int status)
{
	struct view *view = response_view(request, "newsletter.tpl");
	const struct choice *choices;
	size_t n;

	choices = choices_offered(request, &n);
	view_rows(view, "FORM", &ask_row, ask, 1);
	view_rows(view, "CHOICE", &choice_row, choices, n);
	if (n > 0)
		view_show(view, "HAS_CHOICES");
	if (status >= 400)
		view_show(view, "IS_WRONG");
	return response_show(request, view) == 200 ? status : 500;
}

/* GET /{lang}/newsletter/ */
int
ask_show(struct request *request)
{
	const struct ask empty = { .email = "", .is_weekly = true };

	return show_form(request, &empty, 200);
}

/* The slugs that were chosen as an array of PostgreSQL: {a,b}. */
static const char *
chosen_array(const struct request *request)
{
	const char *chosen[PROJECTS_MAX];
	const char *array = "";
	size_t i, n = request_fields(request, "project", chosen, PROJECTS_MAX);

	for (i = 0; i < n; i++)
		if (text_is_slug(chosen[i]))
			array = arena_printf(request->arena, "%s%s%s", array,
			    *array == '\0' ? "" : ",", chosen[i]);
	return arena_printf(request->arena, "{%s}", array);
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

/*
 * POST /{lang}/newsletter/: the answer is the same whoever is subscribed,
 * and for a robot that filled the trap.
 */
int
ask(struct request *request)
{
	const char *address;
	struct ask ask = read_form(request, &address);

	if (ask.bad_email || ask.bad_frequency)
		return show_form(request, &ask, 422);
	if ((ask.website == NULL || *ask.website == '\0') &&
	    !db_do(request->db, QUERY_SUBSCRIBER_ASK,
		ARGS(address, request->lang, ask.frequency,
		    chosen_array(request)))) {
		ask.is_away = true;
		return show_form(request, &ask, db_status(request->db));
	}
	return response_redirect(request, 303,
	    arena_printf(request->arena, "/%s/newsletter/sent/",
		request->lang));
}

/* GET /{lang}/newsletter/sent/ */
int
sent_show(struct request *request)
{
	return response_show(request, response_view(request, "sent.tpl"));
}
