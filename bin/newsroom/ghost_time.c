/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_time.h"

#include <stdint.h>
#include <string.h>
#include <time.h>

/* The end of the last year of four digits. */
static const time_t YEAR_9999 = 253402300799;

/* Whether a text has the signs of a form, where 0 is any digit. */
static bool
has_form(const char *text, const char *form)
{
	for (; *form != '\0'; form++, text++)
		if (*form == '0' ? *text < '0' || *text > '9' : *text != *form)
			return false;
	return true;
}

const char *
ghost_time(struct arena *arena, const char *text)
{
	const char *rest;

	if (text == NULL || !has_form(text, "0000-00-00") ||
	    (text[10] != 'T' && text[10] != ' ') ||
	    !has_form(text + 11, "00:00:00"))
		return NULL;
	rest = text + 19;
	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	if (*rest != '\0' && strcmp(rest, "Z") != 0 &&
	    strcmp(rest, "+00:00") != 0)
		return NULL;
	return arena_printf(arena, "%.10s %.8s", text, text + 11);
}

const char *
ghost_moment(struct arena *arena, const json_t *value)
{
	time_t moment = (time_t)(json_integer_value(value) / 1000);
	char text[20];
	struct tm parts;

	if (!json_is_integer(value))
		return ghost_time(arena, json_string_value(value));
	if (json_integer_value(value) < 0 || moment > YEAR_9999 ||
	    gmtime_r(&moment, &parts) == NULL)
		return NULL;
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &parts);
	return arena_strndup(arena, text, SIZE_MAX);
}
