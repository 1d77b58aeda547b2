/* SPDX-License-Identifier: EUPL-1.2 */
#include "newsletter.h"

/* Used, expired, cut, of another purpose: it offers a fresh one. */
int
stale_show(struct request *request)
{
	struct view *view = response_view(request, VIEW("stale.tpl"));

	response_alternate(request, NULL, NULL);
	return response_show(request, view) == 200 ? 410 : 500;
}
