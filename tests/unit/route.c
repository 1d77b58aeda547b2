/* SPDX-License-Identifier: EUPL-1.2 */
/* From an address to its handler, with the database away. */
#include "page.h"

#include "route.h"

static int
say(struct request *request, const char *text)
{
	request->body = text;
	request->n_body = strlen(text);
	return 200;
}

static int
get_home(struct request *request)
{
	return say(request, "home");
}

static int
get_thing(struct request *request)
{
	return say(request, request->segments[2]);
}

static int
get_file(struct request *request)
{
	return say(request, "file");
}

static int
get_form(struct request *request)
{
	return say(request, "form");
}

static int
post_form(struct request *request)
{
	return say(request, "posted");
}

static int
get_fault(struct request *request)
{
	(void)request;
	return 500;
}

static int
get_any(struct request *request)
{
	return say(request, "any");
}

static int
get_own_fault(struct request *request)
{
	say(request, "own");
	return 422;
}

ROUTE(any, "/:lang/pair/:any/", .get = get_any);
ROUTE(home, "/:lang/", .get = get_home, .is_content = true);
ROUTE(thing, "/:lang/news/:slug/", .get = get_thing);
ROUTE(plain, "/:lang/pair/plain/", .get = get_thing);
ROUTE(file, "/:lang/feed.atom", .get = get_file);
ROUTE(form, "/:lang/form/", .get = get_form, .post = post_form);
ROUTE(open, "/:lang/open/", .get = get_form, .post = post_form,
    .is_open_to_all = true);
ROUTE(fault, "/:lang/fault/", .get = get_fault);
ROUTE(own, "/:lang/own/", .get = get_own_fault);

struct ask {
	const char *method, *uri, *held, *fetch_site;
};

/* What all of them are answered with; ctemplate reads a folder once. */
static struct words *words;
static struct views *views;

static int
set_up(void **state)
{
	page_set_up(state);
	unit_write_file(page_folder, "error.tpl",
	    HTML "{{_lang}}{{#IS_404}} not there{{/IS_404}}"
		 "{{#IS_400}} malformed{{/IS_400}}"
		 "{{#IS_FOREIGN}} foreign{{/IS_FOREIGN}} {{STATUS}}"
		 "{{#LANGUAGE}}{{#HAS_IS_ALTERNATE}}+{{/HAS_IS_ALTERNATE}}"
		 "{{/LANGUAGE}}");
	words = words_load(page_folder);
	views = page_views(words, "error.tpl");
	return 0;
}

static int
tear_down(void **state)
{
	views_free(views);
	words_free(words);
	return page_tear_down(state);
}

/* Answer, and print status, where it leads to, and body. */
static void
answer(void *what)
{
	const struct ask *ask = what;
	struct arena *arena = arena_new();
	struct config config = { .origin = "https://a.bg" };
	struct site site = { &config, words, views };
	struct db *db = db_new(arena, "host=/nonexistent", "news");
	struct content *content = content_new(db);
	char *environment[] = { arena_printf(arena, "REQUEST_METHOD=%s",
				    ask->method),
		arena_printf(arena, "REQUEST_URI=%s", ask->uri),
		arena_printf(arena, "HTTP_IF_NONE_MATCH=%s", ask->held),
		arena_printf(arena, "HTTP_SEC_FETCH_SITE=%s", ask->fetch_site),
		NULL };
	struct request request = { .site = &site,
		.arena = arena,
		.db = db,
		.content = content,
		.environment = environment };
	const struct program program = { .name = "news", ROUTES };
	int status = route_answer(&program, &request);

	printf("%d %s%s%.*s", status,
	    request.location == NULL ? "" : request.location,
	    request.allow == NULL ? "" : request.allow, (int)request.n_body,
	    request.body);
	content_free(content);
	db_free(db);
	arena_free(arena);
}

static void
assert_asked(struct ask ask, const char *expected)
{
	struct ended ended = unit_run_here(answer, &ask);

	assert_string_equal(ended.out, expected);
	assert_int_equal(ended.status, 0);
}

static void
assert_answer(const char *method, const char *uri, const char *expected)
{
	assert_asked((struct ask){ method, uri, "*", "same-origin" }, expected);
}

/* What another site's page has sent. */
static void
assert_foreign(const char *method, const char *uri, const char *expected)
{
	assert_asked((struct ask){ method, uri, "*", "cross-site" }, expected);
}

TEST(an_address_finds_its_handler)
{
	assert_answer("GET", "/bg/", "200 home");
	assert_answer("HEAD", "/en/?q=1", "200 home");
	assert_answer("GET", "/bg/news/%D0%BF/", "200 п");
	assert_answer("GET", "/bg/feed.atom", "200 file");
}

TEST(what_is_no_route_is_not_there)
{
	assert_answer("GET", "/", "404 bg not there 404");
	assert_answer("GET", "/en/nothing/", "404 en not there 404");
	assert_answer("GET", "/en/news/", "404 en not there 404");
	assert_answer("GET", "/en/news/a/b/", "404 en not there 404");
	assert_answer("GET", "/en/new/x/", "404 en not there 404");
	assert_answer("GET", "/en/newsy/x/", "404 en not there 404");
	assert_answer("GET", "/en/feed.ato", "404 en not there 404");
	assert_answer("POST", "/en/nothing/", "404 en not there 404");
	assert_answer("GET", "/healthz/a/b/c", "404 bg not there 404");
	assert_answer("GET", "/bg/feed.atom/a/b", "404 bg not there 404");
	assert_answer("GET", "/bg/a/b/c/d/e", "404 bg not there 404");
}

TEST(a_language_that_is_not_ours_is_not_there)
{
	assert_answer("GET", "/de/", "404 bg not there 404");
	assert_answer("GET", "/bgx/news/x/", "404 bg not there 404");
	assert_answer("GET", "/:lang/", "404 bg not there 404");
}

TEST(a_path_is_led_to_how_its_route_writes_it)
{
	assert_answer("GET", "/bg", "301 /bg/");
	assert_answer("HEAD", "/bg/news/x", "301 /bg/news/x/");
	assert_answer("GET", "//bg///news//x//", "301 /bg/news/x/");
	assert_answer("GET", "/bg/feed.atom/", "301 /bg/feed.atom");
	assert_answer("GET", "//bg", "301 /bg/");
	assert_answer("GET", "/bg/news/a%2Fb/", "404 bg not there 404");
}

TEST(a_redirect_takes_its_query_along_where_it_can)
{
	assert_answer("GET", "/bg?a=1&b=%20", "301 /bg/?a=1&b=%20");
	assert_answer("GET", "/bg?", "301 /bg/");
	assert_answer("GET", "/bg?q=\xd0\xbf", "301 /bg/");
	assert_answer("GET", "/bg?q=a b", "301 /bg/");
	assert_answer("GET", "/bg?q=\x7f", "301 /bg/");
	assert_answer("GET", "/bg?q=\r\nX:y", "301 /bg/");
}

TEST(a_method_that_is_not_taken_is_405)
{
	assert_answer("POST", "/bg/", "405 GET, HEADbg 405");
	assert_answer("PUT", "/bg/form/", "405 GET, HEAD, POSTbg 405");
	assert_answer("get", "/bg/form/", "405 GET, HEAD, POSTbg 405");
	assert_answer("POST", "/bg/form/", "200 posted");
	assert_answer("POST", "//bg//form", "200 posted");
	assert_answer("GET", "/bg/form/", "200 form");
}

TEST(a_form_from_elsewhere_is_refused_but_at_the_open_door)
{
	assert_foreign("POST", "/en/form/", "403 en foreign 403");
	assert_foreign("POST", "//bg//form", "403 bg foreign 403");
	assert_foreign("POST", "/bg/open/", "200 posted");
	assert_foreign("GET", "/bg/form/", "200 form");
	assert_foreign("POST", "/bg/", "405 GET, HEADbg 405");
	assert_foreign("POST", "/bg/nothing/", "404 bg not there 404");
}

TEST(what_is_malformed_is_refused_in_the_sites_design)
{
	assert_answer("GET", "/en/%zz/", "400 en malformed 400");
	assert_answer("GET", "/en/?q=%00", "400 en malformed 400");
}

TEST(the_plainer_of_two_routes_that_fit_counts)
{
	assert_answer("GET", "/bg/pair/plain/", "200 plain");
	assert_answer("GET", "/bg/pair/x/", "200 any");
}

TEST(a_fault_has_its_page_unless_it_made_one)
{
	assert_answer("GET", "/en/fault/", "500 en 500");
	assert_answer("GET", "/en/own/", "422 own");
}

TEST(every_program_says_whether_it_lives_and_is_ready)
{
	assert_answer("GET", "/healthz", "200 alive\n");
	assert_answer("GET", "/readyz", "503 no database\n");
	assert_answer("POST", "/healthz", "405 GET, HEADbg 405");
}

static const struct unit_hooks unit_hooks = { .set_up_all = set_up,
	.tear_down_all = tear_down };
