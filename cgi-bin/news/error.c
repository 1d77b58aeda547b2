/* SPDX-License-Identifier: EUPL-1.2 */
#include "route.h"
#include "text.h"

/*
 * GET /{lang}/errors/{status}/: the page of an error that nginx finds by
 * itself. nginx keeps these pages as files, made at start, and lets nobody
 * ask for this address.
 */
static int
error_show(struct request *request)
{
	int64_t status;

	if (!text_number(request->segments[2], 400, 599, &status))
		return 404;
	/* It stands at any address, and on paper it names the site's. */
	request->path = arena_printf(request->arena, "/%s/", request->lang);
	return (int)status;
}

ROUTE(error, "/:lang/errors/:status/", .get = error_show);
