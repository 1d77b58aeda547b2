/* SPDX-License-Identifier: EUPL-1.2 */
/* What a mailed link confirms: that somebody reads us, or where from now on. */
#include "newsletter.h"
#include "route.h"
#include "token.h"

/* Press the button of a page; his preferences say what was done. */
static int
use(struct request *request, const char *template_name, const char *page,
    enum query query, const char *done)
{
	const char *fresh = token_new(request->arena);
	struct link link;
	int status = link_read(request, &link);

	if (status != 0)
		return status;
	status = link_use(request, query,
	    ARGS(link.hash, token_hash(request->arena, fresh)));
	if (status >= 500)
		return link_show(request,
		    link_view(request, &link, template_name, page), status);
	return status != 0 ? status :
			     link_redirect(request, "preferences", fresh, done);
}

static int
confirm_show(struct request *request)
{
	return link_offer(request, VIEW("confirm.tpl"), "confirm");
}

static int
confirm(struct request *request)
{
	return use(request, VIEW("confirm.tpl"), "confirm",
	    QUERY_SUBSCRIBER_CONFIRM, "confirmed");
}

static int
address_show(struct request *request)
{
	return link_offer(request, VIEW("address.tpl"), "address");
}

static int
address(struct request *request)
{
	return use(request, VIEW("address.tpl"), "address",
	    QUERY_SUBSCRIBER_MOVE, "moved");
}

ROUTE(confirm, "/:lang/newsletter/confirm/", .get = confirm_show,
    .post = confirm);
ROUTE(address, "/:lang/newsletter/address/", .get = address_show,
    .post = address);
