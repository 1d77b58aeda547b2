/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said to a server in front that keeps pages. */
#include "exchange.h"

/* What is said of a page with a tag, and of other answers, to who keeps. */
static int
keep(struct request *request, int status, enum keeper keeper, int ms)
{
	request->keeper = keeper;
	request->asked_ms = INT64_C(1600000000000) + ms;
	request->etag = status == 200 || status == 304 ? "\"tag\"" : NULL;
	request->body = "a page\n";
	request->n_body = 7;
	return status;
}

static int
keep_page(struct request *request)
{
	return keep(request, 200, KEEPER_ON, 999);
}

static int
keep_early_page(struct request *request)
{
	return keep(request, 304, KEEPER_HELD, 99);
}

static int
keep_small_page(struct request *request)
{
	request->encoding = "gzip";
	return keep(request, 200, KEEPER_HELD, 100);
}

#define END                                                                    \
	"Content-Type: text/html; charset=utf-8\r\n"                           \
	"Content-Language: bg\r\nContent-Length: 7\r\n\r\na page\n"

TEST(a_page_is_kept_until_the_second_ends_in_which_it_was_asked)
{
	assert_sent("GET", "/bg/", keep_page,
	    "Status: 200 OK\r\nETag: \"tag\"\r\n"
	    "Cache-Control: max-age=1, stale-if-error=3600\r\n"
	    "X-Accel-Expires: @1600000000\r\nVary: Accept-Encoding\r\n" END);
}

TEST(only_at_its_begin_may_another_second_have_it)
{
	assert_sent("GET", "/bg/", keep_early_page,
	    "Status: 304 Not Modified\r\nETag: \"tag\"\r\n"
	    "Cache-Control: max-age=1, stale-while-revalidate=1, "
	    "stale-if-error=3600\r\n"
	    "X-Accel-Expires: @1600000000\r\n"
	    "Vary: Accept-Encoding\r\n\r\n");
}

TEST(a_page_is_kept_in_the_encoding_that_is_wanted)
{
	struct exchange what = { "GET", "/bg/", keep_small_page };
	struct ended ended;

	ended = unit_run_apart(exchange, &what);
	assert_non_null(strstr(ended.out, "\r\nContent-Encoding: gzip\r\n"));
	assert_non_null(strstr(ended.out, "\r\nContent-Length: 27\r\n"));
	assert_null(strstr(ended.out, "a page"));
	assert_null(strstr(ended.out, "revalidate"));
}

static int
lose_new(struct request *request)
{
	request->encoding = "br";
	return keep(request, 404, KEEPER_ON, 0);
}

static int
lose_held(struct request *request)
{
	return keep(request, 404, KEEPER_HELD, 0);
}

static int
wait_held(struct request *request)
{
	return keep(request, 503, KEEPER_HELD, 0);
}

static int
let_stand(struct request *request)
{
	keep(request, 503, KEEPER_HELD, 0);
	return 304;
}

static int
withdraw_held(struct request *request)
{
	return keep(request, 410, KEEPER_HELD, 0);
}

TEST(what_takes_the_place_of_a_page_is_kept_for_no_worse_time)
{
	assert_sent("GET", "/bg/", lose_held,
	    "Status: 404 Not Found\r\nCache-Control: max-age=1\r\n"
	    "X-Accel-Expires: @1600000000\r\n" END);
	assert_sent("GET", "/bg/", withdraw_held,
	    "Status: 410 Gone\r\nCache-Control: max-age=1\r\n"
	    "X-Accel-Expires: @1600000000\r\n" END);
}

TEST(what_stands_while_nobody_knows_stands_for_a_second)
{
	assert_sent("GET", "/bg/", let_stand,
	    "Status: 304 Not Modified\r\nCache-Control: max-age=1\r\n"
	    "X-Accel-Expires: @1600000000\r\n\r\n");
}

TEST(a_fault_is_kept_by_nobody)
{
	assert_sent("GET", "/bg/", lose_new,
	    "Status: 404 Not Found\r\nCache-Control: no-store\r\n" END);
	assert_sent("GET", "/bg/", wait_held,
	    "Status: 503 Service Unavailable\r\nRetry-After: 5\r\n"
	    "Cache-Control: no-store\r\n" END);
}

static const struct unit_hooks unit_hooks = { .set_up = page_set_up,
	.tear_down = page_tear_down };
