/* SPDX-License-Identifier: EUPL-1.2 */
#include "reason.h"

#include <stdint.h>
#include <string.h>

static const struct {
	const char *constraint, *why;
} reasons[] = {
	{ "null value in column \"slug\"", "it has no slug" },
	{ "\"edition_slug_lang_key\"", "another article has its slug" },
	{ "\"edition_title_check\"", "its title has over 500 characters" },
	{ "\"edition_lead_check\"", "its lead has over 2,000 characters" },
	{ "\"edition_public_has_a_time_and_a_title\"",
	    "it is public, and its title says nothing" },
	{ "\"slug_check\"",
	    "its slug is no a-z, 0-9 and single hyphens, with a letter and "
	    "80 at most" },
};

const char *
reason_of(struct arena *arena, const char *why)
{
	size_t i;

	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (strstr(why, reasons[i].constraint) != NULL)
			return reasons[i].why;
	return arena_strndup(arena, why, SIZE_MAX);
}
