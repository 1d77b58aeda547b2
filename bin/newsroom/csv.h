/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * csv: a file of comma-separated values (RFC 4180), row by row.
 *
 * Strict, since libcsv and others mend what they read: space belongs to its
 * field, a quote stands only around a field or twice inside one, a row ends
 * in LF or CRLF. What cannot be told apart is not guessed. Memory is bounded,
 * whatever stands in the file.
 */
#ifndef CSV_H
#define CSV_H

#include <stdint.h>
#include <stdio.h>

#include "arena.h"

/* Octets of a row, and its fields. */
enum { CSV_ROW_MAX = 65536, CSV_FIELDS_MAX = 64 };

enum csv_result {
	CSV_ROW,    /* fields[0..n) hold it */
	CSV_BAD,    /* this row cannot be taken; the next one can */
	CSV_BROKEN, /* where rows end is unclear from here on: read no more */
	CSV_END,
};

struct csv {
	const char *fields[CSV_FIELDS_MAX];
	size_t n;
	int64_t line;      /* where the row begins, from 1 */
	const char *fault; /* after CSV_BAD and CSV_BROKEN: why */
};

/*
 * A reader of a file, which stays the caller's; a byte order mark at its
 * beginning is passed over. It lives in the arena.
 */
struct csv *csv_new(struct arena *arena, FILE *file);

/*
 * Read the next row that is not empty. The fields are UTF-8 without NUL, and
 * good until the next call.
 */
enum csv_result csv_next(struct csv *csv);

#endif
