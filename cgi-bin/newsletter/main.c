/* SPDX-License-Identifier: EUPL-1.2 */
#include "newsletter.h"
#include "worker.h"

#define ONE_CLICK "/newsletter/one-click/"

static const struct route routes[] = {
	{ "/:lang/newsletter/", ask_show, ask, false },
	{ "/:lang/newsletter/sent/", sent_show, NULL, false },
	{ "/:lang/newsletter/confirm/", confirm_show, confirm, false },
	{ "/:lang/newsletter/preferences/", preferences_show, preferences,
	    false },
	{ "/:lang/newsletter/export/", export_show, NULL, false },
	{ "/:lang/newsletter/erased/", erased_show, NULL, false },
	{ "/:lang/newsletter/address/", address_show, address, false },
	{ "/:lang/newsletter/leave/", leave_show, leave, false },
	{ "/:lang/newsletter/left/", left_show, NULL, false },
	{ "/:lang/newsletter/archive/", archive_show, NULL, false },
	{ "/:lang/newsletter/archive/:id/", issue_show, NULL, false },
	{ ONE_CLICK, one_click_show, one_click, false },
};

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "newsletter",
		.routes = routes,
		.n_routes = sizeof(routes) / sizeof(routes[0]),
		.sees_news = false,
		.open_to_all = ONE_CLICK,
	};

	return worker_main(&program, argc, argv);
}
