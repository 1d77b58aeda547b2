/* SPDX-License-Identifier: EUPL-1.2 */
/* Queries and rows, on a connection that stays: see also db_lost. */
#include "database.h"

#include "db.h"

struct choice {
	const char *slug, *name;
	int64_t missing;
};

static const struct field choice_fields[] = {
	FIELD(struct choice, missing),
	FIELD(struct choice, slug),
	FIELD(struct choice, name),
};
static const struct row choice_row = ROW(struct choice, choice_fields);

struct counts {
	int64_t articles, pages, projects, partners;
};

static const struct field counts_fields[] = {
	FIELD(struct counts, articles),
	FIELD(struct counts, pages),
	FIELD(struct counts, projects),
	FIELD(struct counts, partners),
};
static const struct row counts_row = ROW(struct counts, counts_fields);

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

static const struct choice *
choices(const char *lang, size_t *n)
{
	return db_rows(db, QUERY_PROJECT_CHOICES, ARGS(lang), &choice_row, n);
}

static const struct counts *
counts(void)
{
	size_t n = 0;

	return db_rows(db, QUERY_CONTENT_COUNT, NO_ARGS, &counts_row, &n);
}

static void
rows_are_structs_in_the_querys_order(void **state)
{
	const struct choice *rows;
	size_t n;

	(void)state;
	rows = choices("bg", &n);
	assert_non_null(rows);
	assert_int_equal(n, 3);
	assert_string_equal(rows[0].slug, "a");
	assert_string_equal(rows[0].name, "Първо");
	assert_string_equal(rows[1].slug, "b");
	assert_string_equal(rows[2].slug, "c");
}

static void
sqls_null_is_none(void **state)
{
	const struct choice *rows;
	size_t n;

	(void)state;
	rows = choices("bg", &n);
	assert_int_equal(n, 3);
	assert_null(rows[2].name);
	assert_int_equal(counts()->projects, 0);
	assert_int_equal(counts()->articles, 1);
	assert_int_equal(counts()->partners, -4);
}

static void
a_field_without_a_column_is_none(void **state)
{
	const struct choice *rows;
	size_t n;

	(void)state;
	rows = choices("en", &n);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].missing, 0);
}

static void
no_rows_are_not_null(void **state)
{
	size_t n = 77;

	(void)state;
	assert_non_null(choices("xx", &n));
	assert_int_equal(n, 0);
	assert_non_null(choices(NULL, &n));
	assert_int_equal(n, 0);
}

static void
an_argument_is_never_sql(void **state)
{
	size_t n = 77;

	(void)state;
	assert_non_null(choices("bg' OR 'a' = 'a", &n));
	assert_int_equal(n, 0);
	assert_non_null(choices("'; DROP TABLE web.project_choice --", &n));
	assert_non_null(choices("en", &n));
	assert_int_equal(n, 1);
}

static void
a_column_that_names_no_field_is_our_fault(void **state)
{
	static const struct row short_row = { choice_fields, 2,
		sizeof(struct choice) };
	size_t n = 77;

	(void)state;
	assert_null(
	    db_rows(db, QUERY_PROJECT_CHOICES, ARGS("bg"), &short_row, &n));
	assert_int_equal(n, 0);
	assert_int_equal(db_status(db), 500);
	assert_non_null(choices("bg", &n));
}

struct wrong {
	const char *slug;
	int64_t name;
};

static const struct field wrong_fields[] = {
	FIELD(struct wrong, slug),
	FIELD(struct wrong, name),
};
static const struct row wrong_row = ROW(struct wrong, wrong_fields);

static void
a_value_that_fits_no_member_is_our_fault(void **state)
{
	size_t n = 77;

	(void)state;
	assert_null(
	    db_rows(db, QUERY_PROJECT_CHOICES, ARGS("bg"), &wrong_row, &n));
	assert_int_equal(n, 0);
	assert_int_equal(db_status(db), 500);
}

static void
rows_live_until_the_arena_is_reset(void **state)
{
	const struct choice *first, *rows;
	size_t n;
	int i;

	(void)state;
	first = choices("bg", &n);
	for (i = 0; i < 50; i++)
		rows = choices("en", &n);
	assert_string_equal(first[0].name, "Първо");
	assert_string_equal(rows[0].name, "Only");
	arena_reset(arena);
	rows = choices("en", &n);
	assert_string_equal(rows[0].name, "Only");
}

static void
a_refusal_is_our_fault_and_says_why(void **state)
{
	size_t n;

	(void)state;
	assert_string_equal(db_message(db), "");
	database_command("refuse");
	assert_null(counts());
	assert_int_equal(db_status(db), 500);
	assert_string_equal(db_message(db), "not today");
	assert_false(db_do(db, QUERY_CONTENT_COUNT, NO_ARGS));
	assert_string_equal(db_message(db), "not today");
	assert_non_null(choices("bg", &n));
	assert_string_equal(db_message(db), "");
}

static void
a_missing_argument_is_our_fault(void **state)
{
	size_t n;

	(void)state;
	assert_null(
	    db_rows(db, QUERY_PROJECT_CHOICES, NO_ARGS, &choice_row, &n));
	assert_int_equal(db_status(db), 500);
	assert_non_null(choices("bg", &n));
}

static void
a_query_for_its_effect_has_one(void **state)
{
	size_t n;

	(void)state;
	assert_true(db_do(db, QUERY_TRANSACTION_BEGIN, NO_ARGS));
	database_command("refuse");
	assert_null(counts());
	/* The transaction is lost, and only its end brings peace. */
	assert_null(choices("bg", &n));
	assert_int_equal(db_status(db), 500);
	assert_true(db_do(db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS));
	assert_non_null(choices("bg", &n));
}

static void
a_statement_that_is_too_slow_is_503(void **state)
{
	char conninfo[2200];
	struct db *hasty;
	size_t n;

	(void)state;
	snprintf(conninfo, sizeof(conninfo),
	    "%s options='-c statement_timeout=100'", scratch_conninfo);
	hasty = db_new(arena, conninfo, "news");
	database_command("sleep");
	assert_null(
	    db_rows(hasty, QUERY_CONTENT_COUNT, NO_ARGS, &counts_row, &n));
	assert_int_equal(db_status(hasty), 503);
	assert_non_null(
	    db_rows(hasty, QUERY_PROJECT_CHOICES, ARGS("bg"), &choice_row, &n));
	db_free(hasty);
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
	for (i = 0; i < 500 && count != expected; i++) {
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
		TEST(nothing_is_asked_before_it_is_needed),
		TEST(the_role_is_the_user_unless_conninfo_names_one),
#undef TEST
	};

	return UNIT_RUN(tests, database_set_up, database_tear_down);
}
