/* SPDX-License-Identifier: EUPL-1.2 */
#include "origin.h"

#include <string.h>
#include <strings.h>

/* "https://host:port" without its scheme; all of it where it has none. */
static const char *
host_of(const char *origin)
{
	const char *colon = strstr(origin, "://");

	return colon == NULL ? origin : colon + 3;
}

bool
origin_is_foreign(const struct request *request)
{
	const char *site = request_variable(request, "HTTP_SEC_FETCH_SITE");
	const char *origin = request_variable(request, "HTTP_ORIGIN");
	const char *host = request_variable(request, "HTTP_HOST");

	if (site != NULL &&
	    (strcmp(site, "cross-site") == 0 || strcmp(site, "same-site") == 0))
		return true;
	if (origin == NULL || *origin == '\0' || strcmp(origin, "null") == 0)
		return false;
	origin = host_of(origin);
	return (host == NULL || strcasecmp(origin, host) != 0) &&
	    strcasecmp(origin, host_of(request->site->config->origin)) != 0;
}
