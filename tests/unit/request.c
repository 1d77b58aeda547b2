/* SPDX-License-Identifier: EUPL-1.2 */
/* A request as plain CGI: its environment and what stands in its way. */
#include "speaking.h"

#include "request.h"

static struct site site;

static int
set_up_site(void **state)
{
	set_up(state);
	load("[language]\nbg = Български\nen = English\n");
	site.words = words;
	return 0;
}

/* Read a request of this environment, which NULL ends. */
static int
read_with(struct request *request, const char *const *environment)
{
	size_t n = 0;
	char **copy;

	while (environment[n] != NULL)
		n++;
	copy = arena_alloc(arena, (n + 1) * sizeof(*copy));
	for (n = 0; environment[n] != NULL; n++)
		copy[n] = arena_strndup(arena, environment[n], SIZE_MAX);
	*request = (struct request){ .site = &site,
		.arena = arena,
		.environment = copy };
	return request_read(request);
}

#define READ(request, ...)                                                     \
	read_with(request, (const char *const[]){ __VA_ARGS__, NULL })

/* Read a GET of this address. */
static int
get(struct request *request, const char *uri)
{
	return READ(request, "REQUEST_METHOD=GET",
	    arena_printf(arena, "REQUEST_URI=%s", uri));
}

TEST(a_method_is_known_by_its_exact_name)
{
	static const struct {
		const char *variable;
		enum method method;
	} cases[] = {
		{ "REQUEST_METHOD=GET", METHOD_GET },
		{ "REQUEST_METHOD=HEAD", METHOD_HEAD },
		{ "REQUEST_METHOD=POST", METHOD_POST },
		{ "REQUEST_METHOD=PUT", METHOD_OTHER },
		{ "REQUEST_METHOD=get", METHOD_OTHER },
		{ "REQUEST_METHOD=GETS", METHOD_OTHER },
		{ "REQUEST_METHOD=", METHOD_OTHER },
		{ "REQUEST_METHODS=POST", METHOD_GET },
	};
	struct request request;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(READ(&request, cases[i].variable), 0);
		assert_int_equal(request.method, cases[i].method);
	}
}

TEST(a_path_is_decoded_and_split)
{
	struct request request;

	assert_int_equal(get(&request, "/bg/news/%D0%BF+x/?q=1"), 0);
	assert_string_equal(request.path, "/bg/news/п+x/");
	assert_string_equal(request.query, "q=1");
	assert_int_equal(request.n_segments, 3);
	assert_string_equal(request.segments[0], "bg");
	assert_string_equal(request.segments[2], "п+x");
	assert_int_equal(get(&request, "/en/news"), 0);
	assert_int_equal(request.n_segments, 2);
	assert_string_equal(request.query, "");
	assert_int_equal(get(&request, "//en///news//"), 0);
	assert_int_equal(request.n_segments, 2);
	assert_string_equal(request.path, "//en///news//");
}

TEST(without_an_address_it_is_the_root)
{
	struct request request;

	assert_int_equal(READ(&request, "X=1"), 0);
	assert_string_equal(request.path, "/");
	assert_int_equal(request.n_segments, 0);
	assert_int_equal(request.method, METHOD_GET);
	assert_int_equal(get(&request, ""), 0);
	assert_string_equal(request.path, "/");
}

TEST(a_shell_may_write_the_address_itself)
{
	struct request request;

	assert_int_equal(READ(&request, "DOCUMENT_URI=/en/news/",
			     "QUERY_STRING=q=a%20b"),
	    0);
	assert_string_equal(request.path, "/en/news/");
	assert_string_equal(request.lang, "en");
	assert_string_equal(request_field(&request, "q"), "a b");
}

TEST(the_language_is_the_first_segment_or_the_first_language)
{
	struct request request;

	get(&request, "/en/");
	assert_ptr_equal(request.lang, words_lang(words, 1));
	get(&request, "/bg/");
	assert_ptr_equal(request.lang, words_lang(words, 0));
	get(&request, "/de/");
	assert_ptr_equal(request.lang, words_lang(words, 0));
	get(&request, "/");
	assert_ptr_equal(request.lang, words_lang(words, 0));
	get(&request, "/EN/");
	assert_ptr_equal(request.lang, words_lang(words, 0));
}

TEST(a_malformed_path_is_400)
{
	static const char *const bad[] = { "/%", "/bg/%4", "/bg/%zz/",
		"/bg/%00/", "/bg/a%00b/", "/bg/%c0%af/", "/bg/%ed%a0%80/",
		"/bg/%ff/", "/bg/\xff/", "/bg/%d0/", "/%2" };
	struct request request;
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		assert_int_equal(get(&request, bad[i]), 400);
		/* What an error's page needs is there all the same. */
		assert_non_null(request.path);
		assert_non_null(request.query);
		assert_non_null(request.type);
		assert_non_null(request.id);
	}
}

TEST(a_malformed_path_still_has_its_language)
{
	struct request request;

	assert_int_equal(get(&request, "/en/%zz/"), 400);
	assert_string_equal(request.lang, "en");
	assert_int_equal(get(&request, "/en/%ff/?a=b"), 400);
	assert_string_equal(request.lang, "en");
	assert_int_equal(get(&request, "/de/%zz/"), 400);
	assert_string_equal(request.lang, "bg");
	assert_int_equal(get(&request, "/%"), 400);
	assert_string_equal(request.lang, "bg");
}

TEST(a_malformed_query_is_400)
{
	static const char *const bad[] = { "q=%", "q=%4", "q=%zz", "%zz=q",
		"a=1&q=%00", "q=%c0%af", "q=%ff", "q=\xd0", "%00" };
	struct request request;
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		assert_int_equal(get(&request,
				     arena_printf(arena, "/en/search/?%s",
					 bad[i])),
		    400);
		assert_string_equal(request.lang, "en");
	}
}

/* text and then n times its last letter. */
static char *
stretched(const char *text, size_t n)
{
	size_t length = strlen(text);
	char *all = arena_alloc(arena, length + n + 1);

	memset(all, text[length - 1], length + n);
	return memcpy(all, text, length);
}

TEST(an_address_over_8_kib_is_414)
{
	struct request request;

	assert_int_equal(get(&request, stretched("/en/a", REQUEST_URI_MAX - 5)),
	    0);
	assert_int_equal(get(&request, stretched("/en/a", REQUEST_URI_MAX - 4)),
	    414);
	assert_string_equal(request.lang, "en");
	assert_int_equal(get(&request, stretched("/en/?a", REQUEST_URI_MAX)),
	    414);
	assert_int_equal(get(&request, stretched("/en/a", 1000000)), 414);
	assert_int_equal(READ(&request, "REQUEST_URI=/en/",
			     stretched("QUERY_STRING=a", REQUEST_URI_MAX)),
	    414);
	assert_string_equal(request.lang, "en");
}

TEST(a_path_too_deep_has_no_segments)
{
	struct request request;

	assert_int_equal(get(&request, "/bg/2/3/4/5/6/"), 0);
	assert_int_equal(request.n_segments, 6);
	assert_int_equal(get(&request, "/bg/2/3/4/5/6/7"), 0);
	assert_int_equal(request.n_segments, 0);
	assert_string_equal(request.path, "/bg/2/3/4/5/6/7");
	assert_int_equal(get(&request, stretched("/bg/a/", 8000)), 0);
	assert_int_equal(request.n_segments, 2);
}

TEST(a_request_keeps_the_id_that_nginx_gave)
{
	struct request request;

	READ(&request, "REQUEST_ID=0aF-9");
	assert_string_equal(request.id, "0aF-9");
}

TEST(an_id_that_could_forge_a_line_is_not_kept)
{
	static const char *const bad[] = { "REQUEST_ID=", "REQUEST_ID=a b",
		"REQUEST_ID=a\nb", "REQUEST_ID=<b>", "REQUEST_ID=да",
		"REQUEST_ID=0123456789012345678901234567890123456789"
		"0123456789012345678901234",
		"X=1" };
	struct request request;
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		READ(&request, bad[i]);
		assert_int_equal(
		    strspn(request.id,
			"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			"0123456789-"),
		    strlen(request.id));
		assert_in_range(strlen(request.id), 1, 64);
	}
}

TEST(a_variable_is_found_by_its_whole_name)
{
	struct request request;

	READ(&request, "HTTP_AB=1", "HTTP_A=2=3", "EMPTY=", "NOTHING");
	assert_string_equal(request_variable(&request, "HTTP_A"), "2=3");
	assert_string_equal(request_variable(&request, "EMPTY"), "");
	assert_null(request_variable(&request, "HTTP_"));
	assert_null(request_variable(&request, "NOTHING"));
}

static const struct unit_hooks unit_hooks = { .set_up = set_up_site,
	.tear_down = tear_down };
