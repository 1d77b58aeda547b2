/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "speak.h"

#define NBSP "\xc2\xa0"

/* What a number, or a sign before one, is not parted from at a line's end. */
static const char *const units[] = { "г.", "ч.", "лв.", "евро", "млн.", "млрд.",
	"хил.", "м²", "км", "кв.", "EUR", "km", "m²", "million", "billion",
	"%" };

enum {
	UNITS = sizeof(units) / sizeof(units[0]),
	FEW = 100, /* letters: names, and a quotation */
};

static const struct {
	const char *lang;
	const char *days[7];
	const char *months[12];
} calendars[] = {
	{ "bg",
	    { "неделя", "понеделник", "вторник", "сряда", "четвъртък", "петък",
		"събота" },
	    { "януари", "февруари", "март", "април", "май", "юни", "юли",
		"август", "септември", "октомври", "ноември", "декември" } },
	{ "en",
	    { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		"Saturday" },
	    { "January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December" } },
};

enum { CALENDARS = sizeof(calendars) / sizeof(calendars[0]) };

static bool
begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* Whether a quotation mark at this place opens. */
static bool
opens(const char *text, const char *at)
{
	return at == text || strchr(" \n(", at[-1]) != NULL;
}

static void
check_quotes(struct check *check, int line, const char *text)
{
	bool is_bg = strcmp(check->lang, "bg") == 0;
	const char *left = strstr(text, "“");

	if (strchr(text, '"') != NULL)
		check_suggest(check, line,
		    _("straight quotation marks: write %s"),
		    is_bg ? "„…“" : "“…”");
	else if (is_bg &&
	    (strstr(text, "”") != NULL || (left != NULL && opens(text, left))))
		check_suggest(check, line,
		    _("English quotation marks: write „…“"));
	else if (!is_bg && strstr(text, "„") != NULL)
		check_suggest(check, line,
		    _("Bulgarian quotation marks: write “…”"));
	if (strstr(text, "«") != NULL || strstr(text, "»") != NULL)
		check_suggest(check, line, _("quotation marks « »: write %s"),
		    is_bg ? "„…“" : "“…”");
}

/* The unit that a number and a plain space stand before, or NULL. */
static const char *
unit_behind(const char *text, const char *space)
{
	size_t i;

	if (space == text || !isdigit((unsigned char)space[-1]))
		return NULL;
	for (i = 0; i < UNITS; i++)
		if (begins(space + 1, units[i]))
			return units[i];
	return NULL;
}

/* How many digits a text begins with. */
static size_t
digits(const char *text)
{
	return strspn(text, "0123456789");
}

/*
 * Whether a plain space is the first that parts a number's thousands: one to
 * three digits stand before it, and three behind. A telephone's number begins
 * with 0 or +.
 */
static bool
parts_thousands(const char *text, const char *space)
{
	const char *at = space;

	while (at > text && isdigit((unsigned char)at[-1]))
		at--;
	if (at == space || space - at > 3 || *at == '0' ||
	    digits(space + 1) != 3)
		return false;
	return at == text ||
	    (at[-1] != '+' &&
		(at[-1] != ' ' || at - text < 2 ||
		    !isdigit((unsigned char)at[-2])));
}

static void
check_thousands(struct check *check, int line, const char *text)
{
	const char *space = strchr(text, ' ');

	while (space != NULL && !parts_thousands(text, space))
		space = strchr(space + 1, ' ');
	if (space != NULL)
		check_suggest(check, line,
		    _("non-breaking spaces belong inside of a number"));
}

static void
check_spaces(struct check *check, int line, const char *text)
{
	const char *space, *unit;

	if (strstr(text, "  ") != NULL)
		check_suggest(check, line, _("a double space"));
	if (strstr(text, " - ") != NULL || strstr(text, " -- ") != NULL)
		check_suggest(check, line,
		    _("a hyphen stands for a dash: write —"));
	if (strstr(text, "№ ") != NULL)
		check_suggest(check, line,
		    _("a non-breaking space belongs behind №"));
	for (space = strchr(text, ' '); space != NULL;
	     space = strchr(space + 1, ' ')) {
		unit = unit_behind(text, space);
		if (unit == NULL)
			continue;
		check_suggest(check, line,
		    _("a non-breaking space belongs before „%s“"), unit);
		break;
	}
}

/* Skip what stands between a day's name and its number. */
static const char *
skip_between(const char *text)
{
	if (*text == ',')
		text++;
	while (*text == ' ' || begins(text, NBSP))
		text += *text == ' ' ? 1 : 2;
	return text;
}

/* Read "28 септември 2020" into a date. */
static bool
read_date(size_t calendar, const char *text, struct tm *date)
{
	int n = 0, i;

	*date = (struct tm){ .tm_mon = -1 };
	if (sscanf(text, "%2d%n", &date->tm_mday, &n) != 1)
		return false;
	text = skip_between(text + n);
	for (i = 0; i < 12 && date->tm_mon < 0; i++)
		if (begins(text, calendars[calendar].months[i]))
			date->tm_mon = i;
	if (date->tm_mon < 0)
		return false;
	text = skip_between(
	    text + strlen(calendars[calendar].months[date->tm_mon]));
	if (sscanf(text, "%4d", &date->tm_year) != 1 || date->tm_year < 1900)
		return false;
	date->tm_year -= 1900;
	return true;
}

static void
check_day(struct check *check, int line, const char *text, size_t calendar,
    int day)
{
	const char *name = calendars[calendar].days[day];
	const char *at = strstr(text, name);
	struct tm date;

	for (; at != NULL; at = strstr(at + 1, name)) {
		if (!read_date(calendar, skip_between(at + strlen(name)),
			&date))
			continue;
		timegm(&date);
		if (date.tm_wday != day)
			check_suggest(check, line, _("%s: that day is %s"),
			    name, calendars[calendar].days[date.tm_wday]);
	}
}

static void
check_dates(struct check *check, int line, const char *text)
{
	size_t i;
	int day;

	for (i = 0; i < CALENDARS; i++)
		for (day = 0; day < 7; day++)
			check_day(check, line, text, i, day);
}

void
check_words(struct check *check, int line, const char *text)
{
	check_quotes(check, line, text);
	check_spaces(check, line, text);
	check_thousands(check, line, text);
	check_dates(check, line, text);
}

/* How many letters of a text are Cyrillic, and how many are Latin. */
static void
count_letters(const char *text, size_t *cyrillic, size_t *latin)
{
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		*cyrillic += c >= 0xd0 && c <= 0xd3;
		*latin += isalpha(c) != 0 || (c >= 0xc3 && c <= 0xc9);
	}
}

void
check_alphabet(struct check *check)
{
	bool is_bg = strcmp(check->lang, "bg") == 0;
	size_t cyrillic = 0, latin = 0, own, other;

	if (!is_bg && strcmp(check->lang, "en") != 0)
		return;
	count_letters(check->words, &cyrillic, &latin);
	own = is_bg ? cyrillic : latin;
	other = is_bg ? latin : cyrillic;
	/* A list of foreign names has words around it. */
	if (other > 4 * own && other > FEW)
		check_fault(check, 0,
		    is_bg ? _("most of the text is in Latin letters: it is to "
			      "be translated") :
			    _("most of the text is in Cyrillic letters: it is "
			      "to be translated"));
}
