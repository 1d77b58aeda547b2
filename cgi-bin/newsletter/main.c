/* SPDX-License-Identifier: EUPL-1.2 */
#include "worker.h"

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "newsletter",
		ROUTES,
		.sees_news = false,
	};

	return worker_main(&program, argc, argv);
}
