/* SPDX-License-Identifier: EUPL-1.2 */
#include "words.h"

#include <err.h>
#include <limits.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LANGS_MAX = 8, FOLD_DEPTH_MAX = 8 };

struct word {
	const char *key;
	const char *in[LANGS_MAX]; /* by the language's place */
};

struct words {
	struct arena *arena;
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
	if (place == words->n_langs)
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
			    "known language",
			    folder, name, number);
		}
	}
}

struct words *
words_load(const char *folder)
{
	struct words *words = calloc(1, sizeof(*words));
	size_t i;

	if (words == NULL)
		err(1, "memory");
	words->arena = arena_new();
	read_words(words, folder, "words.ini");
	read_words(words, folder, "countries.ini");
	if (words->n_langs == 0)
		errx(1, "%s/words.ini: no [language]", folder);
	qsort(words->list, words->n, sizeof(*words->list), compare_words);
	for (i = 1; i < words->n; i++)
		if (strcmp(words->list[i - 1].key, words->list[i].key) == 0)
			errx(1, "%s: [%s] stands twice", folder,
			    words->list[i].key);
	return words;
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
	return word->in[words->n_langs - 1];
}

/* pattern with {day}, {month} and {year} replaced. */
static const char *
fill_date(struct arena *arena, const char *pattern, int day, const char *month,
    int year)
{
	const char *text = "";

	while (*pattern != '\0') {
		size_t n = strcspn(pattern, "{");

		text = arena_printf(arena, "%s%.*s", text, (int)n, pattern);
		pattern += n;
		if (strncmp(pattern, "{day}", 5) == 0)
			text = arena_printf(arena, "%s%d", text, day);
		else if (strncmp(pattern, "{month}", 7) == 0)
			text = arena_printf(arena, "%s%s", text, month);
		else if (strncmp(pattern, "{year}", 6) == 0)
			text = arena_printf(arena, "%s%d", text, year);
		n = strcspn(pattern, "}");
		pattern += pattern[n] == '\0' ? n : n + 1;
	}
	return text;
}

/* A day by a pattern; "" for no date or without one. */
static const char *
day_by(const struct words *words, struct arena *arena, const char *lang,
    const char *pattern, struct date date)
{
	const char *name;
	char key[16];
	int year, month, day;

	if (date.iso == NULL || pattern == NULL ||
	    sscanf(date.iso, "%d-%d-%d", &year, &month, &day) != 3)
		return "";
	snprintf(key, sizeof(key), "month_%d", month % 100);
	name = words_find(words, lang, key);
	return name == NULL ? "" : fill_date(arena, pattern, day, name, year);
}

const char *
words_date(const struct words *words, struct arena *arena, const char *lang,
    struct date date)
{
	return day_by(words, arena, lang, words_find(words, lang, "date"),
	    date);
}

const char *
words_days(const struct words *words, struct arena *arena, const char *lang,
    struct date from, struct date until)
{
	const char *whole = words_find(words, lang, "date_whole");
	const char *first = whole, *dash = " \xe2\x80\x93 ";
	const char *last = day_by(words, arena, lang, whole, until);

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
	    day_by(words, arena, lang, first, from), dash, last);
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
	char key[64];
	const char *word;

	(void)arena;
	if (code.code == NULL)
		return "";
	snprintf(key, sizeof(key), "%s_%s", list, code.code);
	word = words_find(words, lang, key);
	return word == NULL ? code.code : word;
}

struct fold {
	const struct words *words;
	struct arena *arena;
	const char *lang, *folder;
	FILE *to;
};

static void fold_text(const struct fold *fold, const char *text, int depth);

/* mark is what stands between {{ and }}: a word, or a file to put in. */
static void
fold_mark(const struct fold *fold, const char *mark, int depth)
{
	const char *text;

	if (depth > FOLD_DEPTH_MAX)
		errx(1, "{{%s}}: puts in itself", mark);
	if (mark[0] == '+')
		text = words_read_file(fold->arena, fold->folder, mark + 1);
	else
		text = words_find(fold->words, fold->lang, mark + 1);
	if (text == NULL)
		errx(1, "{{%s}}: no such word", mark);
	fold_text(fold, text, depth + 1);
}

static void
fold_text(const struct fold *fold, const char *text, int depth)
{
	const char *open, *close;

	while ((open = strstr(text, "{{")) != NULL &&
	    (close = strstr(open, "}}")) != NULL) {
		fwrite(text, 1, (size_t)(open - text), fold->to);
		if (open[2] == '_' || open[2] == '+')
			fold_mark(fold,
			    arena_strndup(fold->arena, open + 2,
				(size_t)(close - open - 2)),
			    depth);
		else
			fwrite(open, 1, (size_t)(close + 2 - open), fold->to);
		text = close + 2;
	}
	fputs(text, fold->to);
}

const char *
words_fold(const struct words *words, struct arena *arena, const char *lang,
    const char *folder, const char *text)
{
	struct fold fold = { words, arena, lang, folder, NULL };
	char *folded = NULL;
	size_t n = 0;

	fold.to = open_memstream(&folded, &n);
	if (fold.to == NULL)
		err(1, "memory");
	fold_text(&fold, text, 0);
	if (fclose(fold.to) != 0)
		err(1, "memory");
	text = arena_strndup(arena, folded, n);
	free(folded);
	return text;
}
