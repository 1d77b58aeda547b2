/* SPDX-License-Identifier: EUPL-1.2 */
#include "route.h"

static int
erased_show(struct request *request)
{
	return response_show(request,
	    response_view(request, VIEW("erased.tpl")));
}

ROUTE(erased, "/:lang/newsletter/erased/", .get = erased_show);
