/* SPDX-License-Identifier: EUPL-1.2 */
#include "news.h"
#include "worker.h"

static const struct route routes[] = {
	{ "/:lang/", home, NULL, true },
	{ "/:lang/news/", news_list, NULL, true },
	{ "/:lang/news/:year/", news_archive, NULL, true },
	{ "/:lang/news/:year/:month/", news_archive, NULL, true },
	{ "/:lang/projects/", project_list, NULL, true },
	{ "/:lang/projects/:slug/", project_show, NULL, true },
	{ "/:lang/partners/", partner_list, NULL, true },
	{ "/:lang/partners/:slug/", partner_show, NULL, true },
	{ "/:lang/errors/:status/", error_show, NULL, false },
	{ "/:lang/:page/", page_show, NULL, true },
};

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "news",
		.routes = routes,
		.n_routes = sizeof(routes) / sizeof(routes[0]),
		.sees_news = true,
	};

	return worker_main(&program, argc, argv);
}
