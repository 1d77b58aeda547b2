/* SPDX-License-Identifier: EUPL-1.2 */
/* The fields of a request: of its query, and of a form that is posted. */
#include "speaking.h"

#include "request.h"

static struct site site;
static struct request request;
static int saved_stdin;

static int
set_up_site(void **state)
{
	set_up(state);
	load("[language]\nbg = Български\nen = English\n");
	site.words = words;
	saved_stdin = dup(STDIN_FILENO);
	return 0;
}

static int
tear_down_site(void **state)
{
	dup2(saved_stdin, STDIN_FILENO);
	close(saved_stdin);
	return tear_down(state);
}

/* Have stdin be a pipe that holds n bytes, which a process writes. */
static void
give_body(const char *body, size_t n, size_t piece)
{
	int ends[2];
	size_t i;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	if (fork() == 0) {
		close(ends[0]);
		for (i = 0; i < n; i += piece) {
			if (write(ends[1], body + i,
				n - i < piece ? n - i : piece) < 0)
				break;
			if (piece < n)
				usleep(1000);
		}
		_exit(0);
	}
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
}

static int
read_form(const char *length, const char *type)
{
	const char *variables[] = { "REQUEST_METHOD=POST",
		"REQUEST_URI=/en/newsletter/?t=query", length, type, NULL };
	char **environment = arena_alloc(arena, sizeof(variables));
	size_t i, n = 0;
	int status;

	for (i = 0; i < COUNT(variables); i++)
		if (variables[i] != NULL)
			environment[n++] = arena_strndup(arena, variables[i],
			    SIZE_MAX);
	request = (struct request){ .site = &site,
		.arena = arena,
		.environment = environment };
	status = request_read(&request);
	/* Who still writes then learns that nobody reads. */
	dup2(saved_stdin, STDIN_FILENO);
	while (wait(NULL) > 0)
		;
	return status;
}

#define FORM "CONTENT_TYPE=application/x-www-form-urlencoded"

/* Post these bytes as a form. */
static int
post(const char *body, size_t n)
{
	give_body(body, n, n);
	return read_form(arena_printf(arena, "CONTENT_LENGTH=%zu", n), FORM);
}

static const char *
field(const char *name)
{
	const char *value = request_field(&request, name);

	return value == NULL ? "(none)" : value;
}

static int
get(const char *query)
{
	char *environment[] = {
		arena_printf(arena, "REQUEST_URI=/en/?%s", query), NULL
	};

	request = (struct request){ .site = &site,
		.arena = arena,
		.environment = environment };
	return request_read(&request);
}

TEST(fields_come_from_the_query_or_from_the_form)
{
	assert_int_equal(get("q=%D0%B5%D1%85%D0%BE+%2B&lang=bg"), 0);
	assert_string_equal(field("q"), "ехо +");
	assert_string_equal(field("lang"), "bg");
	assert_int_equal(post("email=a%40b.bg&frequency=each", 29), 0);
	assert_int_equal(request.method, METHOD_POST);
	assert_string_equal(field("email"), "a@b.bg");
	assert_string_equal(field("frequency"), "each");
	assert_string_equal(field("t"), "query");
}

TEST(the_form_comes_before_the_query)
{
	const char *values[4];

	assert_int_equal(post("t=form&u=1&t=again", 18), 0);
	assert_string_equal(field("t"), "form");
	assert_int_equal(request_fields(&request, "t", values, 4), 3);
	assert_string_equal(values[2], "query");
}

#define MULTIPART "CONTENT_TYPE=multipart/form-data; boundary=x"

/* Post these bytes as multipart/form-data. */
static int
post_parts(const char *body)
{
	give_body(body, strlen(body), 100);
	return read_form(arena_printf(arena, "CONTENT_LENGTH=%zu",
			     strlen(body)),
	    MULTIPART);
}

TEST(a_form_may_come_as_multipart)
{
	assert_int_equal(
	    post_parts("--x\r\nContent-Disposition: form-data; name=\"p\""
		       "\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; "
		       "name=\"q\"\r\n\r\n%41+\r\n--x--\r\n"),
	    0);
	assert_string_equal(field("p"), "1");
	assert_string_equal(field("q"), "%41+");
	assert_string_equal(field("t"), "query");
	assert_int_equal(post_parts("--x"), 400);
	give_body("", 0, 1);
	assert_int_equal(read_form("CONTENT_LENGTH=0", MULTIPART), 0);
	give_body("--x--", 5, 5);
	assert_int_equal(read_form("CONTENT_LENGTH=65537", MULTIPART), 413);
}

TEST(odd_fields_are_fields)
{
	const char *values[4];

	assert_int_equal(get("a&b=&=c"), 0);
	assert_string_equal(field("a"), "");
	assert_string_equal(field("b"), "");
	assert_string_equal(field(""), "c");
	assert_string_equal(field("c"), "(none)");
	assert_int_equal(get("&&a=1&&b==&&"), 0);
	assert_string_equal(field("a"), "1");
	assert_string_equal(field("b"), "=");
	assert_string_equal(field(""), "(none)");
	assert_int_equal(get("="), 0);
	assert_string_equal(field(""), "");
	assert_int_equal(get("a=1;b=2"), 0);
	assert_string_equal(field("a"), "1;b=2");
	assert_int_equal(get(""), 0);
	assert_int_equal(request_fields(&request, "", values, 4), 0);
}

TEST(a_repeated_field_has_all_its_values_in_order)
{
	const char *values[3];

	assert_int_equal(get("p=1&x=0&p=2&p=3&p=4"), 0);
	assert_string_equal(field("p"), "1");
	assert_int_equal(request_fields(&request, "p", values, 3), 3);
	assert_string_equal(values[0], "1");
	assert_string_equal(values[1], "2");
	assert_string_equal(values[2], "3");
	assert_int_equal(request_fields(&request, "x", values, 3), 1);
	assert_int_equal(request_fields(&request, "y", values, 3), 0);
}

TEST(ten_thousand_fields_are_taken)
{
	char *body = arena_alloc(arena, 80000);
	size_t n = 0;
	int i;

	for (i = 0; i < 10000; i++)
		n += (size_t)sprintf(body + n, "%x&", i);
	strcpy(body + n, "z=last");
	assert_int_equal(post(body, n + 6), 0);
	assert_string_equal(field("270f"), "");
	assert_string_equal(field("z"), "last");
	assert_string_equal(field("2710"), "(none)");
}

TEST(a_field_of_64_kib_is_taken_and_no_more)
{
	char *body = arena_alloc(arena, REQUEST_BODY_MAX + 2);

	memset(body, 'a', REQUEST_BODY_MAX + 1);
	memcpy(body, "f=", 2);
	assert_int_equal(post(body, REQUEST_BODY_MAX), 0);
	assert_int_equal(strlen(field("f")), REQUEST_BODY_MAX - 2);
	assert_int_equal(post(body, REQUEST_BODY_MAX + 1), 413);
	assert_string_equal(request.lang, "en");
}

TEST(a_body_may_come_in_pieces)
{
	give_body("email=a%40b.bg", 14, 2);
	assert_int_equal(read_form("CONTENT_LENGTH=14", FORM), 0);
	assert_string_equal(field("email"), "a@b.bg");
}

TEST(a_malformed_form_is_400)
{
	static const char *const bad[] = { "a=%", "a=%4", "a=%zz", "a=%00",
		"a=%c0%af", "a=\xff", "%ff=a", "x=1&a=%ed%a0%80" };
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		assert_int_equal(post(bad[i], strlen(bad[i])), 400);
		assert_string_equal(request.lang, "en");
	}
	assert_int_equal(post("a=\0b", 4), 400);
}

TEST(a_length_is_a_number)
{
	static const char *const bad[] = { "-1", "+1", "1 ", " 1", "0x1", "1.0",
		"a", "1,1" };
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		give_body("a=b", 3, 3);
		assert_int_equal(read_form(arena_printf(arena,
					       "CONTENT_LENGTH=%s", bad[i]),
				     FORM),
		    400);
	}
}

TEST(a_length_that_is_missing_is_an_empty_form)
{
	give_body("a=b", 3, 3);
	assert_int_equal(read_form(FORM, NULL), 0);
	assert_string_equal(field("a"), "(none)");
	give_body("a=b", 3, 3);
	assert_int_equal(read_form("CONTENT_LENGTH=", FORM), 0);
	assert_string_equal(field("a"), "(none)");
	assert_int_equal(read_form("CONTENT_LENGTH=0", NULL), 0);
}

TEST(a_length_over_64_kib_is_413)
{
	give_body("a=b", 3, 3);
	assert_int_equal(read_form("CONTENT_LENGTH=65537", FORM), 413);
	assert_int_equal(read_form("CONTENT_LENGTH=9223372036854775807", FORM),
	    413);
	assert_int_not_equal(read_form("CONTENT_LENGTH=99999999999999999999",
				 FORM),
	    0);
}

TEST(a_length_that_lies_is_400)
{
	give_body("a=b", 3, 3);
	assert_int_equal(read_form("CONTENT_LENGTH=4", FORM), 400);
	give_body("", 0, 1);
	assert_int_equal(read_form("CONTENT_LENGTH=65536", FORM), 400);
	/* What stands behind the length is not read. */
	give_body("a=bcd", 5, 5);
	assert_int_equal(read_form("CONTENT_LENGTH=3", FORM), 0);
	assert_string_equal(field("a"), "b");
}

TEST(a_body_of_another_type_is_415)
{
	static const char *const bad[] = {
		"CONTENT_TYPE=multipart/mixed; boundary=x",
		"CONTENT_TYPE=application/json", "CONTENT_TYPE=text/html"
	};
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		give_body("a=b", 3, 3);
		assert_int_equal(read_form("CONTENT_LENGTH=3", bad[i]), 415);
	}
}

TEST(a_form_need_not_say_that_it_is_one)
{
	static const char *const good[] = {
		NULL, "CONTENT_TYPE=", "CONTENT_TYPE=text/plain;charset=UTF-8",
		"CONTENT_TYPE=Application/X-WWW-Form-URLencoded; charset=UTF-8"
	};
	size_t i;

	for (i = 0; i < COUNT(good); i++) {
		give_body("a=b", 3, 3);
		assert_int_equal(read_form("CONTENT_LENGTH=3", good[i]), 0);
		assert_string_equal(field("a"), "b");
	}
}

struct wish {
	const char *email, *lang;
	int64_t count;
};

static const struct row wish_row = ROW_OF(struct wish, email, lang, count);

TEST(a_form_fills_a_struct_by_names)
{
	struct wish wish = { "old", "old", 5 };

	assert_int_equal(get("other=1&count=42&email=a&email=b"), 0);
	request_form(&request, &wish_row, &wish);
	assert_string_equal(wish.email, "a");
	assert_null(wish.lang);
	assert_int_equal(wish.count, 42);
}

static const struct unit_hooks unit_hooks = { .set_up = set_up_site,
	.tear_down = tear_down_site };
