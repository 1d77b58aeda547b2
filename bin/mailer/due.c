/* SPDX-License-Identifier: EUPL-1.2 */
#include "due.h"

#include <err.h>
#include <stdlib.h>

#include "log.h"
#include "stop.h"

enum {
	SETTLE_AT_ONCE = 200,  /* asks */
	COMPOSE_SECONDS = 600, /* for a million readers */
	TEND_AT_ONCE = 1000,
	TEND_ROUNDS = 1000, /* an hour's, at most */
};

struct due {
	const struct mailer *mailer;
	struct arena *arena; /* of one call */
	struct db *db;
};

struct count {
	int64_t number;
};

static const struct row count_row = ROW_OF(struct count, number);

void
due_settle(struct due *due)
{
	const struct count *count;
	size_t n;

	arena_reset(due->arena);
	do
		count = db_rows(due->db, QUERY_ASK_SETTLE,
		    ARGS(arena_printf(due->arena, "%d", SETTLE_AT_ONCE)),
		    &count_row, &n);
	while (count != NULL && count->number == SETTLE_AT_ONCE &&
	    !stop_wait(due->mailer->stop, 0));
}

void
due_compose(struct due *due)
{
	const char *weekly = due->mailer->config->weekly;
	const struct count *begun;
	size_t n;

	arena_reset(due->arena);
	/* An issue for a million readers is made by one statement. */
	db_wait(due->db, COMPOSE_SECONDS);
	/* A connection that is new knows nothing of it. */
	if (!db_do(due->db, QUERY_STATEMENT_PATIENCE,
		ARGS(arena_printf(due->arena, "%d", COMPOSE_SECONDS * 1000))))
		return;
	begun = db_rows(due->db, QUERY_ISSUE_COMPOSE_DUE,
	    ARGS(arena_strndup(due->arena, weekly, 1), weekly + 2,
		arena_printf(due->arena, "%lld",
		    (long long)due->mailer->config->each_delay)),
	    &count_row, &n);
	if (begun != NULL && begun->number > 0)
		log_line("%lld issues are going out", (long long)begun->number);
}

void
due_tend(struct due *due)
{
	const struct count *gone;
	size_t n;
	int i = 0;

	do {
		arena_reset(due->arena);
		gone = db_rows(due->db, QUERY_NEWSLETTER_TEND,
		    ARGS(arena_printf(due->arena, "%d", TEND_AT_ONCE)),
		    &count_row, &n);
	} while (gone != NULL && gone->number >= TEND_AT_ONCE &&
	    ++i < TEND_ROUNDS && !stop_wait(due->mailer->stop, 0));
}

struct due *
due_new(const struct mailer *mailer)
{
	struct due *due = calloc(1, sizeof(*due));

	if (due == NULL)
		err(EXIT_AWAY, "memory");
	due->mailer = mailer;
	due->arena = arena_new();
	due->db = db_new(due->arena, mailer->config->db, "mailer");
	return due;
}

struct db *
due_db(const struct due *due)
{
	return due->db;
}

void
due_free(struct due *due)
{
	db_free(due->db);
	arena_free(due->arena);
	free(due);
}
