/* SPDX-License-Identifier: EUPL-1.2 */
#include "cursor.h"

#include <string.h>

#include "text.h"

/* The end of the year 9999: what PostgreSQL and a calendar both know. */
static const int64_t LAST_MOMENT = INT64_C(253402300799999999);

bool
read_cursor(const struct request *request, const char **microseconds,
    const char **id)
{
	const char *before = request_field(request, "before");
	const char *hyphen;
	int64_t number;

	*microseconds = *id = NULL;
	if (before == NULL)
		return true;
	hyphen = strchr(before, '-');
	if (hyphen == NULL)
		return false;
	*microseconds = arena_strndup(request->arena, before,
	    (size_t)(hyphen - before));
	*id = hyphen + 1;
	return text_number(*microseconds, 0, LAST_MOMENT, &number) &&
	    text_number(*id, 0, INT64_MAX, &number);
}
