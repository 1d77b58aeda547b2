/* SPDX-License-Identifier: EUPL-1.2 */
/* What is sent, byte for byte, as plain CGI. */
#include "exchange.h"

#include <signal.h>

static int
show(struct request *request)
{
	return response_show(request, response_view(request, "t.tpl"));
}

TEST(a_page_knows_its_language_address_and_the_others)
{
	assert_sent("GET", "/en/%D0%BF/?q=1", show,
	    "Status: 200 OK\r\nCache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: en\r\nContent-Length: 64\r\n\r\n"
	    "en /en/%D0%BF/ https://a.bg id7 bg=/bg/%D0%BF/+ "
	    "en=/en/%D0%BF/!+");
}

static int
show_elsewhere(struct request *request)
{
	response_alternate(request, "bg", "/bg/drugade/");
	response_alternate(request, "xx", "/xx/");
	return show(request);
}

TEST(an_alternate_is_only_where_it_was_said)
{
	assert_sent("GET", "/en/x/", show_elsewhere,
	    "Status: 200 OK\r\nCache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: en\r\nContent-Length: 52\r\n\r\n"
	    "en /en/x/ https://a.bg id7 bg=/bg/drugade/+ en=/en/!");
}

struct part {
	const char *part, *path, *lang, *title;
};

static const struct row part_row = ROW_OF(struct part, part, path, lang, title);

static int
show_pieces(struct request *request)
{
	static const struct part parts[] = {
		{ "thing", "/bg/nesto/", "bg", "a" },
		{ "other", "/bg/drugo/", NULL, "b" },
	};

	return response_pieces(request, "t.tpl", &part_row, parts, 2);
}

TEST(a_piece_with_a_language_says_where_the_page_stands_in_it)
{
	assert_sent("GET", "/en/x/", show_pieces,
	    "Status: 200 OK\r\nCache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: en\r\nContent-Length: 54\r\n\r\n"
	    "en /en/x/ https://a.bg id7 bg=/bg/nesto/+ en=/en/! a b");
}

static int
show_nowhere(struct request *request)
{
	response_alternate(request, NULL, NULL);
	return show(request);
}

TEST(what_is_nowhere_else_leads_to_the_first_page)
{
	assert_sent("GET", "/", show_nowhere,
	    "Status: 200 OK\r\nCache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: bg\r\nContent-Length: 38\r\n\r\n"
	    "bg / https://a.bg id7 bg=/bg/! en=/en/");
}

static int
show_tagged(struct request *request)
{
	request->etag = "\"v1\"";
	return show_nowhere(request);
}

TEST(a_head_has_the_headers_and_no_body)
{
	assert_sent("HEAD", "/", show_tagged,
	    "Status: 200 OK\r\nETag: \"v1\"\r\nCache-Control: no-cache\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: bg\r\nContent-Length: 38\r\n\r\n");
}

static int
say_unchanged(struct request *request)
{
	request->etag = "\"v1\"";
	return 304;
}

TEST(what_is_unchanged_has_neither_body_nor_type)
{
	assert_sent("GET", "/bg/", say_unchanged,
	    "Status: 304 Not Modified\r\nETag: \"v1\"\r\n"
	    "Cache-Control: no-cache\r\n\r\n");
}

static int
redirect(struct request *request)
{
	return response_redirect(request, 303,
	    "/bg/\xd0\xbf/?a b\r\nSet-Cookie: x");
}

TEST(a_redirect_cannot_hold_a_line_of_its_own)
{
	assert_sent("GET", "/bg/", redirect,
	    "Status: 303 See Other\r\nLocation: "
	    "/bg/%D0%BF/%3Fa%20b%0D%0ASet-Cookie%3A%20x\r\n"
	    "Cache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: bg\r\nContent-Length: 0\r\n\r\n");
}

static int
say_away(struct request *request)
{
	request->etag = "\"v1\"";
	request->body = "away";
	request->n_body = 4;
	return 503;
}

TEST(who_comes_too_early_is_told_when)
{
	assert_sent("GET", "/bg/", say_away,
	    "Status: 503 Service Unavailable\r\nRetry-After: 5\r\n"
	    "Cache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: bg\r\nContent-Length: 4\r\n\r\naway");
}

static int
refuse_method(struct request *request)
{
	request->allow = "GET, HEAD";
	request->body = "";
	return 405;
}

TEST(a_wrong_method_is_told_the_right_ones)
{
	assert_sent("PUT", "/bg/", refuse_method,
	    "Status: 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n"
	    "Cache-Control: no-store\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Language: bg\r\nContent-Length: 0\r\n\r\n");
}

static int
lose_the_reader(struct request *request)
{
	int ends[2];

	signal(SIGPIPE, SIG_IGN);
	if (pipe(ends) != 0)
		abort();
	close(ends[0]);
	dup2(ends[1], STDOUT_FILENO);
	return show(request);
}

TEST(a_reader_who_has_gone_is_no_error)
{
	assert_sent("GET", "/bg/", lose_the_reader, "");
}

static const struct unit_hooks unit_hooks = { .set_up = page_set_up,
	.tear_down = page_tear_down };
