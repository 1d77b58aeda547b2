/* SPDX-License-Identifier: EUPL-1.2 */
#include "feed.h"
#include "route.h"

/* RFC 4287. */
static int
show_atom(struct request *request, const struct feed *feed)
{
	struct view *view = response_view(request, VIEW("feed.tpl"));
	int status;

	view_rows(view, "ABOUT", &entry_row, &feed->about, 1);
	view_rows(view, "ENTRY", &entry_row, feed->entries, feed->n);
	status = response_show(request, view);
	if (status == 200)
		request->type = "application/atom+xml";
	return status;
}

/* GET /{lang}/news/feed.atom: the newest fifty, whole. */
static int
news_atom(struct request *request)
{
	struct feed feed;
	int status = feed_read_news(request, &feed);

	return status == 200 ? show_atom(request, &feed) : status;
}

/* GET /{lang}/projects/{slug}/feed.atom: those about one project. */
static int
project_atom(struct request *request)
{
	struct feed feed;
	int status = feed_read_project(request, &feed);

	return status == 200 ? show_atom(request, &feed) : status;
}

ROUTE(news, "/:lang/news/feed.atom", .get = news_atom, .is_content = true);
ROUTE(project, "/:lang/projects/:slug/feed.atom", .get = project_atom,
    .is_content = true);
