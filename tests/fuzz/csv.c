/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A file of rows: what was read of it is text, is bounded, and is read the
 * same again when it is written with quotes.
 */
#include "fuzz.h"

#include "csv.h"
#include "text.h"

static void
write_field(FILE *to, const char *field)
{
	putc('"', to);
	for (; *field != '\0'; field++) {
		if (*field == '"')
			putc('"', to);
		putc(*field, to);
	}
	putc('"', to);
}

/* The rows of a file, written with quotes; returns their number. */
static size_t
read_rows(FILE *from, FILE *to)
{
	struct arena *arena = arena_new();
	struct csv *csv = csv_new(arena, from);
	enum csv_result result;
	int64_t line = 0;
	size_t rows = 0, i;

	while ((result = csv_next(csv)) < CSV_BROKEN) {
		must(csv->line > line);
		line = csv->line;
		must((result == CSV_BAD) == (csv->fault != NULL));
		must(csv->n > 0 && csv->n <= CSV_FIELDS_MAX);
		for (i = 0; result == CSV_ROW && i < csv->n; i++) {
			must(text_is_utf8(csv->fields[i],
			    strlen(csv->fields[i])));
			write_field(to, csv->fields[i]);
			fputs(i + 1 < csv->n ? "," : "\r\n", to);
		}
		rows += result == CSV_ROW;
	}
	must(result == CSV_END || csv->fault != NULL);
	arena_free(arena);
	return rows;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *once, *twice;
	size_t n_once, n_twice, rows;
	FILE *from, *to = open_memstream(&once, &n_once);

	if (size == 0) {
		fclose(to);
		free(once);
		return 0;
	}
	from = fmemopen((void *)(uintptr_t)data, size, "r");
	rows = read_rows(from, to);
	fclose(from);
	fclose(to);
	to = open_memstream(&twice, &n_twice);
	if (n_once > 0) {
		from = fmemopen(once, n_once, "r");
		must(read_rows(from, to) == rows);
		fclose(from);
	}
	fclose(to);
	must(n_once == n_twice && memcmp(once, twice, n_once) == 0);
	free(once);
	free(twice);
	return 0;
}
