/* SPDX-License-Identifier: EUPL-1.2 */
#include "newsletter.h"

int
erased_show(struct request *request)
{
	return response_show(request, response_view(request, "erased.tpl"));
}
