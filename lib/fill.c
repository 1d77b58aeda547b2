/* SPDX-License-Identifier: EUPL-1.2 */
#include "fill.h"

#include <stdlib.h>
#include <string.h>

#include "plural.h"

/* A section that is shown has no text. */
struct value {
	const struct value *next;
	const char *name, *text;
};

struct fill_rows {
	const struct fill_rows *next;
	const char *name; /* NULL: by their parts */
	const struct row *row;
	const char *structs;
	size_t n;
	/* By their parts: for each row the first behind it of another part. */
	const size_t *ends;
};

struct fill {
	struct arena *arena;
	const struct words *words;
	const char *lang;
	const struct value *values;           /* the last one first */
	const struct fill_rows *rows, **last; /* in their order */
};

struct fill *
fill_new(struct arena *arena, const struct words *words, const char *lang)
{
	struct fill *fill = arena_alloc(arena, sizeof(*fill));

	fill->arena = arena;
	fill->words = words;
	fill->lang = lang;
	fill->last = &fill->rows;
	return fill;
}

void
fill_value(struct fill *fill, const char *name, const char *value)
{
	struct value *last = arena_alloc(fill->arena, sizeof(*last));

	*last = (struct value){ fill->values, name, value };
	fill->values = last;
}

/* The part of the struct at a place of rows that stand by their parts. */
static const char *
part_at(const struct fill_rows *rows, size_t i)
{
	return row_text(&rows->row->fields[0],
	    rows->structs + i * rows->row->size);
}

static bool
is_same_part(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Rows of one part most often stand together, and are passed over at once. */
static const size_t *
find_ends(struct arena *arena, const struct fill_rows *rows)
{
	size_t *ends = arena_alloc(arena, rows->n * sizeof(*ends));
	size_t i;

	for (i = rows->n; i-- > 0;)
		ends[i] = i + 1 < rows->n &&
			is_same_part(part_at(rows, i), part_at(rows, i + 1)) ?
		    ends[i + 1] :
		    i + 1;
	return ends;
}

void
fill_add(struct fill *fill, const char *name, const struct row *row,
    const void *structs, size_t n)
{
	struct fill_rows *rows = arena_alloc(fill->arena, sizeof(*rows));
	char *copy = arena_alloc(fill->arena, n * row->size);

	if (n > 0)
		memcpy(copy, structs, n * row->size);
	*rows = (struct fill_rows){ NULL, name, row, copy, n, NULL };
	if (name == NULL)
		rows->ends = find_ends(fill->arena, rows);
	*fill->last = rows;
	fill->last = &rows->next;
}

static bool
is_name(const char *name, size_t n, const char *text)
{
	return strncmp(name, text, n) == 0 && text[n] == '\0';
}

static bool
begins(const char *name, size_t n, const char *with)
{
	size_t length = strlen(with);

	return n > length && memcmp(name, with, length) == 0;
}

static bool
ends(const char *name, size_t n, const char *with)
{
	size_t length = strlen(with);

	return n > length && memcmp(name + n - length, with, length) == 0;
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Whether the name is the text in capitals; most differ at once. */
static inline bool
is_upper(const char *name, size_t n, const char *text)
{
	size_t i = 0;

	while (i < n && name[i] == upper(text[i]))
		i++;
	return i == n && text[i] == '\0';
}

static const struct field *
find_field(const struct row *row, const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < row->n; i++)
		if (row->fields[i].length == n &&
		    is_upper(name, n, row->fields[i].name))
			return &row->fields[i];
	return NULL;
}

static const char *
page_text(const struct fill *fill, const char *name, size_t n)
{
	const struct value *value;

	for (value = fill->values; value != NULL; value = value->next)
		if (value->text != NULL && is_name(name, n, value->name))
			return value->text;
	return "";
}

/*
 * How many of what a list names, „28 месеца“: of the words list_one,
 * list_few … the one whose form the language has for the number, which takes
 * the place of {n} in it.
 */
static const char *
count_words(const struct fill *fill, const char *list, const char *digits)
{
	const char *rule = words_find(fill->words, fill->lang, "plural");
	const char *form, *word, *mark;
	size_t n;

	if (digits == NULL)
		return "";
	form = plural_form(rule == NULL ? "other" : rule,
	    strtoull(digits, NULL, 10), &n);
	word = words_find(fill->words, fill->lang,
	    arena_printf(fill->arena, "%s_%.*s", list, (int)n, form));
	if (word == NULL)
		word = words_find(fill->words, fill->lang,
		    arena_printf(fill->arena, "%s_other", list));
	mark = word == NULL ? NULL : strstr(word, "{n}");
	if (mark == NULL)
		return word == NULL ? digits : word;
	return arena_printf(fill->arena, "%.*s%s%s", (int)(mark - word), word,
	    words_decimal(fill->words, fill->arena, fill->lang,
		(struct decimal){ digits }),
	    mark + strlen("{n}"));
}

/* A date, a code or a number as a reader says it; NULL for other kinds. */
static const char *
spoken(const struct fill *fill, const struct field *field, const char *text)
{
	switch (field->kind) {
	case FIELD_DATE:
		return words_date(fill->words, fill->arena, fill->lang,
		    (struct date){ text });
	case FIELD_DECIMAL:
		return words_decimal(fill->words, fill->arena, fill->lang,
		    (struct decimal){ text });
	case FIELD_CODE:
		return words_code(fill->words, fill->arena, fill->lang,
		    field->name, (struct code){ text });
	case FIELD_COUNTED:
		return count_words(fill, field->name, text);
	default:
		return NULL;
	}
}

static bool
is_number(const struct field *field)
{
	return field->kind == FIELD_INT || field->kind == FIELD_BOOL;
}

static const char *
field_text(const struct fill *fill, const struct field *field, const char *from)
{
	const char *text = row_text(field, from);

	if (is_number(field))
		return arena_printf(fill->arena, "%lld",
		    (long long)row_int(field, from));
	return text == NULL ? "" : text;
}

const char *
fill_text(const struct fill *fill, const struct fill_place *place,
    const char *name, size_t n)
{
	const struct field *field;
	const char *words = NULL;

	if (place->row == NULL)
		return page_text(fill, name, n);
	field = find_field(place->row, name, n);
	if (field != NULL)
		return field_text(fill, field, place->from);
	if (ends(name, n, "_WORDS"))
		field = find_field(place->row, name, n - strlen("_WORDS"));
	if (field != NULL)
		words = spoken(fill, field, row_text(field, place->from));
	return words != NULL ? words : page_text(fill, name, n);
}

static bool
says_something(const struct field *field, const char *from)
{
	const char *text = row_text(field, from);

	return is_number(field) ? row_int(field, from) != 0 :
				  text != NULL && *text != '\0';
}

static bool
has_part(const struct fill *fill, const char *name, size_t n)
{
	const struct fill_rows *rows;
	const char *part;
	size_t i;

	for (rows = fill->rows; rows != NULL; rows = rows->next)
		for (i = 0; rows->name == NULL && i < rows->n;
		     i = rows->ends[i]) {
			part = part_at(rows, i);
			if (part != NULL && is_upper(name, n, part))
				return true;
		}
	return false;
}

bool
fill_is_shown(const struct fill *fill, const struct fill_place *place,
    const char *name, size_t n)
{
	const size_t has = strlen("HAS_");
	struct fill_place first = { 0 };
	const struct value *value;
	const struct field *field = NULL;

	if (place->row != NULL && begins(name, n, "HAS_"))
		field = find_field(place->row, name + has, n - has);
	if (field != NULL)
		return says_something(field, place->from);
	for (value = fill->values; value != NULL; value = value->next)
		if (value->text == NULL && is_name(name, n, value->name))
			return true;
	if (begins(name, n, "HAS_") && ends(name, n, "S") &&
	    has_part(fill, name + has, n - has - 1))
		return true;
	return fill_next(fill, &first, name, n);
}

static bool
is_in(const struct fill_rows *rows, size_t i, const char *name, size_t n)
{
	const char *part;

	if (rows->name != NULL)
		return is_name(name, n, rows->name);
	part = part_at(rows, i);
	return part != NULL && is_upper(name, n, part);
}

bool
fill_next(const struct fill *fill, struct fill_place *place, const char *name,
    size_t n)
{
	const struct fill_rows *rows = place->rows;
	size_t i = place->i;

	if (place->row == NULL)
		rows = fill->rows;
	for (; rows != NULL; rows = rows->next, i = 0)
		while (i < rows->n) {
			if (!is_in(rows, i, name, n)) {
				i = rows->name != NULL ? rows->n :
							 rows->ends[i];
				continue;
			}
			*place = (struct fill_place){ rows->row,
				rows->structs + i * rows->row->size, rows,
				i + 1 };
			return true;
		}
	return false;
}
