/* SPDX-License-Identifier: EUPL-1.2 */
#include "edition.h"

#include <err.h>
#include <stdio.h>
#include <string.h>

#include "newsroom.h"
#include "options.h"
#include "speak.h"
#include "text.h"

/* The longest time that the database may work on a million mails. */
enum { PATIENCE = 3600 };

/* What the names of states are as wide as. */
enum { STATE_WIDTH = 9 };

static const struct {
	struct option_action is;
	int (*run)(struct edition *, int, char **);
} actions[] = {
	{ { "compose",
	      N_("compose [--kind weekly|each] [--since DATE] [--until DATE]\n"
		 "        [--language bg]\xe2\x80\xa6 [--json]\n"
		 "      freeze the words of what was made public after since "
		 "and\n"
		 "      until until: one issue, or with each one for each "
		 "article;\n"
		 "      by default what is new since the last weekly issue") },
	    edition_compose },
	{ { "list", "list [--json]" }, edition_list },
	{ { "show", "show ID [--language bg] [--json]" }, edition_show },
	{ { "preview",
	      N_("preview ID [--language bg] FILE.eml\n"
		 "      write the mail into a file, as a reader gets it") },
	    edition_preview },
	{ { "test",
	      N_("test ID ADDRESS [--language bg]\n"
		 "      mail it to one address") },
	    edition_test },
	{ { "send",
	      N_("send ID [--wait] [--json]\n"
		 "      to all who want it; --wait until all is handed over") },
	    edition_send },
	{ { "status",
	      N_("status [ID] [--watch] [--json]\n"
		 "      how many mails are handed over") },
	    edition_status },
	{ { "cancel",
	      N_("cancel ID\n"
		 "      what is not yet handed over is never sent") },
	    edition_cancel },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static const struct row record_row = ROW_OF(struct edition_record, id, kind,
    state, langs, since, until, items, mails, json);

bool
edition_takes_id(char **argv, const char *text)
{
	int64_t id;

	if (text_number(text, 1, INT64_MAX, &id))
		return true;
	options_wrong(argv, _("%s is no number of an edition"), text);
	return false;
}

const struct edition_record *
edition_find(const struct edition *edition, const char *id, size_t *n)
{
	const struct edition_record *records = db_rows(edition->db,
	    QUERY_ISSUE_FIND, ARGS(id), &record_row, n);

	if (records == NULL) {
		editor_refuse(edition->db);
	} else if (*n == 0 && id != NULL) {
		warnx(_("there is no edition %s"), id);
		return NULL;
	}
	return records;
}

void
edition_print_state(const char *state)
{
	static const char *const states[] = { N_("composed"), N_("sending"),
		N_("sent"), N_("cancelled") };
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(states[i], state) == 0)
			state = gettext(states[i]);
	speak_column(state, STATE_WIDTH);
	printf("  ");
}

static void
print_record(const struct edition_record *record)
{
	printf("%6lld  %-6s  ", (long long)record->id, record->kind);
	edition_print_state(record->state);
	printf("%s \xe2\x80\x93 %s  %s  ", record->since, record->until,
	    record->langs);
	printf(ngettext("%lld article  ", "%lld articles  ",
		   (unsigned long)record->items),
	    (long long)record->items);
	printf(ngettext("%lld mail\n", "%lld mails\n",
		   (unsigned long)record->mails),
	    (long long)record->mails);
}

void
edition_print(const struct edition *edition,
    const struct edition_record *records, size_t n)
{
	size_t i;

	if (edition->is_json)
		fputs("[", stdout);
	for (i = 0; i < n; i++)
		if (edition->is_json)
			printf("%s%s", i == 0 ? "" : ",\n ", records[i].json);
		else
			print_record(&records[i]);
	if (edition->is_json)
		puts("]");
}

static const struct option_verb verb = { "edition",
	N_("the issues of the newsletter"),
	N_("\nDATE is 2026-11-25, its first moment, or 2026-11-25 09:00, of "
	   "Sofia's time,\nor with an offset, 2026-11-25T09:00+02:00.\n"),
	actions, ACTIONS, sizeof(actions[0]) };

int
verb_edition(const struct config *config, int argc, char **argv)
{
	struct edition edition = { .config = config };
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	if (i == ACTIONS)
		return status;
	edition.arena = arena_new();
	edition.db = editor_open(config, edition.arena, PATIENCE);
	status = actions[i].run(&edition, argc - 1, argv + 1);
	db_free(edition.db);
	arena_free(edition.arena);
	return status;
}
