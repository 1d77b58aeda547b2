/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom subscriber import: who comes with proof of consent. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "json.h"
#include "newsroom.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "speak.h"
#include "subscriber.h"
#include "text.h"

/* What goes to the database at once, at most: rows and octets. */
enum { BATCH_ROWS = 1000, BATCH_OCTETS = 1024 * 1024 };

enum column {
	COLUMN_EMAIL,
	COLUMN_LANGUAGE,
	COLUMN_FREQUENCY,
	COLUMN_CONSENTED_AT,
	COLUMN_CONSENT_WORDS,
	COLUMN__NEEDED,
	COLUMN_PROJECTS = COLUMN__NEEDED,
	COLUMN_PRIVACY_PAGE,
	COLUMN__COUNT
};

static const char *const names[] = { "email", "language", "frequency",
	"consented_at", "consent_words", "projects", "privacy_page" };

struct taking {
	const struct subscriber *subscriber;
	struct csv *csv;
	int places[COLUMN__COUNT]; /* in a row; -1: the file has none */
	size_t columns;            /* that the file has */
	FILE *batch;               /* JSON, into text */
	char *text;
	size_t octets;
	int64_t in_batch;
	struct report *report;
	bool is_dry, is_json;
	const char *fault; /* why nothing of the file was taken */
	const char *where; /* "line 7", or whole_file */
};

static const char whole_file[] = N_("the file");
static const char missing[] = N_("a column is missing of email,language,"
				 "frequency,consented_at,consent_words");

struct became {
	int64_t line;
	const char *outcome, *why;
};

static const struct row became_row = ROW_OF(struct became, line, outcome, why);

static const char *
line_name(const struct taking *taking, int64_t line)
{
	return arena_printf(taking->subscriber->arena, _("line %lld"),
	    (long long)line);
}

static void
leave_out(struct taking *taking, int64_t line, const char *why)
{
	report_left_out(taking->report, line_name(taking, line), why);
}

static int
find_column(const char *name)
{
	int i;

	for (i = 0; i < COLUMN__COUNT; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

/* Where each column stands; false after the fault was set. */
static bool
read_head(struct taking *taking)
{
	struct csv *csv = taking->csv;
	size_t i;
	int column;

	for (column = 0; column < COLUMN__COUNT; column++)
		taking->places[column] = -1;
	taking->columns = csv->n;
	for (i = 0; i < csv->n; i++) {
		column = find_column(csv->fields[i]);
		if (column < 0 || taking->places[column] >= 0) {
			taking->fault = column < 0 ? _("an unknown column") :
						     _("a column stands twice");
			return false;
		}
		taking->places[column] = (int)i;
	}
	for (column = 0; column < COLUMN__NEEDED; column++)
		if (taking->places[column] < 0)
			taking->fault = missing;
	return taking->fault == NULL;
}

static const char *
field_of(const struct taking *taking, enum column column)
{
	int place = taking->places[column];

	return place < 0 ? "" : taking->csv->fields[place];
}

/* Why a row cannot be taken, as far as it shows without the database. */
static const char *
row_fault(const struct taking *taking)
{
	if (taking->csv->n != taking->columns)
		return _("another number of fields than in the first line");
	if (field_of(taking, COLUMN_CONSENTED_AT)[0] == '\0' ||
	    field_of(taking, COLUMN_CONSENT_WORDS)[0] == '\0')
		return _("no proof of consent: consented_at and consent_words");
	if (text_address(taking->subscriber->arena,
		field_of(taking, COLUMN_EMAIL)) == NULL)
		return _("no address of mail");
	return NULL;
}

static void
write_projects(FILE *to, const char *slugs, struct arena *arena)
{
	const char *comma = "";
	size_t n;

	fputs(", \"projects\": [", to);
	for (; *slugs != '\0'; slugs += n + (slugs[n] == ';')) {
		n = strcspn(slugs, ";");
		if (n == 0)
			continue;
		fputs(comma, to);
		json_string(to, arena_strndup(arena, slugs, n));
		comma = ", ";
	}
	fputs("]", to);
}

static void
write_row(const struct taking *taking)
{
	static const enum column plain[] = { COLUMN_LANGUAGE, COLUMN_FREQUENCY,
		COLUMN_CONSENTED_AT, COLUMN_CONSENT_WORDS,
		COLUMN_PRIVACY_PAGE };
	struct arena *arena = taking->subscriber->arena;
	size_t i;

	fprintf(taking->batch, "%s{\"line\": %lld",
	    taking->in_batch == 0 ? "[" : ",", (long long)taking->csv->line);
	json_member(taking->batch, "email",
	    text_address(arena, field_of(taking, COLUMN_EMAIL)));
	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		json_member(taking->batch, names[plain[i]],
		    field_of(taking, plain[i]));
	write_projects(taking->batch, field_of(taking, COLUMN_PROJECTS), arena);
	putc('}', taking->batch);
}

static void
report_became(struct taking *taking, const struct became *became)
{
	if (became->why != NULL)
		leave_out(taking, became->line, became->why);
	else
		report_taken(taking->report, line_name(taking, became->line),
		    became->outcome);
}

static void
begin_batch(struct taking *taking)
{
	taking->batch = open_memstream(&taking->text, &taking->octets);
	if (taking->batch == NULL)
		err(1, "memory");
	taking->in_batch = 0;
}

/* Send what was gathered; false after the fault was set. */
static bool
end_batch(struct taking *taking)
{
	const struct became *became = NULL;
	size_t n = 0, i;

	putc(']', taking->batch);
	fclose(taking->batch);
	if (taking->in_batch > 0) {
		became = db_rows(taking->subscriber->db, QUERY_READER_IMPORT,
		    ARGS(taking->text), &became_row, &n);
		if (became == NULL) {
			taking->fault = db_message(taking->subscriber->db);
			taking->where = whole_file;
		}
	}
	free(taking->text);
	for (i = 0; i < n; i++)
		report_became(taking, &became[i]);
	if (!taking->is_json)
		progress_show(_("Items"), taking->report->items, 0);
	begin_batch(taking);
	return taking->fault == NULL;
}

static bool
take_row(struct taking *taking)
{
	const char *fault = row_fault(taking);

	if (fault != NULL) {
		leave_out(taking, taking->csv->line, fault);
		return true;
	}
	write_row(taking);
	taking->in_batch++;
	if (taking->in_batch < BATCH_ROWS &&
	    ftell(taking->batch) < BATCH_OCTETS)
		return true;
	return end_batch(taking);
}

/* Every row; false after the fault was set. */
static bool
take_rows(struct taking *taking)
{
	enum csv_result result = csv_next(taking->csv);
	bool is_good = result == CSV_ROW && read_head(taking);

	if (result == CSV_END)
		taking->fault = _("the file is empty");
	while (is_good) {
		arena_reset(taking->subscriber->arena);
		result = csv_next(taking->csv);
		if (result == CSV_BAD)
			leave_out(taking, taking->csv->line,
			    taking->csv->fault);
		else if (result == CSV_ROW)
			is_good = take_row(taking);
		else
			break;
	}
	if (taking->fault == NULL && result != CSV_END)
		taking->fault = taking->csv->fault;
	if (taking->fault != NULL && taking->where == NULL)
		taking->where = line_name(taking, taking->csv->line);
	return taking->fault == NULL && end_batch(taking);
}

/* Where nothing was taken the file is the one item, and is left out. */
static void
print_report(struct taking *taking, bool is_good)
{
	struct arena *arena = arena_new();

	if (!is_good) {
		taking->report = report_new(arena);
		report_left_out(taking->report, gettext(taking->where),
		    taking->fault);
	}
	taking->report->is_json = taking->is_json;
	if (!taking->is_json)
		progress_clear();
	report_print(taking->report, is_good, taking->is_dry);
	arena_free(arena);
}

/* In one transaction: the good rows all go in, or none. */
static int
take_file(struct taking *taking)
{
	struct db *db = taking->subscriber->db;
	bool is_good;

	if (!db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS))
		return editor_refuse(taking->subscriber->db);
	begin_batch(taking);
	is_good = take_rows(taking);
	fclose(taking->batch);
	free(taking->text);
	if (is_good && !taking->is_dry &&
	    !db_do(db, QUERY_TRANSACTION_COMMIT, NO_ARGS)) {
		taking->fault = db_message(db);
		taking->where = whole_file;
		is_good = false;
	}
	print_report(taking, is_good);
	if (!is_good || taking->is_dry)
		db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS);
	return is_good ? EXIT_DONE : EXIT_REFUSED;
}

int
subscriber_import(struct subscriber *subscriber, int argc, char **argv)
{
	struct taking taking = { .subscriber = subscriber };
	struct option_words words = { .least = 1,
		.most = 1,
		.called = "FILE.csv" };
	const struct option options[] = {
		{ "--dry-run", .flag = &taking.is_dry },
		{ "--json", .flag = &taking.is_json },
		{ .name = NULL },
	};
	struct arena *arena;
	FILE *file;
	int status;

	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	file = fopen(words.texts[0], "r");
	if (file == NULL) {
		warn("%s", words.texts[0]);
		return EXIT_REFUSED;
	}
	arena = arena_new();
	taking.report = report_new(arena);
	taking.csv = csv_new(arena, file);
	status = take_file(&taking);
	arena_free(arena);
	fclose(file);
	return status;
}
