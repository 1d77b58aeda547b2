/* SPDX-License-Identifier: EUPL-1.2 */
#include "newsletter.h"
#include "worker.h"

static const struct route routes[] = {
	{ "/:lang/newsletter/", ask_show, ask, false },
	{ "/:lang/newsletter/sent/", sent_show, NULL, false },
};

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "newsletter",
		.routes = routes,
		.n_routes = sizeof(routes) / sizeof(routes[0]),
		.sees_news = false,
	};

	return worker_main(&program, argc, argv);
}
