/* SPDX-License-Identifier: EUPL-1.2 */
/* The forms of the page of preferences, each by its hidden field action. */
#include <string.h>

#include "preferences.h"
#include "route.h"
#include "text.h"

/* What a query answered: on to the page that says it, or the form again. */
static int
done(struct request *request, const struct link *link, struct preferences *page,
    int status, const char *what)
{
	if (status >= 500)
		return preferences_page(request, link, page, status);
	return status != 0 ?
	    status :
	    link_redirect(request, "preferences", link->token, what);
}

static int
change(struct request *request, const struct link *link)
{
	struct preferences page = {
		.is_typed = true,
		.lang = request_field(request, "lang"),
		.frequency = request_field(request, "frequency"),
	};
	int status;

	page.bad_lang = page.lang == NULL ||
	    words_known_lang(request->site->words, page.lang) == NULL;
	page.bad_frequency = page.frequency == NULL ||
	    (strcmp(page.frequency, "each") != 0 &&
		strcmp(page.frequency, "weekly") != 0);
	page.focus_frequency = page.bad_frequency && !page.bad_lang;
	if (page.bad_lang || page.bad_frequency)
		return preferences_page(request, link, &page, 422);
	status = link_use(request, QUERY_SUBSCRIBER_CHANGE,
	    ARGS(link->hash, page.lang, page.frequency,
		choices_array(request)));
	/* Who chooses a language is answered in it. */
	if (status == 0)
		request->lang = page.lang;
	return done(request, link, &page, status, "saved");
}

/* The answer is the same whether somebody has the address or not. */
static int
ask_address(struct request *request, const struct link *link)
{
	struct preferences page = { .email = request_field(request, "email") };
	const char *address;

	if (page.email == NULL)
		page.email = "";
	address = text_address(request->arena, page.email);
	page.bad_email = address == NULL;
	if (page.bad_email)
		return preferences_page(request, link, &page, 422);
	return done(request, link, &page,
	    link_use(request, QUERY_SUBSCRIBER_ASK_ADDRESS,
		ARGS(link->hash, address)),
	    "sent");
}

static int
leave_here(struct request *request, const struct link *link)
{
	struct preferences page = { 0 };
	int status = link_use(request, QUERY_SUBSCRIBER_LEAVE,
	    ARGS(link->hash));

	return status == 0 ? link_end(request, "left") :
			     done(request, link, &page, status, "");
}

static int
erase(struct request *request, const struct link *link)
{
	struct preferences page = { 0 };
	int status;

	page.bad_sure = request_field(request, "sure") == NULL;
	if (page.bad_sure)
		return preferences_page(request, link, &page, 422);
	status = link_use(request, QUERY_SUBSCRIBER_ERASE, ARGS(link->hash));
	return status == 0 ? link_end(request, "erased") :
			     done(request, link, &page, status, "");
}

static const struct {
	const char *name;
	int (*take)(struct request *, const struct link *);
} actions[] = {
	{ "preferences", change },
	{ "address", ask_address },
	{ "leave", leave_here },
	{ "erase", erase },
};

static int
preferences(struct request *request)
{
	const char *action = request_field(request, "action");
	struct link link;
	int status = link_read(request, &link);
	size_t i;

	if (status != 0)
		return status;
	for (i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (action != NULL && strcmp(action, actions[i].name) == 0)
			return actions[i].take(request, &link);
	return 400;
}

ROUTE(preferences, "/:lang/newsletter/preferences/", .get = preferences_show,
    .post = preferences);
