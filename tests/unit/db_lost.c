/* SPDX-License-Identifier: EUPL-1.2 */
/* db when the connection is lost, the database away, or a plan stale. */
#include "connection.h"

#include <poll.h>

/* Sleep as a worker does, until db_wake may find the database again. */
static bool
wake_when_due(void)
{
	int ms = db_patience(db), i;

	for (i = 0; i < 10 && !db_wake(db); i++) {
		poll(NULL, 0, ms);
		ms = db_patience(db);
	}
	return db_wake(db);
}

TEST(a_connection_that_was_killed_is_found_again_unseen)
{
	int i;

	for (i = 0; i < 3; i++) {
		assert_non_null(version());
		database_cut();
	}
	assert_non_null(version());
}

TEST(what_writes_is_not_asked_again)
{
	assert_true(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
	database_cut();
	assert_false(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
	assert_int_equal(db_status(db), 503);
	unit_holds(db_message(db), "lost");
	assert_int_equal(db_socket(db), -1);
	assert_true(wake_when_due());
	assert_true(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
}

TEST(a_connection_that_ends_in_a_query_is_503_and_found_again)
{
	assert_non_null(version());
	database_command("end");
	assert_null(version());
	assert_int_equal(db_status(db), 503);
	database_command("nothing");
	assert_true(wake_when_due());
	assert_non_null(version());
}

TEST(what_is_lost_each_time_is_not_looked_for_each_time)
{
	int i;

	database_command("end");
	for (i = 0; i < 40; i++)
		assert_null(version());
	assert_in_range(db_connections(db), 2, 20);
	database_command("nothing");
	assert_true(wake_when_due());
	assert_non_null(version());
}

TEST(an_idle_worker_learns_that_the_connection_is_lost)
{
	struct pollfd socket = { .events = POLLIN };
	int i;

	assert_true(db_wake(db));
	database_cut();
	/* The server's last word and the end may come one by one. */
	for (i = 0; i < 5 && db_socket(db) >= 0; i++) {
		socket.fd = db_socket(db);
		assert_int_equal(poll(&socket, 1, 120000), 1);
		db_wake(db);
	}
	assert_int_equal(db_socket(db), -1);
	/* And has it again before anybody asks. */
	assert_true(db_wake(db));
}

/* The types of its columns are no longer those of the plan (0A000). */
TEST(a_plan_that_went_stale_is_made_again_unseen)
{
	assert_int_equal(version()->version, 1);
	database_do("DROP VIEW web.version; CREATE VIEW web.version AS SELECT"
		    " '22'::text AS version, moment, next_moment"
		    " FROM web.stand; GRANT SELECT ON web.version TO news");
	assert_non_null(version());
	assert_int_equal(version()->version, 22);
	database_do("DROP VIEW web.version; CREATE VIEW web.version AS SELECT"
		    " web.act(version, what) AS version, moment, next_moment"
		    " FROM web.stand; GRANT SELECT ON web.version TO news");
	assert_true(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
	assert_int_equal(version()->version, 1);
}

/* The server does not know the statement any more (26000). */
TEST(a_plan_that_was_forgotten_is_made_again_unseen)
{
	int i;

	database_command("forget");
	for (i = 0; i < 5; i++)
		assert_non_null(version());
	assert_true(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
	database_command("nothing");
	assert_non_null(version());
}

/* PostgreSQL ended one of two that waited for each other (40P01). */
TEST(who_gave_way_to_another_goes_again_unseen)
{
	database_command("yield");
	assert_non_null(version());
	assert_true(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	assert_null(version());
	assert_true(db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS));
	database_command("nothing");
	assert_non_null(version());
}

/* Asked once more, COMMIT would say that all is well: nothing is open then. */
TEST(what_gave_way_when_it_was_kept_is_not_kept)
{
	database_command("late");
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	assert_non_null(version());
	assert_false(db_do(db, QUERY_TRANSACTION_COMMIT, NO_ARGS));
	database_command("nothing");
	assert_non_null(version());
}

TEST(a_transaction_does_not_go_on_elsewhere)
{
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	assert_non_null(version());
	database_cut();
	assert_null(version());
	assert_true(wake_when_due());
	assert_null(version());
	assert_int_equal(db_status(db), 503);
	unit_holds(db_message(db), "lost");
	assert_false(db_do(db, QUERY_TRANSACTION_COMMIT, NO_ARGS));
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	assert_non_null(version());
	assert_true(db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS));
	assert_non_null(version());
}

TEST(a_plan_that_went_stale_in_a_transaction_ends_it)
{
	database_command("forget");
	assert_non_null(version());
	database_command("nothing");
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	assert_null(version());
	assert_int_equal(db_status(db), 500);
	assert_true(db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS));
	assert_non_null(version());
}

TEST(what_the_database_tells_is_heard_once)
{
	struct pollfd socket = { .events = POLLIN };

	assert_false(db_heard(db));
	assert_true(db_do(db, QUERY_CONTENT_LISTEN, NO_ARGS));
	assert_true(db_heard(db));
	assert_true(db_wake(db));
	assert_false(db_heard(db));
	database_do("NOTIFY content, '7'");
	socket.fd = db_socket(db);
	assert_int_equal(poll(&socket, 1, 120000), 1);
	assert_true(db_wake(db));
	assert_true(db_heard(db));
	assert_false(db_heard(db));
	database_do("NOTIFY something_else");
	assert_true(db_wake(db));
	assert_false(db_heard(db));
}

TEST(a_new_connection_may_have_missed_something)
{
	assert_non_null(version());
	assert_true(db_heard(db));
	database_cut();
	assert_non_null(version());
	assert_true(db_heard(db));
}

TEST(each_connection_that_is_made_counts)
{
	assert_int_equal(db_connections(db), 0);
	assert_non_null(version());
	assert_non_null(version());
	assert_int_equal(db_connections(db), 1);
	database_cut();
	assert_non_null(version());
	assert_int_equal(db_connections(db), 2);
}

TEST(while_the_database_is_away_every_call_fails_with_503)
{
	static const char *const nowhere[] = { "host=/nonexistent dbname=x",
		"no conninfo at all", "host=/nonexistent user=" };
	size_t i, n;

	for (i = 0; i < COUNT(nowhere); i++) {
		struct db *away = db_new(arena, nowhere[i], "news");

		assert_null(db_rows(away, QUERY_CONTENT_VERSION, NO_ARGS,
		    &version_row, &n));
		assert_int_equal(db_status(away), 503);
		assert_false(db_do(away, QUERY_CONTENT_VERSION, NO_ARGS));
		assert_int_equal(db_status(away), 503);
		assert_false(db_wake(away));
		assert_int_equal(db_socket(away), -1);
		assert_in_range(db_patience(away), 1, 5000);
		db_free(away);
	}
}

static void
count_tries(void *unused)
{
	struct db *away = db_new(arena, "host=/nonexistent dbname=x", "news");
	int i, pause = 0;

	(void)unused;
	for (i = 0; i < 100; i++)
		db_wake(away);
	for (i = 0; i < 4; i++) {
		pause = db_patience(away);
		poll(NULL, 0, pause);
		db_wake(away);
	}
	printf("%d", db_patience(away));
	db_free(away);
}

TEST(the_pauses_between_tries_grow)
{
	struct ended ended = unit_run_apart(count_tries, NULL);
	const char *line;
	int tries = 0;

	for (line = ended.err; (line = strstr(line, "away")) != NULL; line++)
		tries++;
	/* A hundred calls at once try once, or twice on a slow machine. */
	assert_in_range(tries, 4, 6);
	assert_in_range(atoi(ended.out), 100, 5000);
}

/* The first pause of a worker's own process after a try in vain. */
static void
print_patience(void *unused)
{
	struct db *lost = db_new(arena, "host=/nonexistent", "news");

	(void)unused;
	db_wake(lost);
	printf("%d", db_patience(lost));
	db_free(lost);
}

TEST(workers_do_not_try_at_the_same_moments)
{
	int least = INT32_MAX, most = 0, i;

	for (i = 0; i < 8; i++) {
		struct ended ended = unit_run_apart(print_patience, NULL);
		int ms = atoi(ended.out);

		assert_int_equal(ended.status, 0);
		least = ms < least ? ms : least;
		most = ms > most ? ms : most;
	}
	assert_in_range(least, 1, 75);
	assert_in_range(most - least, 5, 74);
}
