/* SPDX-License-Identifier: EUPL-1.2 */
#include "subscriber.h"

#include <err.h>
#include <stdio.h>
#include <string.h>

#include "newsroom.h"
#include "options.h"
#include "speak.h"
#include "text.h"

/* The longest time that the database may work on one step of an import. */
enum { PATIENCE = 600 };

struct shown {
	const char *address, *language, *frequency, *state, *asked, *confirmed;
	const char *gone, *projects;
	int64_t mails, soft_bounces;
	const char *suppressed, *json;
};

static const struct row shown_row = ROW_OF(struct shown, address, language,
    frequency, state, asked, confirmed, gone, projects, mails, soft_bounces,
    suppressed, json);

struct held {
	const char *json;
};

static const struct row held_row = ROW_OF(struct held, json);

struct done {
	bool is_done;
};

static const struct row done_row = ROW_OF(struct done, is_done);

struct stat {
	const char *what, *language, *frequency, *reason;
	int64_t n;
	const char *json;
};

static const struct row stat_row = ROW_OF(struct stat, what, language,
    frequency, reason, n, json);

/*
 * Take the one address that an action wants. False after the status was set:
 * wrong usage, or no address.
 */
static bool
take_address(struct subscriber *subscriber, const struct option *options,
    int argc, char **argv, int *status)
{
	struct option_words words = { .least = 1,
		.most = 1,
		.called = "ADDRESS" };

	*status = EXIT_USAGE;
	if (!options_take(options, argc, argv, &words))
		return false;
	*status = EXIT_REFUSED;
	subscriber->address = text_address(subscriber->arena, words.texts[0]);
	if (subscriber->address == NULL)
		warnx(_("that is no address of mail"));
	return subscriber->address != NULL;
}

/* What the names of lines are as wide as. */
enum { NAME_WIDTH = 13, STATE_WIDTH = 10 };

static void
print_line(const char *name, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	speak_column(name, NAME_WIDTH);
	printf(" %s\n", text);
}

static void
print_number(const char *name, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	print_line(name, text);
}

/* What has become of a subscription, as its reader says it. */
static const char *
state_said(const char *state)
{
	static const char *const states[] = { N_("waiting"), N_("subscribed"),
		N_("left"), N_("suppressed"), N_("asked") };
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(states[i], state) == 0)
			return gettext(states[i]);
	return state;
}

static void
print_shown(const struct shown *shown)
{
	print_line(_("address"), shown->address);
	print_line(_("state"),
	    shown->state == NULL ? _("no subscriber") :
				   state_said(shown->state));
	print_line(_("language"), shown->language);
	print_line(_("frequency"), shown->frequency);
	print_line(_("projects"), shown->projects);
	print_line(_("asked"), shown->asked);
	print_line(_("confirmed"), shown->confirmed);
	print_line(_("left"), shown->gone);
	if (shown->state != NULL) {
		print_number(_("mails"), shown->mails);
		print_number(_("soft bounces"), shown->soft_bounces);
	}
	print_line(_("suppressed"), shown->suppressed);
}

static int
nothing_held(void)
{
	warnx(_("nothing is held about this address"));
	return EXIT_REFUSED;
}

static int
show(struct subscriber *subscriber, int argc, char **argv)
{
	bool is_json = false;
	const struct option options[] = {
		{ "--json", .flag = &is_json },
		{ .name = NULL },
	};
	const struct shown *shown;
	size_t n;
	int status;

	if (!take_address(subscriber, options, argc, argv, &status))
		return status;
	shown = db_rows(subscriber->db, QUERY_READER_SHOW,
	    ARGS(subscriber->address), &shown_row, &n);
	if (shown == NULL)
		return editor_refuse(subscriber->db);
	if (n == 0)
		return nothing_held();
	if (is_json)
		puts(shown->json);
	else
		print_shown(shown);
	return EXIT_DONE;
}

static int
export_all(struct subscriber *subscriber, int argc, char **argv)
{
	const struct option options[] = { { .name = NULL } };
	const struct held *held;
	size_t n;
	int status;

	if (!take_address(subscriber, options, argc, argv, &status))
		return status;
	held = db_rows(subscriber->db, QUERY_READER_EXPORT,
	    ARGS(subscriber->address), &held_row, &n);
	if (held == NULL)
		return editor_refuse(subscriber->db);
	if (n != 1 || held->json == NULL)
		return nothing_held();
	puts(held->json);
	return EXIT_DONE;
}

/* Do something for an address that is either done or was so already. */
static int
change(const struct subscriber *subscriber, enum query query, const char *done,
    const char *already)
{
	const struct done *answer;
	size_t n;

	answer = db_rows(subscriber->db, query, ARGS(subscriber->address),
	    &done_row, &n);
	if (answer == NULL || n != 1)
		return editor_refuse(subscriber->db);
	puts(answer->is_done ? done : already);
	return EXIT_DONE;
}

static int
erase(struct subscriber *subscriber, int argc, char **argv)
{
	const struct option options[] = { { .name = NULL } };
	int status;

	if (!take_address(subscriber, options, argc, argv, &status))
		return status;
	return change(subscriber, QUERY_READER_ERASE,
	    _("Erased; what is left is a hash that keeps it from being "
	      "written to."),
	    _("Nothing was held about this address."));
}

static int
suppress(struct subscriber *subscriber, int argc, char **argv)
{
	bool is_lifted = false;
	const struct option options[] = {
		{ "--lift", .flag = &is_lifted },
		{ .name = NULL },
	};
	int status;

	if (!take_address(subscriber, options, argc, argv, &status))
		return status;
	if (is_lifted)
		return change(subscriber, QUERY_READER_UNSUPPRESS,
		    _("It may be written to again, once it asks."),
		    _("It was not suppressed."));
	return change(subscriber, QUERY_READER_SUPPRESS,
	    _("It is never written to again."),
	    _("It was suppressed already."));
}

static void
print_stat(const struct stat *stat)
{
	speak_column(state_said(stat->what), STATE_WIDTH);
	printf("  %-2s  %-6s  %-10s  %lld\n",
	    stat->language == NULL ? "" : stat->language,
	    stat->frequency == NULL ? "" : stat->frequency,
	    stat->reason == NULL ? "" : stat->reason, (long long)stat->n);
}

static int
stats(struct subscriber *subscriber, int argc, char **argv)
{
	struct option_words words = { .n = 0 };
	bool is_json = false;
	const struct option options[] = {
		{ "--json", .flag = &is_json },
		{ .name = NULL },
	};
	const struct stat *counts;
	size_t n, i;

	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	counts = db_rows(subscriber->db, QUERY_READER_COUNT, NO_ARGS, &stat_row,
	    &n);
	if (counts == NULL)
		return editor_refuse(subscriber->db);
	for (i = 0; i < n; i++)
		if (is_json)
			printf("%s%s", i == 0 ? "[" : ",\n ", counts[i].json);
		else
			print_stat(&counts[i]);
	if (is_json)
		puts(n == 0 ? "[]" : "]");
	return EXIT_DONE;
}

static const struct {
	struct option_action is;
	int (*run)(struct subscriber *, int, char **);
} actions[] = {
	{ { "show", "show ADDRESS [--json]" }, show },
	{ { "export",
	      N_("export ADDRESS\n"
		 "      all that is held about it, as JSON (GDPR, 15 and "
		 "20)") },
	    export_all },
	{ { "erase",
	      N_("erase ADDRESS\n"
		 "      all of it, and never write to it again (GDPR, 17)") },
	    erase },
	{ { "suppress",
	      N_("suppress [--lift] ADDRESS\n"
		 "      never write to it again; --lift: take that back") },
	    suppress },
	{ { "import",
	      N_("import FILE.csv [--dry-run] [--json]\n"
		 "      who comes with proof of consent; columns in any "
		 "order:\n"
		 "      email,language,frequency,consented_at,consent_words "
		 "and,\n"
		 "      if you like, projects (slugs with ; between) and "
		 "privacy_page") },
	    subscriber_import },
	{ { "stats", "stats [--json]" }, stats },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static const struct option_verb verb = { "subscriber",
	N_("who reads the newsletter"), "", actions, ACTIONS,
	sizeof(actions[0]) };

int
verb_subscriber(const struct config *config, int argc, char **argv)
{
	struct subscriber subscriber = { .address = NULL };
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	if (i == ACTIONS)
		return status;
	subscriber.arena = arena_new();
	subscriber.db = editor_open(config, subscriber.arena, PATIENCE);
	status = actions[i].run(&subscriber, argc - 1, argv + 1);
	db_free(subscriber.db);
	arena_free(subscriber.arena);
	return status;
}
