/* SPDX-License-Identifier: EUPL-1.2 */
/* Whose address others enter wants no letter of ours, or wants it again. */
#include <string.h>

#include "newsletter.h"
#include "route.h"

static const struct {
	const char *name;
	enum query query;
	const char *done; /* the page that says so */
} actions[] = {
	{ "refuse", QUERY_SUBSCRIBER_REFUSE, "refused" },
	{ "allow", QUERY_SUBSCRIBER_ALLOW, "allowed" },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

/* It looks the same whether the address is refused or not. */
static int
refuse_show(struct request *request)
{
	return link_offer(request, VIEW("refuse.tpl"), "refuse");
}

static int
refuse(struct request *request)
{
	const char *action = request_field(request, "action");
	struct link link;
	int status = link_read(request, &link);
	size_t i = 0;

	if (status != 0)
		return status;
	while (i < ACTIONS && action != NULL &&
	    strcmp(action, actions[i].name) != 0)
		i++;
	if (i == ACTIONS || action == NULL)
		return 400;
	status = link_use(request, actions[i].query, ARGS(link.hash));
	if (status >= 500)
		return link_show(request,
		    link_view(request, &link, VIEW("refuse.tpl"), "refuse"),
		    status);
	return status != 0 ? status : link_end(request, actions[i].done);
}

static int
refused_show(struct request *request)
{
	return response_show(request,
	    response_view(request, VIEW("refused.tpl")));
}

static int
allowed_show(struct request *request)
{
	return response_show(request,
	    response_view(request, VIEW("allowed.tpl")));
}

ROUTE(refuse, "/:lang/newsletter/refuse/", .get = refuse_show, .post = refuse);
ROUTE(refused, "/:lang/newsletter/refused/", .get = refused_show);
ROUTE(allowed, "/:lang/newsletter/allowed/", .get = allowed_show);
