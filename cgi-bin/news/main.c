/* SPDX-License-Identifier: EUPL-1.2 */
#include "worker.h"

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "news",
		ROUTES,
		.sees_news = true,
	};

	return worker_main(&program, argc, argv);
}
