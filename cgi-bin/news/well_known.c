/* SPDX-License-Identifier: EUPL-1.2 */
#include <time.h>

#include "route.h"

/* A page of plain text that a machine reads. */
static int
show_text(struct request *request, struct view *view)
{
	request->body = view_text(view, &request->n_body);
	if (request->body == NULL)
		return 500;
	request->type = "text/plain; charset=utf-8";
	return 200;
}

/* GET /robots.txt */
static int
robots(struct request *request)
{
	return show_text(request,
	    response_view(request, VIEW("robots.text.tpl")));
}

/*
 * How long what it says may be believed: it leads to the page of contacts,
 * which is kept as long as the site is, so it is good while the site answers
 * and for a month after.
 */
static const char *
a_month_on(const struct request *request)
{
	const time_t month = 30 * 24 * 60 * 60;
	time_t end = (time_t)(request->asked_ms / 1000) + month;
	struct tm day;
	char text[sizeof("2026-11-25T00:00:00Z")];

	gmtime_r(&end, &day);
	strftime(text, sizeof(text), "%Y-%m-%dT00:00:00Z", &day);
	return arena_printf(request->arena, "%s", text);
}

/* GET /.well-known/security.txt */
static int
security(struct request *request)
{
	const struct words *words = request->site->words;
	struct view *view = response_view(request, VIEW("security.text.tpl"));
	const char *languages = words_lang(words, 0);
	size_t i;

	for (i = 1; i < words_langs(words); i++)
		languages = arena_printf(request->arena, "%s, %s", languages,
		    words_lang(words, i));
	view_set(view, "LANGUAGES", languages);
	view_set(view, "EXPIRES", a_month_on(request));
	return show_text(request, view);
}

ROUTE(robots, "/robots.txt", .get = robots, .is_content = true);
/* Time alone changes what it says, so it has no version. */
ROUTE(security, "/.well-known/security.txt", .get = security);
