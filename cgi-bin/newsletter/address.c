/* SPDX-License-Identifier: EUPL-1.2 */
#include "newsletter.h"
#include "route.h"
#include "token.h"

static int
show(struct request *request, const struct link *link, int status)
{
	return link_show(request,
	    link_view(request, link, VIEW("address.tpl"), "address"), status);
}

static int
address_show(struct request *request)
{
	struct link link;
	int status = link_find(request, "address", &link);

	return status == 0 ? show(request, &link, 200) : status;
}

static int
address(struct request *request)
{
	const char *fresh = token_new(request->arena);
	struct link link;
	int status = link_read(request, &link);

	if (status != 0)
		return status;
	status = link_use(request, QUERY_SUBSCRIBER_MOVE,
	    ARGS(link.hash, token_hash(request->arena, fresh)));
	if (status >= 500)
		return show(request, &link, status);
	return status != 0 ?
	    status :
	    link_redirect(request, "preferences", fresh, "moved");
}

ROUTE(address, "/:lang/newsletter/address/", .get = address_show,
    .post = address);
