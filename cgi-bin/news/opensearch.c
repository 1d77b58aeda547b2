/* SPDX-License-Identifier: EUPL-1.2 */
#include "route.h"

/* GET /{lang}/opensearch.xml: how a browser searches the site. */
static int
opensearch(struct request *request)
{
	int status = response_show(request,
	    response_view(request, VIEW("opensearch.tpl")));

	if (status == 200)
		request->type = "application/opensearchdescription+xml";
	return status;
}

ROUTE(opensearch, "/:lang/opensearch.xml", .get = opensearch,
    .is_content = true);
