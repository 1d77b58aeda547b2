/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "json.h"
#include "route.h"

/*
 * A project in one of its languages, as other people's programs read it: the
 * members are the columns, and OPERATIONS.md tells of each. A new one comes
 * last, and none goes or changes its name.
 */
struct record {
	const char *slug, *lang, *url, *name, *title, *state;
	const char *starts_on, *ends_on;
	const char *programme, *call, *grant_number, *reference, *website;
	bool eu_funded;
	const char *currency;
	struct decimal total_amount, grant_amount, eu_amount, national_amount;
	bool amounts_are_approximate;
	const char *coordinator, *coordinator_country;
	int64_t participants;
};

static const struct row record_row = ROW_OF(struct record, slug, lang, url,
    name, title, state, starts_on, ends_on, programme, call, grant_number,
    reference, website, eu_funded, currency, total_amount, grant_amount,
    eu_amount, national_amount, amounts_are_approximate, coordinator,
    coordinator_country, participants);

/* The text of a member that is not quoted; NULL where it is a text. */
static const char *
plain(const struct request *request, const struct field *field,
    const struct record *record)
{
	int64_t number = row_int(field, record);

	if (field->kind == FIELD_BOOL)
		return number ? "true" : "false";
	if (field->kind == FIELD_INT)
		return arena_printf(request->arena, "%lld", (long long)number);
	return field->kind == FIELD_DECIMAL ? row_text(field, record) : NULL;
}

static void
write_object(FILE *to, const struct request *request,
    const struct record *record)
{
	const char *number;
	size_t i;

	for (i = 0; i < record_row.n; i++) {
		const struct field *field = &record_row.fields[i];

		fputs(i == 0 ? "\n{" : ", ", to);
		json_string(to, field->name);
		fputs(": ", to);
		number = plain(request, field, record);
		if (number != NULL)
			fputs(number, to);
		else
			json_string(to, row_text(field, record));
	}
	putc('}', to);
}

/* RFC 4180: quoted where it has to be, a quote doubled. */
static void
write_cell(FILE *to, const char *text)
{
	if (strpbrk(text, ",\"\r\n") == NULL) {
		fputs(text, to);
		return;
	}
	putc('"', to);
	for (; *text != '\0'; text++)
		fputs(*text == '"' ? "\"\"" : (char[]){ *text, '\0' }, to);
	putc('"', to);
}

/* A line of the table; without a record, its head. */
static void
write_line(FILE *to, const struct request *request, const struct record *record)
{
	size_t i;

	for (i = 0; i < record_row.n; i++) {
		const struct field *field = &record_row.fields[i];
		const char *text = field->name;

		if (record != NULL)
			text = plain(request, field, record);
		if (text == NULL)
			text = row_text(field, record);
		fputs(i == 0 ? "" : ",", to);
		write_cell(to, text == NULL ? "" : text);
	}
	fputs("\r\n", to);
}

static const struct record *
read_records(const struct request *request, size_t *n)
{
	return db_rows(request->db, QUERY_PROJECT_RECORDS,
	    ARGS(request->site->config->origin), &record_row, n);
}

static int
answer(struct request *request, struct json *text, const char *type)
{
	request->body = json_end(text);
	request->n_body = text->n;
	request->type = type;
	return 200;
}

/* GET /projects.json: a list of objects. */
static int
projects_json(struct request *request)
{
	const struct record *records;
	struct json *json;
	size_t i, n;

	records = read_records(request, &n);
	if (records == NULL)
		return db_status(request->db);
	json = json_new(request->arena);
	putc('[', json->to);
	for (i = 0; i < n; i++) {
		fputs(i == 0 ? "" : ",", json->to);
		write_object(json->to, request, &records[i]);
	}
	fputs("]\n", json->to);
	return answer(request, json, "application/json");
}

/* GET /projects.csv: a line for each, below the names of the columns. */
static int
projects_csv(struct request *request)
{
	const struct record *records;
	struct json *text;
	size_t i, n;

	records = read_records(request, &n);
	if (records == NULL)
		return db_status(request->db);
	text = json_new(request->arena);
	write_line(text->to, request, NULL);
	for (i = 0; i < n; i++)
		write_line(text->to, request, &records[i]);
	return answer(request, text, "text/csv; charset=utf-8; header=present");
}

ROUTE(json, "/projects.json", .get = projects_json, .is_content = true);
ROUTE(csv, "/projects.csv", .get = projects_csv, .is_content = true);
