/* SPDX-License-Identifier: EUPL-1.2 */
#include "region.h"

#include "multipart.h"

#define TYPE "multipart/form-data; boundary=B"
#define FIELD(name) "Content-Disposition: form-data; name=\"" name "\"\r\n\r\n"

/*
 * All fields as "name=value;", or what is wrong: "(not opened)", "(bad)"
 * behind those before it. The bytes stand at the end of what is allocated,
 * so that no look beyond them stays unseen.
 */
static const char *
read_bytes(const char *type, const char *body, size_t n)
{
	char *copy = malloc(n == 0 ? 1 : n);
	const char *name, *value, *fields = "";
	struct multipart multipart;
	int more;

	memcpy(copy, body, n);
	if (!multipart_open(&multipart, arena, type, copy, n)) {
		free(copy);
		return "(not opened)";
	}
	while ((more = multipart_next(&multipart, &name, &value)) > 0)
		fields = arena_printf(arena, "%s%s=%s;", fields, name, value);
	free(copy);
	return more == 0 ? fields : arena_printf(arena, "%s(bad)", fields);
}

static const char *
read_as(const char *type, const char *body)
{
	return read_bytes(type, body, strlen(body));
}

TEST(a_type_is_known_by_its_name)
{
	assert_true(multipart_is(TYPE));
	assert_true(multipart_is("Multipart/Form-Data"));
	assert_true(multipart_is("multipart/form-data ;boundary=x"));
	assert_false(multipart_is(NULL));
	assert_false(multipart_is(""));
	assert_false(multipart_is("multipart/form-datas"));
	assert_false(multipart_is("multipart/mixed; boundary=B"));
	assert_false(multipart_is(" multipart/form-data"));
}

TEST(fields_come_in_their_order)
{
	assert_string_equal(
	    read_as(TYPE,
		"--B\r\n" FIELD("a") "1\r\n--B\r\n" FIELD(
		    "b") "2\r\n--B\r\n" FIELD("a") "3\r\n--B--\r\n"),
	    "a=1;b=2;a=3;");
	assert_string_equal(read_as(TYPE, "--B\r\n" FIELD("a") "\r\n--B--"),
	    "a=;");
	assert_string_equal(read_as(TYPE,
				"--B\r\n" FIELD("") "=&%41+\r\n--\r\n--B--"),
	    "==&%41+\r\n--;");
	assert_string_equal(read_as(TYPE, "--B--\r\n"), "");
	assert_string_equal(read_as(TYPE,
				"\r\n--B\r\n" FIELD("a") "1\r\n--B--"),
	    "a=1;");
}

TEST(a_part_may_say_more_of_itself)
{
	assert_string_equal(
	    read_as(TYPE,
		"--B \t\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"content-disposition:form-data ;name=List-Unsubscribe; x=y\r\n"
		"Content-Transfer-Encoding: 8bit\r\n\r\n"
		"One-Click\r\n--B--\r\nwhat comes after is nobody's"),
	    "List-Unsubscribe=One-Click;");
	assert_string_equal(read_as(TYPE, "--B\r\n" FIELD("я") "ю\r\n--B--"),
	    "я=ю;");
}

TEST(a_boundary_is_named_by_the_type)
{
	static const char body[] = "--'a b?'\r\n" FIELD(
	    "a") "1\r\n--B\r\n--'a b?'--";

	assert_string_equal(read_as("multipart/form-data; boundary=\"'a b?'\"",
				body),
	    "a=1\r\n--B;");
	assert_string_equal(
	    read_as("multipart/form-data; a=b;BOUNDARY=\"'a b?'\" ", body),
	    "a=1\r\n--B;");
}

TEST(a_type_without_a_good_boundary_is_refused)
{
	static const char body[] = "--B\r\n" FIELD("a") "1\r\n--B--";
	const char *const bad[] = { "multipart/form-data",
		"multipart/form-data;", "multipart/form-data; boundary",
		"multipart/form-data; boundary=",
		"multipart/form-data; boundary=\"B",
		"multipart/form-data; boundary=B;",
		"multipart/form-data; boundary=B c",
		"multipart/form-data; boundary=\"B \"",
		"multipart/form-data; boundary=\"B\x01\"",
		"multipart/form-data; boundary=C",
		"multipart/mixed; boundary=B",
		arena_printf(arena, "multipart/form-data; boundary=%071d", 0) };
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		assert_string_equal(read_as(bad[i], body), "(not opened)");
}

TEST(a_body_that_does_not_begin_with_a_part_is_refused)
{
	static const char *const bad[] = { "", "-", "--", "--B", "--B\r",
		"--Bx", "--B \n", "\n--B--", "\r\n\r\n--B--", "before\r\n--B--",
		"a=b" };
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		assert_string_equal(read_as(TYPE, bad[i]), "(not opened)");
}

TEST(a_part_that_is_no_field_is_refused)
{
	static const char *const bad[] = {
		"--B\r\n",
		"--B\r\n\r\n1\r\n--B--",
		"--B\r\nContent-Type: text/plain\r\n\r\n1\r\n--B--",
		"--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--",
		"--B\r\nContent-Disposition: form-data; name=\r\n1\r\n--B--",
		"--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1"
		"\r\n--B--",
		"--B\r\nContent-Disposition: form-data; name=\"a\" b\r\n\r\n1"
		"\r\n--B--",
		"--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1"
		"\r\n--B--",
		"--B\r\nContent-Disposition : form-data; name=\"a\"\r\n\r\n1"
		"\r\n--B--",
		"--B\nContent-Disposition: form-data; name=\"a\"\n\n1\n--B--",
	};
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		assert_non_null(strchr(read_as(TYPE, bad[i]), '('));
}

TEST(a_file_is_refused)
{
	assert_string_equal(
	    read_as(TYPE,
		"--B\r\n" FIELD("a") "1\r\n--B\r\n"
				     "Content-Disposition: form-data; name=f; "
				     "filename=\"\"\r\n\r\n\r\n--B--"),
	    "a=1;(bad)");
	assert_string_equal(
	    read_as(TYPE,
		"--B\r\nContent-Disposition: form-data; name=f; "
		"filename*=UTF-8''x\r\n\r\n\r\n--B--"),
	    "(bad)");
	assert_string_equal(
	    read_as(TYPE,
		"--B\r\nContent-Transfer-Encoding: base64\r\n" FIELD(
		    "a") "MQ==\r\n--B--"),
	    "(bad)");
}

TEST(a_part_that_does_not_end_is_refused)
{
	static const char whole[] = "--B\r\n" FIELD("a") "1\r\n--B--";
	size_t n;

	for (n = 0; n < sizeof(whole) - 1; n++)
		assert_non_null(strchr(read_bytes(TYPE, whole, n), '('));
	assert_string_equal(read_as(TYPE, "--B\r\n" FIELD("a") "1\r\n--Bx--"),
	    "(bad)");
	assert_string_equal(read_as(TYPE, "--B\r\n" FIELD("a") "1\n--B--"),
	    "(bad)");
}

TEST(what_is_no_text_is_refused)
{
	static const char nul[] = "--B\r\n" FIELD("a") "1\0002\r\n--B--";

	assert_string_equal(read_bytes(TYPE, nul, sizeof(nul) - 1), "(bad)");
	assert_string_equal(read_as(TYPE, "--B\r\n" FIELD("a") "\xff\r\n--B--"),
	    "(bad)");
	assert_string_equal(read_as(TYPE,
				"--B\r\n" FIELD("\xc0\xaf") "1\r\n--B--"),
	    "(bad)");
}
