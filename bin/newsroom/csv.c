/* SPDX-License-Identifier: EUPL-1.2 */
#include "csv.h"

#include <stdbool.h>
#include <string.h>

#include "speak.h"
#include "text.h"

/* Where in a row the reader stands. */
enum place {
	PLACE_START, /* of a field */
	PLACE_PLAIN, /* in a field without quotes */
	PLACE_QUOTED,
	PLACE_QUOTE, /* behind a quote inside a quoted field */
	PLACE_CR,    /* behind a CR that may begin a CRLF */
	PLACE_END,   /* of the row */
	PLACE_EOF,   /* of the file, which ended the row */
	PLACE_FAULT,
};

struct reader {
	struct csv csv; /* what the caller sees */
	FILE *file;
	char ahead[4]; /* what was read to look for a byte order mark */
	size_t n_ahead;
	int64_t lines;  /* that were read to their end */
	size_t used;    /* octets of text */
	size_t started; /* where in text this field begins */
	bool is_long, is_wide, is_bad;
	char text[CSV_ROW_MAX + 1];
};

struct csv *
csv_new(struct arena *arena, FILE *file)
{
	struct reader *reader = arena_alloc(arena, sizeof(*reader));

	reader->file = file;
	reader->n_ahead = fread(reader->ahead, 1, 3, file);
	if (memcmp(reader->ahead, "\xef\xbb\xbf", 3) == 0)
		reader->n_ahead = 0;
	return &reader->csv;
}

static int
next_octet(struct reader *reader)
{
	int c;

	if (reader->n_ahead == 0)
		return getc_unlocked(reader->file);
	c = (unsigned char)reader->ahead[0];
	memmove(reader->ahead, reader->ahead + 1, 3);
	reader->n_ahead--;
	return c;
}

static void
put(struct reader *reader, int c)
{
	if (reader->used < CSV_ROW_MAX)
		reader->text[reader->used++] = (char)c;
	else
		reader->is_long = true;
}

static void
end_field(struct reader *reader)
{
	char *field = reader->text + reader->started;

	if (!text_is_utf8(field, reader->used - reader->started))
		reader->is_bad = true;
	put(reader, '\0');
	reader->started = reader->used;
	if (reader->csv.n < CSV_FIELDS_MAX)
		reader->csv.fields[reader->csv.n++] = field;
	else
		reader->is_wide = true;
}

/* What stands between fields and behind rows. */
static enum place
separate(struct reader *reader, int c)
{
	if (c == '\r')
		return PLACE_CR;
	end_field(reader);
	return c == ',' ? PLACE_START : c == EOF ? PLACE_EOF : PLACE_END;
}

static bool
is_separator(int c)
{
	return c == ',' || c == '\n' || c == '\r' || c == EOF;
}

static enum place
fail(struct reader *reader, const char *why)
{
	reader->csv.fault = why;
	return PLACE_FAULT;
}

static enum place
step_quoted(struct reader *reader, int c)
{
	if (c == EOF)
		return fail(reader, _("a quote is never closed"));
	if (c == '"')
		return PLACE_QUOTE;
	reader->lines += c == '\n';
	put(reader, c);
	return PLACE_QUOTED;
}

static enum place
step(struct reader *reader, enum place place, int c)
{
	if (place == PLACE_QUOTED)
		return step_quoted(reader, c);
	if (place == PLACE_CR)
		return c == '\n' ? separate(reader, c) :
				   fail(reader, _("a carriage return alone"));
	if (is_separator(c))
		return separate(reader, c);
	if (place == PLACE_QUOTE && c != '"')
		return fail(reader,
		    _("something stands behind a closed quote"));
	if (place == PLACE_START && c == '"')
		return PLACE_QUOTED;
	if (place == PLACE_PLAIN && c == '"')
		return fail(reader, _("a quote in a field without quotes"));
	put(reader, c);
	return place == PLACE_QUOTE ? PLACE_QUOTED : PLACE_PLAIN;
}

static enum place
read_row(struct reader *reader)
{
	enum place place = PLACE_START;

	reader->csv.n = 0;
	reader->csv.line = reader->lines + 1;
	reader->used = reader->started = 0;
	reader->is_long = reader->is_wide = reader->is_bad = false;
	while (place < PLACE_END)
		place = step(reader, place, next_octet(reader));
	reader->lines += place == PLACE_END;
	return place;
}

static bool
is_empty(const struct reader *reader)
{
	return reader->csv.n == 1 && reader->used == 1;
}

enum csv_result
csv_next(struct csv *csv)
{
	struct reader *reader = (struct reader *)csv;
	enum place place;

	do
		place = read_row(reader);
	while (place == PLACE_END && is_empty(reader));
	if (ferror(reader->file))
		place = fail(reader, _("it cannot be read"));
	if (place == PLACE_FAULT)
		return CSV_BROKEN;
	if (place == PLACE_EOF && is_empty(reader))
		return CSV_END;
	csv->fault = reader->is_long ? _("over 64 KiB") :
	    reader->is_wide          ? _("over 64 fields") :
	    reader->is_bad           ? _("not UTF-8 text") :
				       NULL;
	return csv->fault == NULL ? CSV_ROW : CSV_BAD;
}
