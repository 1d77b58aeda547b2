/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_member.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "csv.h"
#include "ghost_time.h"
#include "json.h"
#include "speak.h"
#include "text.h"

struct member {
	const char *name; /* for the report, which has no address */
	const char *address, *asked;
	bool is_subscribed, is_deleted, is_stopped;
	const char *put_by; /* who subscribed him, where that was not he */
};

static const char *
member_fault(const struct ghost *ghost, const struct member *member)
{
	struct arena *arena = import_arena(ghost->import);

	if (member->is_deleted)
		return _("he was deleted");
	if (!member->is_subscribed)
		return _("he is not subscribed to letters");
	if (member->is_stopped ||
	    ghost_tables_is_suppressed(ghost->tables, arena, member->address))
		return _("a letter to him came back, or he complained of one");
	if (member->put_by != NULL)
		return arena_printf(arena,
		    _("he did not ask himself: he was subscribed by %s"),
		    member->put_by);
	if (import_map_word(ghost->map, "members/words") == NULL)
		return _(
		    "no proof of consent: the mapping has no members/words");
	if (text_address(arena, member->address) == NULL)
		return _("no address of mail");
	if (member->asked == NULL)
		return _("Ghost does not say when he asked");
	return NULL;
}

static const char *
word_or(const struct ghost *ghost, const char *name, const char *none)
{
	const char *word = import_map_word(ghost->map, name);

	return word == NULL ? none : word;
}

static const char *
member_json(const struct ghost *ghost, const struct member *member)
{
	struct arena *arena = import_arena(ghost->import);
	struct json *json = json_new(arena);

	fputs("[{\"line\": 1, \"projects\": []", json->to);
	json_member(json->to, "email", text_address(arena, member->address));
	json_member(json->to, "language",
	    word_or(ghost, "members/language", ghost_language(ghost)));
	json_member(json->to, "frequency",
	    word_or(ghost, "members/frequency", "weekly"));
	json_member(json->to, "consented_at",
	    arena_printf(arena, "%sZ", member->asked));
	json_member(json->to, "consent_words",
	    import_map_word(ghost->map, "members/words"));
	json_member(json->to, "privacy_page",
	    word_or(ghost, "members/privacy-page", ""));
	fputs("}]", json->to);
	return json_end(json);
}

static void
put(struct ghost *ghost, const struct member *member)
{
	const char *fault = member_fault(ghost, member);
	struct item item = { .name = member->name, .put = QUERY_READER_TAKE };

	if (fault != NULL) {
		import_leave_out(ghost->import, member->name, fault);
		return;
	}
	item.json = member_json(ghost, member);
	import_put(ghost->import, &item);
}

/* Before there were several newsletters, a member was or was not; what says
 * that he is not counts in any case. */
static bool
is_subscribed(const struct ghost_tables *tables, const json_t *row,
    const char *id)
{
	const json_t *said = json_object_get(row, "subscribed");

	if (!tables->knows_subscribed)
		return ghost_is_true(said);
	return ghost_tables_is_subscribed(tables, id) &&
	    (said == NULL || json_is_null(said) || ghost_is_true(said));
}

void
ghost_member_take(struct ghost *ghost, const json_t *row, int64_t line)
{
	struct arena *arena = import_arena(ghost->import);
	const struct ghost_tables *tables = ghost->tables;
	const char *id = ghost_id(arena, row, "id"), *source;
	const char *email = ghost_text(row, "email");
	const json_t *event;
	struct member member = { .address = email == NULL ? "" : email };

	id = id == NULL ? "?" : id;
	member.name = arena_printf(arena, _("line %lld: member %s"),
	    (long long)line, id);
	member.is_deleted = ghost_text(row, "deleted_at") != NULL;
	member.is_subscribed = is_subscribed(tables, row, id);
	member.is_stopped = ghost_is_true(
				json_object_get(row, "email_disabled")) ||
	    ghost_is_true(
		json_object_get(json_object_get(row, "email_suppression"),
		    "suppressed"));
	event = ghost_tables_row(tables, arena, tables->events, id);
	source = event == NULL ? "member" : ghost_text(event, "source");
	if (source == NULL || *source == '\0')
		source = _("nobody known");
	if (strcmp(source, "member") != 0)
		member.put_by = source;
	member.asked = ghost_time(arena,
	    ghost_text(event == NULL ? row : event, "created_at"));
	put(ghost, &member);
}

/* Where Ghost's columns stand. */
struct columns {
	int email, subscribed, created, deleted, labels, disabled, suppressed;
};

/* Ghost labels whom its own import put in: "Import 2022-03-04 05:06". */
static bool
is_imported(const char *labels)
{
	const char *label = labels;

	while ((label = strstr(label, "Import ")) != NULL) {
		if ((label == labels || !isalnum((unsigned char)label[-1])) &&
		    strspn(label + strlen("Import "), "0123456789") == 4)
			return true;
		label++;
	}
	return false;
}

/* The last of that name; -1: none. */
static int
find_column(const struct csv *csv, const char *name)
{
	int i = (int)csv->n - 1;

	while (i >= 0 && strcmp(csv->fields[i], name) != 0)
		i--;
	return i;
}

/* Some versions write what is text as JSON, and nothing as null. */
static const char *
field(struct arena *arena, const struct csv *csv, int column)
{
	const char *text;
	size_t n;

	if (column < 0 || (size_t)column >= csv->n)
		return "";
	text = csv->fields[column];
	n = strlen(text);
	if (n > 1 && text[0] == '"' && text[n - 1] == '"')
		return arena_strndup(arena, text + 1, n - 2);
	return strcmp(text, "null") == 0 ? "" : text;
}

/* What says that no letter may go to him: anything but a no. */
static bool
is_said(const char *text)
{
	return *text != '\0' && strcasecmp(text, "false") != 0 &&
	    strcmp(text, "0") != 0 &&
	    strstr(text, "\"suppressed\":false") == NULL;
}

static void
take_row(struct ghost *ghost, const struct csv *csv,
    const struct columns *columns)
{
	struct arena *arena = import_arena(ghost->import);
	const struct member member = {
		.name = arena_printf(arena, _("members: line %lld"),
		    (long long)csv->line),
		.address = field(arena, csv, columns->email),
		.is_subscribed = strcmp(field(arena, csv, columns->subscribed),
				     "true") == 0,
		.asked = ghost_time(arena, field(arena, csv, columns->created)),
		.is_deleted = *field(arena, csv, columns->deleted) != '\0',
		.is_stopped = is_said(field(arena, csv, columns->disabled)) ||
		    is_said(field(arena, csv, columns->suppressed)),
		.put_by = is_imported(field(arena, csv, columns->labels)) ?
		    "import" :
		    NULL,
	};

	put(ghost, &member);
}

static bool
fail(const struct ghost *ghost, const char *path, int64_t line, const char *why)
{
	import_fail(ghost->import,
	    arena_printf(import_whole(ghost->import), "%s:%lld:1: %s", path,
		(long long)line, why),
	    _("nothing of it is taken"));
	return false;
}

static bool
read_rows(struct ghost *ghost, struct csv *csv, const char *path)
{
	enum csv_result result = csv_next(csv);
	const struct columns columns = {
		find_column(csv, "email"),
		find_column(csv, "subscribed_to_emails"),
		find_column(csv, "created_at"),
		find_column(csv, "deleted_at"),
		find_column(csv, "labels"),
		find_column(csv, "email_disabled"),
		find_column(csv, "email_suppression"),
	};

	if (result != CSV_ROW || columns.email < 0 || columns.subscribed < 0 ||
	    columns.created < 0)
		return fail(ghost, path, 1,
		    _("its first line does not name email, "
		      "subscribed_to_emails and created_at"));
	while (result != CSV_END && !import_is_over(ghost->import)) {
		result = csv_next(csv);
		if (result == CSV_BROKEN)
			return fail(ghost, path, csv->line, csv->fault);
		if (result == CSV_BAD)
			import_leave_out(ghost->import,
			    arena_printf(import_arena(ghost->import),
				_("members: line %lld"), (long long)csv->line),
			    csv->fault);
		else if (result == CSV_ROW)
			take_row(ghost, csv, &columns);
	}
	return !import_is_over(ghost->import);
}

bool
ghost_member_read(struct ghost *ghost, const char *path)
{
	FILE *file = fopen(path, "r");
	bool is_good;

	if (file == NULL)
		return fail(ghost, path, 1, strerror(errno));
	is_good = read_rows(ghost, csv_new(import_whole(ghost->import), file),
	    path);
	fclose(file);
	return is_good;
}
