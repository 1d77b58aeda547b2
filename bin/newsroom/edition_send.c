/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom edition send, status, cancel: an issue on its way. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "edition.h"
#include "newsroom.h"
#include "options.h"
#include "progress.h"
#include "speak.h"

struct progress {
	int64_t id;
	const char *state;
	int64_t mails, due, sent, bounced, failed, dropped;
	const char *json;
};

static const struct row progress_row = ROW_OF(struct progress, id, state, mails,
    due, sent, bounced, failed, dropped, json);

struct count {
	int64_t mails;
};

static const struct row count_row = ROW_OF(struct count, mails);

enum { NOTICED_S = 10 };

static void
print_line(const struct progress *now)
{
	printf("%6lld  ", (long long)now->id);
	edition_print_state(now->state);
	printf(ngettext("%lld mail: %lld handed over, %lld waiting, %lld "
			"bounced, %lld failed, %lld dropped\n",
		   "%lld mails: %lld handed over, %lld waiting, %lld "
		   "bounced, %lld failed, %lld dropped\n",
		   (unsigned long)now->mails),
	    (long long)now->mails, (long long)now->sent, (long long)now->due,
	    (long long)now->bounced, (long long)now->failed,
	    (long long)now->dropped);
}

static void
print_progress(const struct edition *edition, const struct progress *now,
    size_t n)
{
	size_t i;

	if (edition->is_json)
		fputs("[", stdout);
	for (i = 0; i < n; i++)
		if (edition->is_json)
			printf("%s%s", i == 0 ? "" : ",\n ", now[i].json);
		else
			print_line(&now[i]);
	if (edition->is_json)
		puts("]");
}

/* How far an issue is, or with NULL all that are not over. */
static const struct progress *
ask_progress(const struct edition *edition, const char *id, size_t *n)
{
	const struct progress *now = db_rows(edition->db, QUERY_ISSUE_PROGRESS,
	    ARGS(id), &progress_row, n);

	if (now == NULL)
		editor_refuse(edition->db);
	return now;
}

/* Ask once a second, until no mail waits any more. */
static const struct progress *
watch(struct edition *edition, const char *id, size_t *n)
{
	const struct progress *now;
	int64_t due, mails;
	int noticing = 0;
	bool is_sending;
	size_t i;

	for (;;) {
		now = ask_progress(edition, id, n);
		due = mails = 0;
		is_sending = false;
		for (i = 0; now != NULL && i < *n; i++) {
			due += now[i].due;
			mails += now[i].mails;
			is_sending |= strcmp(now[i].state, "sending") == 0;
		}
		/* A mailer notes the end of an issue a few seconds later. */
		if (due == 0 && (!is_sending || noticing++ == NOTICED_S))
			break;
		progress_show(_("Handed over"), mails - due, mails);
		sleep(1);
		arena_reset(edition->arena);
	}
	progress_clear();
	return now;
}

int
edition_status(struct edition *edition, int argc, char **argv)
{
	struct option_words words = { .most = 1 };
	bool is_watched = false;
	const struct option options[] = {
		{ "--watch", .flag = &is_watched },
		{ "--json", .flag = &edition->is_json },
		{ .name = NULL },
	};
	const struct progress *now;
	const char *id;
	size_t n;

	if (!options_take(options, argc, argv, &words) ||
	    (words.n == 1 && !edition_takes_id(argv, words.texts[0])))
		return EXIT_USAGE;
	id = words.n == 1 ? words.texts[0] : NULL;
	if (id != NULL && edition_find(edition, id, &n) == NULL)
		return EXIT_REFUSED;
	now = is_watched ? watch(edition, id, &n) :
			   ask_progress(edition, id, &n);
	if (now == NULL)
		return EXIT_REFUSED;
	print_progress(edition, now, n);
	if (n == 0 && !edition->is_json)
		puts(_("No edition is on its way."));
	return EXIT_DONE;
}

int
edition_send(struct edition *edition, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "ID" };
	bool is_waited = false;
	const struct option options[] = {
		{ "--wait", .flag = &is_waited },
		{ "--json", .flag = &edition->is_json },
		{ .name = NULL },
	};
	const struct progress *now;
	const struct count *count;
	pid_t shown;
	size_t n;

	if (!options_take(options, argc, argv, &words) ||
	    !edition_takes_id(argv, words.texts[0]))
		return EXIT_USAGE;
	shown = progress_begin(_("Writing the mails"));
	count = db_rows(edition->db, QUERY_ISSUE_SEND, ARGS(words.texts[0]),
	    &count_row, &n);
	progress_end(shown);
	if (count == NULL || n != 1)
		return editor_refuse(edition->db);
	if (!is_waited && !edition->is_json) {
		printf(_("Edition %s: mails in the outbox: %lld.\n"),
		    words.texts[0], (long long)count->mails);
		return EXIT_DONE;
	}
	now = is_waited ? watch(edition, words.texts[0], &n) :
			  ask_progress(edition, words.texts[0], &n);
	if (now == NULL)
		return EXIT_REFUSED;
	print_progress(edition, now, n);
	return EXIT_DONE;
}

int
edition_cancel(struct edition *edition, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "ID" };
	const struct option options[] = { { .name = NULL } };
	const struct count *count;
	int64_t dropped = 0;
	size_t n;

	if (!options_take(options, argc, argv, &words) ||
	    !edition_takes_id(argv, words.texts[0]))
		return EXIT_USAGE;
	if (!db_do(edition->db, QUERY_ISSUE_CANCEL, ARGS(words.texts[0])))
		return editor_refuse(edition->db);
	do {
		count = db_rows(edition->db, QUERY_ISSUE_DROP,
		    ARGS(words.texts[0], "10000"), &count_row, &n);
		if (count == NULL || n != 1)
			return editor_refuse(edition->db);
		dropped += count->mails;
		progress_show(_("Dropped"), dropped, 0);
	} while (count->mails > 0);
	progress_clear();
	printf(_("Edition %s is cancelled; mails not handed over: %lld.\n"),
	    words.texts[0], (long long)dropped);
	return EXIT_DONE;
}
