/* SPDX-License-Identifier: EUPL-1.2 */
/* Queries and rows, on a connection that stays: see also db_lost. */
#include "database.h"

#include "db.h"

struct teaser {
	const char *path, *title;
	struct date published_on;
	const char *part;
	int64_t missing;
};

static const struct field teaser_fields[] = {
	FIELD(struct teaser, missing),
	FIELD(struct teaser, published_on),
	FIELD(struct teaser, path),
	FIELD(struct teaser, title),
	FIELD(struct teaser, part),
};
static const struct row teaser_row = ROW(struct teaser, teaser_fields);

struct version {
	int64_t version, moment, next_ms;
};

static const struct field version_fields[] = {
	FIELD(struct version, version),
	FIELD(struct version, moment),
	FIELD(struct version, next_ms),
};
static const struct row version_row = ROW(struct version, version_fields);

static struct arena *arena;
static struct db *db;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	db = db_new(arena, scratch_conninfo, "news");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	database_command("nothing");
	db_free(db);
	arena_free(arena);
	return 0;
}

static const struct teaser *
teasers(const char *lang, size_t *n)
{
	return db_rows(db, QUERY_EDITION_NEWEST, ARGS(lang), &teaser_row, n);
}

static const struct version *
version(void)
{
	size_t n = 0;

	return db_rows(db, QUERY_CONTENT_VERSION, NO_ARGS, &version_row, &n);
}

static void
rows_are_structs_in_the_querys_order(void **state)
{
	const struct teaser *rows;
	size_t n;

	(void)state;
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

static void
sqls_null_is_none(void **state)
{
	const struct teaser *rows;
	size_t n;

	(void)state;
	rows = teasers("bg", &n);
	assert_int_equal(n, 3);
	assert_null(rows[2].title);
	assert_null(rows[2].published_on.iso);
	database_do("UPDATE web.stand SET version = NULL");
	assert_int_equal(version()->version, 0);
	database_do("UPDATE web.stand SET version = 1");
}

static void
a_field_without_a_column_is_none(void **state)
{
	const struct teaser *rows;
	size_t n;

	(void)state;
	rows = teasers("en", &n);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].missing, 0);
}

static void
no_rows_are_not_null(void **state)
{
	size_t n = 77;

	(void)state;
	assert_non_null(teasers("xx", &n));
	assert_int_equal(n, 0);
	assert_non_null(teasers(NULL, &n));
	assert_int_equal(n, 0);
}

static void
an_argument_is_never_sql(void **state)
{
	size_t n = 77;

	(void)state;
	assert_non_null(teasers("bg' OR 'a' = 'a", &n));
	assert_int_equal(n, 0);
	assert_non_null(teasers("'; DROP TABLE web.edition --", &n));
	assert_non_null(teasers("en", &n));
	assert_int_equal(n, 1);
}

static void
a_column_that_names_no_field_is_our_fault(void **state)
{
	static const struct row short_row = { teaser_fields, 3,
		sizeof(struct teaser) };
	size_t n = 77;

	(void)state;
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

static const struct field wrong_fields[] = {
	FIELD(struct wrong, part),
	FIELD(struct wrong, path),
	FIELD(struct wrong, title),
};
static const struct row wrong_row = ROW(struct wrong, wrong_fields);

static void
a_value_that_fits_no_member_is_our_fault(void **state)
{
	size_t n = 77;

	(void)state;
	assert_null(
	    db_rows(db, QUERY_EDITION_NEWEST, ARGS("bg"), &wrong_row, &n));
	assert_int_equal(n, 0);
	assert_int_equal(db_status(db), 500);
}

static void
rows_live_until_the_arena_is_reset(void **state)
{
	const struct teaser *first, *rows;
	size_t n;
	int i;

	(void)state;
	first = teasers("bg", &n);
	for (i = 0; i < 50; i++)
		rows = teasers("en", &n);
	assert_string_equal(first[0].title, "Първо");
	assert_string_equal(rows[0].title, "Only");
	arena_reset(arena);
	rows = teasers("en", &n);
	assert_string_equal(rows[0].title, "Only");
}

static void
a_refusal_is_our_fault_and_says_why(void **state)
{
	size_t n;

	(void)state;
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

static void
a_missing_argument_is_our_fault(void **state)
{
	size_t n;

	(void)state;
	assert_null(
	    db_rows(db, QUERY_EDITION_NEWEST, NO_ARGS, &teaser_row, &n));
	assert_int_equal(db_status(db), 500);
	assert_non_null(teasers("bg", &n));
}

static void
a_query_for_its_effect_has_one(void **state)
{
	size_t n;

	(void)state;
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	database_command("refuse");
	assert_null(version());
	/* The transaction is lost, and only its end brings peace. */
	assert_null(teasers("bg", &n));
	assert_int_equal(db_status(db), 500);
	assert_true(db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS));
	assert_non_null(teasers("bg", &n));
}

static void
a_statement_that_is_too_slow_is_503(void **state)
{
	char conninfo[2200];
	struct db *hasty;
	size_t n;

	(void)state;
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

static void
a_wait_for_an_answer_ends_when_its_seconds_are_over(void **state)
{
	size_t n;

	(void)state;
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

static void
nothing_is_asked_before_it_is_needed(void **state)
{
	(void)state;
	assert_int_equal(db_socket(db), -1);
	assert_true(has_connections("news", 0));
	assert_true(db_patience(db) >= 0);
	assert_true(db_wake(db));
	assert_true(has_connections("news", 1));
	assert_true(db_socket(db) >= 0);
	assert_int_equal(db_patience(db), -1);
}

static void
the_role_is_the_user_unless_conninfo_names_one(void **state)
{
	char conninfo[2200];
	struct db *other;

	(void)state;
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(rows_are_structs_in_the_querys_order),
		TEST(sqls_null_is_none),
		TEST(a_field_without_a_column_is_none),
		TEST(no_rows_are_not_null),
		TEST(an_argument_is_never_sql),
		TEST(a_column_that_names_no_field_is_our_fault),
		TEST(a_value_that_fits_no_member_is_our_fault),
		TEST(rows_live_until_the_arena_is_reset),
		TEST(a_refusal_is_our_fault_and_says_why),
		TEST(a_missing_argument_is_our_fault),
		TEST(a_query_for_its_effect_has_one),
		TEST(a_statement_that_is_too_slow_is_503),
		TEST(a_wait_for_an_answer_ends_when_its_seconds_are_over),
		TEST(nothing_is_asked_before_it_is_needed),
		TEST(the_role_is_the_user_unless_conninfo_names_one),
#undef TEST
	};

	return UNIT_RUN(tests, database_set_up, database_tear_down);
}
