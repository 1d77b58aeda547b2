/* SPDX-License-Identifier: EUPL-1.2 */
#include "foreign_time.h"

#include <string.h>
#include <strings.h>
#include <time.h>

/* Behind the day, which goes into parts; NULL: it begins with none. */
static const char *
read_day(const char *text, struct tm *parts)
{
	static const char *const forms[] = { "%Y-%m-%d", "%Y/%m/%d",
		"%a, %d %b %Y", "%d %b %Y", "%b %d, %Y" };
	const char *behind = NULL;
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]) && behind == NULL; i++)
		behind = strptime(text, forms[i], parts);
	return behind;
}

/* Past seconds and what they are parted into, which is left out. */
static const char *
read_seconds(const char *text, struct tm *parts)
{
	const char *behind = strptime(text, ":%S", parts);

	if (behind == NULL)
		return text;
	if (*behind == '.')
		behind += 1 + strspn(behind + 1, "0123456789");
	return behind;
}

/* "Z", "+03:00", also of "UTC+03:00", or ""; NULL where it is none of these. */
static const char *
read_zone(struct arena *arena, const char *text)
{
	size_t n;

	text += strspn(text, " ");
	if (*text == '\0')
		return "";
	if (strcasecmp(text, "Z") == 0 || strcmp(text, "UTC") == 0 ||
	    strcmp(text, "GMT") == 0)
		return "Z";
	if (strncmp(text, "UTC", 3) == 0)
		text += 3;
	n = strspn(text + 1, "0123456789");
	if (strchr("+-", *text) == NULL ||
	    !((n == 4 && text[5] == '\0') ||
		(n == 2 && text[3] == ':' && strlen(text) == 6)))
		return NULL;
	return arena_printf(arena, "%.3s:%s", text, text + (n == 4 ? 3 : 4));
}

const char *
foreign_time(struct arena *arena, const char *text)
{
	struct tm parts = { .tm_sec = 0 };
	const char *behind = read_day(text, &parts), *zone;
	char day[32], hour[32];

	if (behind == NULL)
		return text;
	strftime(day, sizeof(day), "%Y-%m-%d", &parts);
	if (*behind == '\0')
		return arena_strndup(arena, day, sizeof(day));
	if (strchr("Tt ", *behind) == NULL)
		return text;
	behind = strptime(behind + 1, "%H:%M", &parts);
	if (behind == NULL)
		return text;
	behind = read_seconds(behind, &parts);
	zone = read_zone(arena, behind);
	strftime(hour, sizeof(hour), "%H:%M:%S", &parts);
	return zone == NULL ? text :
			      arena_printf(arena, "%s %s%s", day, hour, zone);
}
