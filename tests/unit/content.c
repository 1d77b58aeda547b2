/* SPDX-License-Identifier: EUPL-1.2 */
/* The content's version, and what C and the database must agree on. */
#include "database.h"
#include "page.h"

#include "content.h"
#include "log.h"
#include "piece.h"
#include "route.h"
#include "text.h"

#include <poll.h>

static struct arena *arena;
static struct db *db;
static struct content *content;
static char version[64];

static int
set_up(void **state)
{
	(void)state;
	database_do("UPDATE web.stand SET version = 1, moment = now(),"
		    " next_moment = NULL");
	arena = arena_new();
	db = db_new(arena, scratch_conninfo, "news");
	content = content_new(db);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	content_free(content);
	db_free(db);
	arena_free(arena);
	return 0;
}

/* Keep the version as of now. */
static void
keep_version(void)
{
	const char *now = content_version(content);

	assert_non_null(now);
	assert_true(strlen(now) > 0 && strlen(now) < sizeof(version));
	strcpy(version, now);
}

/* Until the database says something, as a worker waits. */
static void
wait_for_news(void)
{
	struct pollfd socket = { db_socket(db), POLLIN, 0 };

	assert_int_equal(poll(&socket, 1, 120000), 1);
}

TEST(a_version_is_a_word_for_an_etag)
{
	keep_version();
	assert_int_equal(strspn(version, "0123456789abcdef-"), strlen(version));
	assert_string_equal(content_version(content), version);
}

TEST(a_change_that_was_told_changes_the_version)
{
	int i;

	for (i = 0; i < 3; i++) {
		keep_version();
		database_do("UPDATE web.stand SET version = version + 1;"
			    "NOTIFY content");
		wait_for_news();
		assert_string_not_equal(content_version(content), version);
	}
}

TEST(nothing_is_asked_while_nothing_is_told)
{
	keep_version();
	database_do("UPDATE web.stand SET version = version + 1");
	assert_string_equal(content_version(content), version);
}

TEST(a_moment_that_comes_changes_the_version_by_itself)
{
	database_do("UPDATE web.stand SET next_moment = now() + '50 ms'");
	keep_version();
	database_do("UPDATE web.stand SET moment = next_moment,"
		    " next_moment = NULL");
	poll(NULL, 0, 70);
	assert_string_not_equal(content_version(content), version);
}

/* The content changes once the page has read what it shows. */
static int
get_early(struct request *request)
{
	database_do("UPDATE web.stand SET version = version + 1;"
		    "NOTIFY content");
	wait_for_news();
	request->body = "early";
	request->n_body = strlen(request->body);
	return 200;
}

ROUTE(early, "/:lang/", .get = get_early, .is_content = true);

TEST(a_page_is_never_older_than_its_tag)
{
	const struct program program = { .name = "news", ROUTES };
	struct words *words = words_load(page_folder);
	struct site site = { .words = words };
	char *environment[] = { arena_printf(arena, "REQUEST_METHOD=GET"),
		arena_printf(arena, "REQUEST_URI=/bg/"), NULL };
	struct request request = { .site = &site,
		.arena = arena,
		.db = db,
		.content = content,
		.environment = environment };

	keep_version();
	assert_int_equal(route_answer(&program, &request), 200);
	assert_non_null(strstr(request.etag, version));
	log_request(NULL);
	words_free(words);
}

/* Whether the version becomes another, as soon as that can be known. */
static bool
changes_in_time(void)
{
	const char *now;
	int i;

	for (i = 0; i < 6000; i++) {
		now = content_version(content);
		if (now != NULL && strcmp(now, version) != 0)
			return true;
		poll(NULL, 0, 20);
	}
	return false;
}

TEST(what_changed_while_the_database_was_away_is_seen)
{
	keep_version();
	database_cut();
	database_do("UPDATE web.stand SET version = version + 1;"
		    "NOTIFY content");
	assert_true(changes_in_time());
	/* And it listens on the new connection too. */
	keep_version();
	database_do("UPDATE web.stand SET version = version + 1;"
		    "NOTIFY content");
	wait_for_news();
	assert_true(changes_in_time());
}

TEST(without_a_database_there_is_no_version)
{
	struct db *away = db_new(arena, "host=/nonexistent dbname=x", "news");
	struct content *none = content_new(away);

	assert_null(content_version(none));
	assert_int_equal(db_status(away), 503);
	content_free(none);
	content_free(NULL);
	db_free(away);
}

TEST(a_refused_version_is_asked_for_again)
{
	keep_version();
	database_do("REVOKE SELECT ON web.version FROM news;"
		    "NOTIFY content");
	wait_for_news();
	assert_null(content_version(content));
	assert_null(content_version(content));
	database_do("GRANT SELECT ON web.version TO news");
	assert_string_equal(content_version(content), version);
}

/* The site's own database, whose content stays as it is. */
TEST(a_change_of_what_the_public_sees_changes_the_version)
{
	struct db *site = db_new(arena, getenv("NEWSROOM_DB"), "news");
	struct content *real = content_new(site);
	struct pollfd socket = { .events = POLLIN };
	const char *now = content_version(real);

	assert_non_null(now);
	strcpy(version, now);
	socket.fd = db_socket(site);
	free(database_ask(site_admin, "SELECT core.raise_version()"));
	assert_int_equal(poll(&socket, 1, 120000), 1);
	assert_string_not_equal(content_version(real), version);
	content_free(real);
	db_free(site);
}

TEST(the_sites_own_queries_fit_a_piece)
{
	struct db *site = db_new(arena, getenv("NEWSROOM_DB"), "news");
	char *expected = database_ask(site_admin,
	    "SELECT count(*) FROM web.project WHERE lang = 'bg'");
	size_t n;

	assert_non_null(
	    db_rows(site, QUERY_PROJECT_LIST, ARGS("bg"), &piece_row, &n));
	assert_int_equal(n, atoi(expected));
	free(expected);
	db_free(site);
}

/* Whether the database takes it as a slug. */
static bool
is_cores_slug(const char *name)
{
	PGresult *result = PQexecParams(site_admin, "SELECT $1::core.slug", 1,
	    NULL, &name, NULL, NULL, 0);
	bool is = PQresultStatus(result) == PGRES_TUPLES_OK;

	PQclear(result);
	return is;
}

TEST(a_slug_in_c_is_a_slug_in_the_database)
{
	static const char *const names[] = { "", "a", "z", "0", "9a", "2020",
		"2020-report", "20-20", "-", "-a", "a-", "a--b", "a-b", "a-1",
		"1-a", "A", "aB", "a_b", "a.b", "a b", " a", "a ", "a\n",
		"a\nb", "\na", "а", "aа", "é", "ａ", "a/b", "..", "a\x7f",
		"a%20b", "a\tb", "a'", "ß", "a-b-c-d-e-f", "---", "a---b",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"1111111111111111111111111111111111111111"
		"111111111111111111111111111111111111111a",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-" };
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (text_is_slug(names[i]) != is_cores_slug(names[i]))
			fail_msg("\"%s\" is a slug on one side only", names[i]);
}

static int
set_up_all(void **state)
{
	return page_set_up(state) + database_set_up(state);
}

static int
tear_down_all(void **state)
{
	return page_tear_down(state) + database_tear_down(state);
}

static const struct unit_hooks unit_hooks = { .set_up = set_up,
	.tear_down = tear_down,
	.set_up_all = set_up_all,
	.tear_down_all = tear_down_all };
