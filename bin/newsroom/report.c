/* SPDX-License-Identifier: EUPL-1.2 */
#include "report.h"

#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "reason.h"
#include "speak.h"
#include "text.h"

enum { KIND_TAKEN = 'T', KIND_LEFT_OUT = 'L', KIND_NOTE = 'N' };

/* Entries of three strings, each with its NUL: kind, item, words. */
struct report_file {
	FILE *stream;
	struct arena *arena; /* of one entry */
};

struct entry {
	const char *kind, *item, *words;
};

static const char undone[] = "nothing is written where one item is refused";

static void
close_file(void *thing)
{
	struct report_file *file = thing;

	fclose(file->stream);
	arena_free(file->arena);
}

struct report *
report_new(struct arena *arena)
{
	struct report *report = arena_alloc(arena, sizeof(*report));

	report->file = arena_alloc(arena, sizeof(*report->file));
	report->file->stream = tmpfile();
	if (report->file->stream == NULL)
		err(1, _("a file for the report"));
	report->file->arena = arena_new();
	arena_defer(arena, close_file, report->file);
	return report;
}

/* One line, whatever a file or a title holds. */
static void
add(struct report *report, char kind, const char *item, const char *words)
{
	struct report_file *file = report->file;
	const char *one = text_one_line(file->arena, item);
	const char *two = text_one_line(file->arena, words);

	fprintf(file->stream, "%c%c%s%c%s%c", kind, '\0',
	    one == NULL ? "?" : one, '\0', two == NULL ? "?" : two, '\0');
	arena_reset(file->arena);
}

void
report_taken(struct report *report, const char *item, const char *outcome)
{
	add(report, KIND_TAKEN, item, "");
	report->items++;
	if (strcmp(outcome, "made") == 0)
		report->made++;
	else if (strcmp(outcome, "updated") == 0)
		report->updated++;
	else
		report->same++;
}

void
report_left_out(struct report *report, const char *item, const char *why)
{
	add(report, KIND_LEFT_OUT, item, why);
	report->items++;
}

void
report_note(struct report *report, const char *item, const char *what)
{
	add(report, KIND_NOTE, item, what);
}

static const char *
next_string(struct report_file *file)
{
	char *text = NULL;
	const char *copy = NULL;
	size_t size = 0;

	if (getdelim(&text, &size, '\0', file->stream) > 0)
		copy = arena_strndup(file->arena, text, SIZE_MAX);
	free(text);
	return copy;
}

static bool
next_entry(struct report_file *file, struct entry *entry)
{
	arena_reset(file->arena);
	entry->kind = next_string(file);
	entry->item = next_string(file);
	entry->words = next_string(file);
	return entry->words != NULL;
}

static void
begin_entries(struct report_file *file)
{
	if (fflush(file->stream) != 0 || fseek(file->stream, 0, SEEK_SET) != 0)
		err(1, _("the file of the report"));
}

/* The members of a list: those of one kind, and what is undone. */
static void
print_list(struct report *report, char kind, const char *name, bool is_done)
{
	const char *comma = "";
	struct entry entry;

	begin_entries(report->file);
	while (next_entry(report->file, &entry)) {
		if (entry.kind[0] == KIND_TAKEN && !is_done)
			entry.words = undone;
		else if (entry.kind[0] != kind)
			continue;
		printf("%s{\"item\": ", comma);
		json_string(stdout, entry.item);
		json_member(stdout, name, entry.words);
		putchar('}');
		comma = ", ";
	}
}

static void
print_json(struct report *report, bool is_done)
{
	printf("{\"items\": %lld, \"made\": %lld, \"updated\": %lld, "
	       "\"same\": %lld, \"left_out\": [",
	    (long long)report->items, (long long)report->made,
	    (long long)report->updated, (long long)report->same);
	print_list(report, KIND_LEFT_OUT, "why", is_done);
	fputs("], \"notes\": [", stdout);
	print_list(report, KIND_NOTE, "what", true);
	puts("]}");
}

static void
print_totals(const struct report *report, bool is_done, bool is_dry)
{
	int64_t taken = report->made + report->updated + report->same;

	printf(ngettext("%lld item: %lld made, %lld updated, %lld the same, "
			"%lld left out%s\n",
		   "%lld items: %lld made, %lld updated, %lld the same, %lld "
		   "left out%s\n",
		   (unsigned long)report->items),
	    (long long)report->items, (long long)report->made,
	    (long long)report->updated, (long long)report->same,
	    (long long)(report->items - taken),
	    !is_done   ? _("; nothing was written") :
		is_dry ? _("; a dry run, nothing was written") :
			 "");
}

static void
print_words(struct report *report, bool is_done, bool is_dry)
{
	struct entry entry;

	begin_entries(report->file);
	while (next_entry(report->file, &entry))
		if (entry.kind[0] != KIND_TAKEN)
			fprintf(stderr, "%s: %s\n", entry.item,
			    reason_said(report->file->arena, entry.words));
	print_totals(report, is_done, is_dry);
}

void
report_print(struct report *report, bool is_done, bool is_dry)
{
	if (!is_done)
		report->made = report->updated = report->same = 0;
	if (report->is_json)
		print_json(report, is_done);
	else
		print_words(report, is_done, is_dry);
}
