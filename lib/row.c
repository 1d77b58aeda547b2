/* SPDX-License-Identifier: EUPL-1.2 */
#include "row.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Every kind that keeps text is one pointer: copying it in is the same. */
_Static_assert(sizeof(struct date) == sizeof(char *) &&
	sizeof(struct code) == sizeof(char *) &&
	sizeof(struct decimal) == sizeof(char *) &&
	sizeof(struct counted) == sizeof(char *) &&
	sizeof(struct html) == sizeof(char *),
    "a text is one pointer");

static bool
set_int(void *member, const char *text)
{
	int64_t number = 0;
	char *end = NULL;

	if (text != NULL) {
		errno = 0;
		number = strtoll(text, &end, 10);
		if (errno != 0 || end == text || *end != '\0')
			return false;
	}
	memcpy(member, &number, sizeof(number));
	return true;
}

static bool
set_bool(void *member, const char *text)
{
	bool is = text != NULL && strcmp(text, "t") == 0;

	if (text != NULL && !is && strcmp(text, "f") != 0)
		return false;
	memcpy(member, &is, sizeof(is));
	return true;
}

bool
row_set(const struct field *field, void *into, const char *text)
{
	void *member = (char *)into + field->offset;

	if (field->kind == FIELD_INT)
		return set_int(member, text);
	if (field->kind == FIELD_BOOL)
		return set_bool(member, text);
	memcpy(member, &text, sizeof(text));
	return true;
}

const char *
row_text(const struct field *field, const void *from)
{
	const char *text;

	if (field->kind == FIELD_INT || field->kind == FIELD_BOOL)
		return NULL;
	memcpy(&text, (const char *)from + field->offset, sizeof(text));
	return text;
}

int64_t
row_int(const struct field *field, const void *from)
{
	const char *member = (const char *)from + field->offset;
	int64_t number = 0;
	bool is;

	if (field->kind == FIELD_INT) {
		memcpy(&number, member, sizeof(number));
	} else if (field->kind == FIELD_BOOL) {
		memcpy(&is, member, sizeof(is));
		number = is;
	}
	return number;
}

const struct field *
row_field(const struct row *row, const char *name, size_t guess)
{
	size_t i;

	if (guess < row->n && strcmp(row->fields[guess].name, name) == 0)
		return &row->fields[guess];
	for (i = 0; i < row->n; i++)
		if (strcmp(row->fields[i].name, name) == 0)
			return &row->fields[i];
	return NULL;
}
