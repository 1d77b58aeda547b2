/* SPDX-License-Identifier: EUPL-1.2 */
#include "article.h"
#include "worker.h"

static const struct route routes[] = {
	{ "/:lang/news/:slug/", article_show, NULL, true },
};

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "article",
		.routes = routes,
		.n_routes = sizeof(routes) / sizeof(routes[0]),
		.sees_news = true,
	};

	return worker_main(&program, argc, argv);
}
