/* SPDX-License-Identifier: EUPL-1.2 */
/* The line of an item that a reason is about. */
#include <stdbool.h>
#include <string.h>

#include "yaml_items.h"

/* What a reason says, and the member that it is about. */
static const struct {
	const char *says, *key;
} reasons[] = {
	{ " stands now, and the file ", "revision" },
	{ " stands already, and the file ", "slug" },
	{ "another article stands at ", "slug" },
	{ " has no alternative text", "picture" },
	{ "translation of itself", "translation_of" },
	{ "there is no project ", "projects" },
	{ "there is no partner ", "partners" },
	{ "there is no edition ", "translation_of" },
	{ "the number ", "number" },
	{ ", and keeps this number", "number" },
};

/* Whether a reason names a member in backquotes. */
static bool
is_named(const char *why, const char *key)
{
	const char *at = strchr(why, '`');
	size_t n = strlen(key);

	for (; at != NULL; at = strchr(at + 1, '`'))
		if (strncmp(at + 1, key, n) == 0 && at[n + 1] == '`')
			return true;
	return false;
}

/* Whether a reason of the database is about a member. */
static bool
is_about(const struct yaml_member *member, const char *why)
{
	size_t n = member->text == NULL ? 0 : strlen(member->text), i;

	if (strncmp(why, "the address ", 12) == 0 &&
	    strstr(why, " leads to ") != NULL)
		return strcmp(member->key, "slug") == 0 && n > 0 &&
		    strstr(why, member->text) != NULL;
	if (strncmp(why, "unknown: ", 9) == 0)
		return strncmp(why + 9, member->key, strlen(member->key)) == 0;
	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (strstr(why, reasons[i].says) != NULL)
			return strcmp(member->key, reasons[i].key) == 0;
	return is_named(why, member->key) ||
	    (n > 0 && strncmp(why, member->text, n) == 0 &&
		(n > 2 || strncmp(why + n, " is no ", 7) == 0));
}

int
yaml_line(const struct yaml_item *item, const char *why)
{
	size_t i;

	for (i = 0; item != NULL && i < item->n; i++)
		if (is_about(&item->pairs[i], why))
			return item->pairs[i].line;
	return 0;
}
