/* SPDX-License-Identifier: EUPL-1.2 */
#include "worker.h"

int
main(int argc, char **argv)
{
	/* A search asks for the dictionary. */
	const enum query dictionary = QUERY_SEARCH_WARM;
	const struct program program = {
		.name = "news",
		ROUTES,
		.sees_news = true,
		.warm_up = &dictionary,
	};

	return worker_main(&program, argc, argv);
}
