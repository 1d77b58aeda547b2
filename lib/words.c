/* SPDX-License-Identifier: EUPL-1.2 */
#include "words.h"

#include <err.h>
#include <limits.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plural.h"

enum { LANGS_MAX = 8 };

struct word {
	const char *key;
	const char *in[LANGS_MAX]; /* by the language's place */
};

/* What a date is made of in a language; NULL where there is no word. */
struct calendar {
	const char *pattern;
	const char *months[12];
};

struct words {
	struct arena *arena;
	struct calendar calendars[LANGS_MAX]; /* by the language's place */
	const char *langs[LANGS_MAX];
	size_t n_langs;
	struct word *list; /* by key, once all is read */
	size_t n, room;
};

const char *
words_read_file(struct arena *arena, const char *folder, const char *name)
{
	const char *path = arena_printf(arena, "%s/%s", folder, name);
	FILE *file = fopen(path, "r");
	char *text;
	long size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 ||
	    (size = ftell(file)) < 0)
		err(1, "%s", path);
	rewind(file);
	text = arena_alloc(arena, (size_t)size + 1);
	if (fread(text, 1, (size_t)size, file) != (size_t)size)
		err(1, "%s", path);
	fclose(file);
	return text;
}

static int
compare_words(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->key,
	    ((const struct word *)b)->key);
}

static size_t
place_of(const struct words *words, const char *code)
{
	size_t i;

	for (i = 0; i < words->n_langs; i++)
		if (strcmp(words->langs[i], code) == 0)
			break;
	return i;
}

static struct word *
add_word(struct words *words, const char *key)
{
	if (words->n == words->room) {
		words->room = words->room == 0 ? 256 : 2 * words->room;
		words->list = realloc(words->list,
		    words->room * sizeof(*words->list));
		if (words->list == NULL)
			err(1, "memory");
	}
	memset(&words->list[words->n], 0, sizeof(*words->list));
	words->list[words->n].key = key;
	return &words->list[words->n++];
}

/* `code = text`: false where it is not of that form. */
static bool
add_text(struct words *words, struct word *word, char *line)
{
	char *equals = strstr(line, " = ");
	size_t place;

	if (equals == NULL || word == NULL)
		return false;
	*equals = '\0';
	place = place_of(words, line);
	if (place == words->n_langs && strcmp(word->key, "language") == 0 &&
	    words->n_langs < LANGS_MAX && strlen(line) == 2)
		words->langs[words->n_langs++] = line;
	if (place == words->n_langs ||
	    (strcmp(word->key, "plural") == 0 && !plural_is_rule(equals + 3)))
		return false;
	word->in[place] = equals + 3;
	return true;
}

static void
read_words(struct words *words, const char *folder, const char *name)
{
	char *text = arena_strndup(words->arena,
	    words_read_file(words->arena, folder, name), SIZE_MAX);
	struct word *word = NULL;
	char *line, *rest = text;
	int number = 0;

	while ((line = strsep(&rest, "\n")) != NULL) {
		size_t n = strlen(line);

		number++;
		if (n == 0 || line[0] == '#')
			continue;
		if (line[0] == '[' && line[n - 1] == ']') {
			line[n - 1] = '\0';
			word = add_word(words, line + 1);
		} else if (!add_text(words, word, line)) {
			errx(1,
			    "%s/%s: line %d: not \"code = text\" of a "
			    "known language, or no rule of plurals",
			    folder, name, number);
		}
	}
}

static void
find_calendars(struct words *words)
{
	char key[16];
	size_t i, month;

	for (i = 0; i < words->n_langs; i++) {
		struct calendar *calendar = &words->calendars[i];
		const char *lang = words->langs[i];

		calendar->pattern = words_find(words, lang, "date");
		for (month = 0; month < 12; month++) {
			snprintf(key, sizeof(key), "month_%zu", month + 1);
			calendar->months[month] = words_find(words, lang, key);
		}
	}
}

/* By key, each of which stands once. */
static void
sort_words(struct words *words, const char *folder)
{
	size_t i;

	qsort(words->list, words->n, sizeof(*words->list), compare_words);
	for (i = 1; i < words->n; i++)
		if (strcmp(words->list[i - 1].key, words->list[i].key) == 0)
			errx(1, "%s: [%s] stands twice", folder,
			    words->list[i].key);
}

struct words *
words_load(const char *folder)
{
	struct words *words = calloc(1, sizeof(*words));

	if (words == NULL)
		err(1, "memory");
	words->arena = arena_new();
	read_words(words, folder, "words.ini");
	read_words(words, folder, "countries.ini");
	if (words->n_langs == 0)
		errx(1, "%s/words.ini: no [language]", folder);
	memcpy(add_word(words, "lang")->in, words->langs, sizeof(words->langs));
	sort_words(words, folder);
	find_calendars(words);
	return words;
}

void
words_put(struct words *words, const char *key, const char *text)
{
	struct word *word = add_word(words, key);
	size_t i;

	for (i = 0; i < words->n_langs; i++)
		word->in[i] = text;
	sort_words(words, "words");
}

void
words_free(struct words *words)
{
	if (words == NULL)
		return;
	arena_free(words->arena);
	free(words->list);
	free(words);
}

size_t
words_langs(const struct words *words)
{
	return words->n_langs;
}

const char *
words_lang(const struct words *words, size_t i)
{
	return words->langs[i];
}

const char *
words_known_lang(const struct words *words, const char *code)
{
	size_t place = place_of(words, code);

	return place == words->n_langs ? NULL : words->langs[place];
}

const char *
words_find(const struct words *words, const char *lang, const char *key)
{
	const struct word wanted = { .key = key };
	const struct word *word = bsearch(&wanted, words->list, words->n,
	    sizeof(*words->list), compare_words);
	size_t place = place_of(words, lang);

	if (word == NULL)
		return NULL;
	if (place < words->n_langs && word->in[place] != NULL)
		return word->in[place];
	place = words->n_langs;
	while (place > 1 && word->in[place - 1] == NULL)
		place--;
	return word->in[place - 1];
}

/* Read digits, and the character after them if that is there to be. */
static int
read_digits(const char **text, char after)
{
	int number = 0, i;

	for (i = 0; i < 6 && **text >= '0' && **text <= '9'; i++)
		number = number * 10 + *(*text)++ - '0';
	if (i == 0 || (after != '\0' && *(*text)++ != after))
		return -1;
	return number;
}

static char *
put_number(char *to, int number)
{
	char digits[12];
	size_t n = 0;

	do
		digits[n++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	while (n > 0)
		*to++ = digits[--n];
	return to;
}

/* The pattern with {day}, {month} and {year} replaced. */
static const char *
fill_date(struct arena *arena, const char *pattern, int day, const char *month,
    int year)
{
	/* No mark is shorter than two letters, so this is room enough. */
	size_t room = strlen(pattern) * (strlen(month) + 6) + 1;
	char *text = arena_alloc(arena, room), *to = text;

	while (*pattern != '\0') {
		if (*pattern != '{') {
			*to++ = *pattern++;
			continue;
		}
		if (pattern[1] == 'd')
			to = put_number(to, day);
		else if (pattern[1] == 'm')
			to = stpcpy(to, month);
		else if (pattern[1] == 'y')
			to = put_number(to, year);
		pattern += strcspn(pattern, "}");
		pattern += *pattern == '}';
	}
	return text;
}

static const struct calendar *
calendar_of(const struct words *words, const char *lang)
{
	size_t place = place_of(words, lang);

	return &words->calendars[place < words->n_langs ? place :
							  words->n_langs - 1];
}

/* A day by a pattern; "" for no date or without one. */
static const char *
day_by(const struct calendar *calendar, struct arena *arena,
    const char *pattern, struct date date)
{
	const char *text = date.iso;
	int year, month, day;

	if (text == NULL || pattern == NULL ||
	    (year = read_digits(&text, '-')) < 0 ||
	    (month = read_digits(&text, '-')) < 1 || month > 12 ||
	    (day = read_digits(&text, '\0')) < 0 ||
	    calendar->months[month - 1] == NULL)
		return "";
	return fill_date(arena, pattern, day, calendar->months[month - 1],
	    year);
}

const char *
words_date(const struct words *words, struct arena *arena, const char *lang,
    struct date date)
{
	const struct calendar *calendar = calendar_of(words, lang);

	return day_by(calendar, arena, calendar->pattern, date);
}

const char *
words_days(const struct words *words, struct arena *arena, const char *lang,
    struct date from, struct date until)
{
	const struct calendar *calendar = calendar_of(words, lang);
	const char *first = calendar->pattern, *dash = " \xe2\x80\x93 ";
	const char *last = day_by(calendar, arena, first, until);

	if (from.iso == NULL || until.iso == NULL || *last == '\0')
		return "";
	if (strcmp(from.iso, until.iso) == 0)
		return last;
	if (strncmp(from.iso, until.iso, strlen("2026-11")) == 0) {
		first = words_find(words, lang, "date_in_month");
		dash = "\xe2\x80\x93";
	} else if (strncmp(from.iso, until.iso, strlen("2026")) == 0) {
		first = words_find(words, lang, "date_in_year");
	}
	return arena_printf(arena, "%s%s%s",
	    day_by(calendar, arena, first, from), dash, last);
}

const char *
words_decimal(const struct words *words, struct arena *arena, const char *lang,
    struct decimal decimal)
{
	const char *point = words_find(words, lang, "decimal_point");
	const char *group = words_find(words, lang, "decimal_group");
	const char *digits = decimal.digits, *rest;
	const char *text = "";
	size_t whole, left;

	if (digits == NULL || point == NULL || group == NULL)
		return "";
	whole = strcspn(digits, ".");
	rest = digits[whole] == '.' ? digits + whole + 1 : "";
	if (strspn(rest, "0") == strlen(rest))
		rest = "";
	/* Four digits stay together, as both languages write them. */
	for (left = whole; left > 0; left--) {
		text = arena_printf(arena, "%s%c", text, digits[whole - left]);
		if (whole > 4 && left % 3 == 1 && left > 1)
			text = arena_printf(arena, "%s%s", text, group);
	}
	return *rest == '\0' ? text :
			       arena_printf(arena, "%s%s%s", text, point, rest);
}

const char *
words_code(const struct words *words, struct arena *arena, const char *lang,
    const char *list, struct code code)
{
	const char *text = "", *comma = "", *at = code.code, *word;
	char *key;
	size_t n;

	for (; at != NULL && *at != '\0'; at += n + (at[n] == ' ')) {
		n = strcspn(at, " ");
		key = arena_printf(arena, "%s_%.*s", list, (int)n, at);
		word = words_find(words, lang, key);
		if (word == NULL)
			word = key + strlen(list) + 1;
		text = arena_printf(arena, "%s%s%s", text, comma, word);
		comma = ", ";
	}
	return text;
}
