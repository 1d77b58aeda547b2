/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "newsletter.h"
#include "route.h"

static int
show(struct request *request, const struct link *link, int status)
{
	return link_show(request,
	    link_view(request, link, VIEW("leave.tpl"), "leave"), status);
}

static int
leave_show(struct request *request)
{
	return link_offer(request, VIEW("leave.tpl"), "leave");
}

static int
leave(struct request *request)
{
	struct link link;
	int status = link_read(request, &link);

	if (status != 0)
		return status;
	status = link_use(request, QUERY_SUBSCRIBER_LEAVE, ARGS(link.hash));
	if (status >= 500)
		return show(request, &link, status);
	return status != 0 ? status : link_end(request, "left");
}

static int
left_show(struct request *request)
{
	return response_show(request, response_view(request, VIEW("left.tpl")));
}

/* This address has no language of its own: its reader has. */
static void
speak_as_reader(struct request *request, const struct link *link)
{
	const char *lang = words_known_lang(request->site->words, link->lang);

	if (lang != NULL)
		request->lang = lang;
}

/* A mail program that knows nothing of one click opens the link. */
static int
one_click_show(struct request *request)
{
	struct link link;
	int status = link_find(request, "leave", &link);

	if (status != 0)
		return status;
	speak_as_reader(request, &link);
	return show(request, &link, 200);
}

/*
 * RFC 8058, 3.2: a program that opens links sends no such field. Some that do
 * send it end it as a line.
 */
static bool
is_one_click(const struct request *request)
{
	static const char one_click[] = "One-Click";
	const char *value = request_field(request, "List-Unsubscribe");
	size_t n = sizeof(one_click) - 1;

	return value != NULL && strncmp(value, one_click, n) == 0 &&
	    value[n + strspn(value + n, " \r\n")] == '\0';
}

static int
one_click(struct request *request)
{
	struct link link;
	int status;

	if (!is_one_click(request)) {
		status = one_click_show(request);
		return status == 200 ? 422 : status;
	}
	status = link_read(request, &link);
	if (status == 0)
		status = link_use(request, QUERY_SUBSCRIBER_LEAVE,
		    ARGS(link.hash));
	if (status != 0)
		return status;
	request->type = "text/plain; charset=utf-8";
	request->body = arena_printf(request->arena, "%s\n",
	    words_find(request->site->words, request->lang, "left_title"));
	request->n_body = strlen(request->body);
	return 200;
}

ROUTE(leave, "/:lang/newsletter/leave/", .get = leave_show, .post = leave);
ROUTE(left, "/:lang/newsletter/left/", .get = left_show);
ROUTE(one_click, "/newsletter/one-click/", .get = one_click_show,
    .post = one_click, .is_open_to_all = true);
