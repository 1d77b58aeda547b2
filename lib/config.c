/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "row.h"
#include "text.h"

#ifndef NEWSROOM_SHARE
#define NEWSROOM_SHARE "/usr/share/newsroom"
#endif

struct setting {
	struct field field;
	const char *fallback;
	const char *help;
	bool (*is_good)(const char *);
};

static bool
is_anything(const char *text)
{
	return text != NULL;
}

static bool
is_folder(const char *text)
{
	return text[0] == '/';
}

/* A scheme and a host, perhaps a port: the site stands at the root. */
static bool
is_origin(const char *text)
{
	const char *host = strncmp(text, "https://", 8) == 0 ? text + 8 :
	    strncmp(text, "http://", 7) == 0                 ? text + 7 :
							       "";
	size_t n = strspn(host,
	    "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]");

	return n > 0 && host[n] == '\0';
}

/* A day of the week (1: Monday), a space, and a time of 24 hours. */
static bool
is_weekly(const char *text)
{
	return strlen(text) == 7 && text[0] >= '1' && text[0] <= '7' &&
	    text[1] == ' ' && text[4] == ':' && strchr("012", text[2]) &&
	    strspn(text + 3, "0123456789") == 1 &&
	    strspn(text + 5, "0123456789") == 2 && text[5] < '6' &&
	    (text[2] < '2' || text[3] < '4');
}

static bool
is_delay(const char *text)
{
	int64_t minutes;

	return text_number(text, 0, 1440, &minutes);
}

static const struct setting settings[] = {
	{ FIELD(struct config, db), "",
	    "connection string of PostgreSQL, as libpq reads it", is_anything },
	{ FIELD(struct config, templates), NEWSROOM_SHARE "/templates",
	    "folder of the templates and the words, from the root", is_folder },
	{ FIELD(struct config, origin), "https://sofiatech.bg",
	    "https://host of the public site, without a path", is_origin },
	{ FIELD(struct config, weekly), "5 09:00",
	    "when the week's letter goes: day (1 is Monday) and Sofia's time",
	    is_weekly },
	{ FIELD(struct config, each_delay), "10",
	    "minutes from a publication to its letter, up to 1440", is_delay },
};

enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

static void
variable(const struct setting *setting, char *name, size_t size)
{
	size_t i;

	snprintf(name, size, "NEWSROOM_%s", setting->field.name);
	for (i = 0; name[i] != '\0'; i++)
		name[i] = (char)toupper((unsigned char)name[i]);
}

struct config
config_read(void)
{
	struct config config;
	bool is_good = true;
	char name[64];
	size_t i;

	for (i = 0; i < SETTINGS; i++) {
		const struct setting *setting = &settings[i];
		const char *value;

		variable(setting, name, sizeof(name));
		value = getenv(name);
		if (value == NULL)
			value = setting->fallback;
		if (!setting->is_good(value)) {
			fprintf(stderr, "%s: not good: \"%s\" (%s)\n", name,
			    value, setting->help);
			is_good = false;
		}
		row_set(&setting->field, &config, value);
	}
	if (!is_good)
		exit(1);
	return config;
}

void
config_help(FILE *to)
{
	char name[64];
	size_t i;

	fprintf(to, "Settings, from the environment:\n");
	for (i = 0; i < SETTINGS; i++) {
		variable(&settings[i], name, sizeof(name));
		fprintf(to, "  %-20s %s", name, settings[i].help);
		if (settings[i].fallback[0] != '\0')
			fprintf(to, "\n  %-20s (%s)", "", settings[i].fallback);
		fprintf(to, "\n");
	}
	fprintf(to, "  %-20s libpq's own variables work as anywhere\n",
	    "PG\xe2\x80\xa6");
}
