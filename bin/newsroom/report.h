/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report: what became of each item of an import, kept in a file.
 */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

struct report {
	struct report_file *file;
	int64_t items, made, updated, same;
	bool is_json;
};

/* An empty one; it lives in the arena. */
struct report *report_new(struct arena *arena);

/* An item that went in, and what became of it: made, updated, same. */
void report_taken(struct report *report, const char *item, const char *outcome);

/* An item that did not, and why. */
void report_left_out(struct report *report, const char *item, const char *why);

/* Something to know of an item or of the whole. */
void report_note(struct report *report, const char *item, const char *what);

/* Print how many of its items became what, on one line. */
void report_totals(const struct report *report, bool is_done, bool is_dry);

/*
 * Print it. Where nothing was written (is_done is false), what could have
 * gone in is left out with the rest.
 */
void report_print(struct report *report, bool is_done, bool is_dry);

#endif
