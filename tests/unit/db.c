/* SPDX-License-Identifier: EUPL-1.2 */
/* Queries and rows, on a connection that stays: see also db_lost. */
#include "connection.h"

struct teaser {
	const char *path, *title;
	struct date published_on;
	const char *part;
	int64_t missing;
};

static const struct row teaser_row = ROW_OF(struct teaser, missing,
    published_on, path, title, part);

static const struct teaser *
teasers(const char *lang, size_t *n)
{
	return db_rows(db, QUERY_EDITION_NEWEST, ARGS(lang), &teaser_row, n);
}

TEST(rows_are_structs_in_the_querys_order)
{
	const struct teaser *rows;
	size_t n;

	rows = teasers("bg", &n);
	assert_non_null(rows);
	assert_int_equal(n, 3);
	assert_string_equal(rows[0].path, "/bg/a/");
	assert_string_equal(rows[0].title, "Първо");
	assert_string_equal(rows[0].published_on.iso, "2021-01-01");
	assert_string_equal(rows[1].path, "/bg/b/");
	assert_string_equal(rows[2].path, "/bg/c/");
	assert_string_equal(rows[2].part, "teaser");
	assert_int_equal(version()->version, 1);
	assert_int_equal(version()->next_ms, 60000);
}

TEST(sqls_null_is_none)
{
	const struct teaser *rows;
	size_t n;

	rows = teasers("bg", &n);
	assert_int_equal(n, 3);
	assert_null(rows[2].title);
	assert_null(rows[2].published_on.iso);
	database_do("UPDATE web.stand SET version = NULL");
	assert_int_equal(version()->version, 0);
	database_do("UPDATE web.stand SET version = 1");
}

TEST(a_field_without_a_column_is_none)
{
	const struct teaser *rows;
	size_t n;

	rows = teasers("en", &n);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].missing, 0);
}

TEST(no_rows_are_not_null)
{
	size_t n = 77;

	assert_non_null(teasers("xx", &n));
	assert_int_equal(n, 0);
	assert_non_null(teasers(NULL, &n));
	assert_int_equal(n, 0);
}

TEST(an_argument_is_never_sql)
{
	size_t n = 77;

	assert_non_null(teasers("bg' OR 'a' = 'a", &n));
	assert_int_equal(n, 0);
	assert_non_null(teasers("'; DROP TABLE web.edition --", &n));
	assert_non_null(teasers("en", &n));
	assert_int_equal(n, 1);
}

static const struct row short_row = ROW_OF(struct teaser, missing, published_on,
    path);

TEST(a_column_that_names_no_field_is_our_fault)
{
	size_t n = 77;

	assert_null(
	    db_rows(db, QUERY_EDITION_NEWEST, ARGS("bg"), &short_row, &n));
	assert_int_equal(n, 0);
	assert_int_equal(db_status(db), 500);
	assert_non_null(teasers("bg", &n));
}

struct wrong {
	const char *part, *path;
	int64_t title;
};

static const struct row wrong_row = ROW_OF(struct wrong, part, path, title);

TEST(a_value_that_fits_no_member_is_our_fault)
{
	size_t n = 77;

	assert_null(
	    db_rows(db, QUERY_EDITION_NEWEST, ARGS("bg"), &wrong_row, &n));
	assert_int_equal(n, 0);
	assert_int_equal(db_status(db), 500);
}

TEST(rows_live_until_the_arena_is_reset)
{
	const struct teaser *first, *rows;
	size_t n;
	int i;

	first = teasers("bg", &n);
	for (i = 0; i < 50; i++)
		rows = teasers("en", &n);
	assert_string_equal(first[0].title, "Първо");
	assert_string_equal(rows[0].title, "Only");
	arena_reset(arena);
	rows = teasers("en", &n);
	assert_string_equal(rows[0].title, "Only");
}

TEST(a_refusal_is_our_fault_and_says_why)
{
	size_t n;

	assert_string_equal(db_message(db), "");
	database_command("refuse");
	assert_null(version());
	assert_int_equal(db_status(db), 500);
	assert_string_equal(db_message(db), "not today");
	assert_string_equal(db_constraint(db), "never_today");
	assert_false(db_do(db, QUERY_CONTENT_VERSION, NO_ARGS));
	assert_string_equal(db_message(db), "not today");
	assert_non_null(teasers("bg", &n));
	assert_string_equal(db_message(db), "");
	assert_string_equal(db_constraint(db), "");
}

TEST(a_missing_argument_is_our_fault)
{
	size_t n;

	assert_null(
	    db_rows(db, QUERY_EDITION_NEWEST, NO_ARGS, &teaser_row, &n));
	assert_int_equal(db_status(db), 500);
	assert_non_null(teasers("bg", &n));
}

TEST(a_query_for_its_effect_has_one)
{
	size_t n;

	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	database_command("refuse");
	assert_null(version());
	/* The transaction is lost, and only its end brings peace. */
	assert_null(teasers("bg", &n));
	assert_int_equal(db_status(db), 500);
	assert_true(db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS));
	assert_non_null(teasers("bg", &n));
}

TEST(a_statement_that_is_too_slow_is_503)
{
	char conninfo[2200];
	struct db *hasty;
	size_t n;

	snprintf(conninfo, sizeof(conninfo),
	    "%s options='-c statement_timeout=2000'", scratch_conninfo);
	hasty = db_new(arena, conninfo, "news");
	database_command("sleep");
	assert_null(
	    db_rows(hasty, QUERY_CONTENT_VERSION, NO_ARGS, &version_row, &n));
	assert_int_equal(db_status(hasty), 503);
	assert_non_null(
	    db_rows(hasty, QUERY_EDITION_NEWEST, ARGS("bg"), &teaser_row, &n));
	db_free(hasty);
}

TEST(a_wait_for_an_answer_ends_when_its_seconds_are_over)
{
	size_t n;

	db_wait(db, 1);
	database_command("nap");
	assert_null(
	    db_rows(db, QUERY_CONTENT_VERSION, NO_ARGS, &version_row, &n));
	assert_int_equal(db_status(db), 503);
	unit_holds(db_message(db), "lost");
}

/*
 * Whether a user has so many connections to the test's own database; those
 * of a test before need a moment to end.
 */
static bool
has_connections(const char *user, int expected)
{
	char sql[200], *n;
	int count = -1, i;

	snprintf(sql, sizeof(sql),
	    "SELECT count(*) FROM pg_stat_activity"
	    " WHERE datname = current_database() AND usename = '%s'"
	    " AND pid <> pg_backend_pid()",
	    user);
	for (i = 0; i < 12000 && count != expected; i++) {
		usleep(i == 0 ? 0 : 10000);
		n = database_ask(admin, sql);
		count = atoi(n);
		free(n);
	}
	return count == expected;
}

TEST(nothing_is_asked_before_it_is_needed)
{
	assert_int_equal(db_socket(db), -1);
	assert_true(has_connections("news", 0));
	assert_true(db_patience(db) >= 0);
	assert_true(db_wake(db));
	assert_true(has_connections("news", 1));
	assert_true(db_socket(db) >= 0);
	assert_int_equal(db_patience(db), -1);
}

TEST(the_role_is_the_user_unless_conninfo_names_one)
{
	char conninfo[2200];
	struct db *other;

	setenv("PGUSER", "nobody", 1);
	assert_true(db_wake(db));
	unsetenv("PGUSER");
	assert_true(has_connections("news", 1));
	snprintf(conninfo, sizeof(conninfo), "%s user=postgres",
	    scratch_conninfo);
	other = db_new(arena, conninfo, "news");
	assert_true(db_wake(other));
	assert_true(has_connections("postgres", 1));
	db_free(other);
	db_free(NULL);
}
