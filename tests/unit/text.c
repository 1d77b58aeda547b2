/* SPDX-License-Identifier: EUPL-1.2 */
#include "region.h"

#include "text.h"

/* The bytes stand at the end of what is allocated, so that no look beyond
   them stays unseen. */
static bool
is_utf8(const char *bytes, size_t n)
{
	char *copy = malloc(n == 0 ? 1 : n);
	bool is;

	memcpy(copy, bytes, n);
	is = text_is_utf8(copy, n);
	free(copy);
	return is;
}

TEST(good_text_is_taken)
{
	static const char *const good[] = { "", "a", "София Тех Парк", "\x7f",
		"\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
		"\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf", "👩‍🔬" };
	size_t i;

	for (i = 0; i < COUNT(good); i++)
		assert_true(is_utf8(good[i], strlen(good[i])));
}

static void
assert_none_is_utf8(const char *const *bad, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		assert_false(is_utf8(bad[i], strlen(bad[i])));
		assert_null(
		    text_unescape(arena, bad[i], strlen(bad[i]), false));
	}
}

TEST(an_overlong_sequence_is_refused)
{
	static const char *const bad[] = { "\xc0\x80", "\xc0\xaf", "\xc1\xbf",
		"\xe0\x80\xaf", "\xe0\x9f\xbf", "\xf0\x80\x80\xaf",
		"\xf0\x8f\xbf\xbf", "\xf8\x88\x80\x80\x80",
		"\xfc\x84\x80\x80\x80\x80" };

	assert_none_is_utf8(bad, COUNT(bad));
}

TEST(half_of_a_surrogate_pair_is_refused)
{
	static const char *const bad[] = { "\xed\xa0\x80", "\xed\xaf\xbf",
		"\xed\xb0\x80", "\xed\xbf\xbf", "\xed\xa0\xbd\xed\xb8\x80" };

	assert_none_is_utf8(bad, COUNT(bad));
}

TEST(what_lies_above_the_last_character_is_refused)
{
	static const char *const bad[] = { "\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80", "\xf7\xbf\xbf\xbf", "\xfe", "\xff" };

	assert_none_is_utf8(bad, COUNT(bad));
}

TEST(a_sequence_cut_short_is_refused)
{
	static const char *const bad[] = { "\xc2", "a\xd0", "\xe2\x82",
		"\xf0\x9f\x98", "\xe2\x82z", "\x80", "\xbf", "\xd0\xd0\xb0" };

	assert_none_is_utf8(bad, COUNT(bad));
}

TEST(a_nul_is_no_text)
{
	assert_false(is_utf8("", 1));
	assert_false(is_utf8("a\0b", 3));
	assert_true(is_utf8("a\0b", 1));
}

static const char *
unescaped(const char *text)
{
	return text_unescape(arena, text, strlen(text), false);
}

TEST(an_escape_is_undone_once)
{
	assert_string_equal(unescaped(""), "");
	assert_string_equal(unescaped("/bg/news/"), "/bg/news/");
	assert_string_equal(unescaped("%2f%2F"), "//");
	assert_string_equal(unescaped("%2541"), "%41");
	assert_string_equal(unescaped("%d0%9f%D0%B0rk"), "Паrk");
	assert_string_equal(text_unescape(arena, "ab%41", 2, false), "ab");
}

TEST(a_broken_escape_is_refused)
{
	static const char *const bad[] = { "%", "a%", "%4", "a%4", "%zz", "%4z",
		"%z4", "%%41", "% 41", "%+1", "%-1", "%0x41", "%:0", "%@0",
		"%G0", "%`0", "%g0", "%\xd0\xb0", "%0g", "%1G", "%4`",
		"%4:", "%4@", "%4/" };
	size_t i;

	for (i = 0; i < COUNT(bad); i++) {
		char *copy = strdup(bad[i]);

		assert_null(text_unescape(arena, copy, strlen(copy), true));
		free(copy);
	}
	/* What follows the n bytes does not complete an escape. */
	assert_null(text_unescape(arena, "%41", 2, false));
}

TEST(what_an_escape_hides_is_looked_at)
{
	static const char *const bad[] = { "%00", "a%00b", "%c0%af",
		"%ed%a0%80", "%f4%90%80%80", "%d0", "%d0z", "%80", "\xd0%41" };
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		assert_null(unescaped(bad[i]));
	assert_string_equal(unescaped("%d0\x9f"), "П");
}

TEST(a_plus_is_a_space_in_a_form_only)
{
	assert_string_equal(text_unescape(arena, "a+b%2Bc", 7, true), "a b+c");
	assert_string_equal(text_unescape(arena, "a+b%2Bc", 7, false), "a+b+c");
}

TEST(every_escape_is_its_byte)
{
	char escape[4];
	int c;

	for (c = 1; c < 128; c++) {
		snprintf(escape, sizeof(escape), "%%%02x", c);
		assert_int_equal(unescaped(escape)[0], c);
		snprintf(escape, sizeof(escape), "%%%02X", c);
		assert_int_equal(unescaped(escape)[0], c);
	}
}

TEST(a_path_in_a_header_has_no_other_bytes)
{
	char all[256];
	const char *path;
	int c;

	assert_string_equal(text_escape_path(arena, "/bg/a-b_c.d~e/"),
	    "/bg/a-b_c.d~e/");
	assert_string_equal(text_escape_path(arena, "/П?a=1#b\r\n%"),
	    "/%D0%9F%3Fa%3D1%23b%0D%0A%25");
	for (c = 1; c < 256; c++)
		all[c - 1] = (char)c;
	all[255] = '\0';
	path = text_escape_path(arena, all);
	assert_int_equal(strspn(path,
			     "ABCDEFGHIJKLMNOPQRSTUVWXYZ%/-._~"
			     "abcdefghijklmnopqrstuvwxyz0123456789"),
	    strlen(path));
}

TEST(escaping_a_path_can_be_undone)
{
	static const char *const paths[] = { "", "/", "/bg/новини/",
		"/a b%20c+d", "/👩‍🔬/\x7f\x01", "//" };
	size_t i;

	for (i = 0; i < COUNT(paths); i++)
		assert_string_equal(unescaped(
					text_escape_path(arena, paths[i])),
		    paths[i]);
}

TEST(a_number_is_digits_and_nothing_else)
{
	static const char *const bad[] = { "", " ", "-", "-1", "+1", " 1", "1 ",
		"1.0", "1e3", "0x10", "1\n", "１", "²", "a", "1a" };
	int64_t number = 77;
	size_t i;

	assert_false(text_number(NULL, 0, INT64_MAX, &number));
	for (i = 0; i < COUNT(bad); i++)
		assert_false(text_number(bad[i], 0, INT64_MAX, &number));
	assert_int_equal(number, 77);
	assert_true(text_number("0", 0, 0, &number));
	assert_int_equal(number, 0);
	assert_true(text_number("0042", 0, 42, &number));
	assert_int_equal(number, 42);
}

TEST(a_number_ends_where_64_bits_do)
{
	int64_t number;

	assert_true(text_number("9223372036854775807", 0, INT64_MAX, &number));
	assert_true(number == INT64_MAX);
	assert_true(
	    text_number("00000000000000000000000000001", 0, 1, &number));
	assert_false(text_number("9223372036854775808", 0, INT64_MAX, &number));
	assert_false(
	    text_number("18446744073709551616", 0, INT64_MAX, &number));
	assert_false(
	    text_number("99999999999999999999999999", 0, INT64_MAX, &number));
}

TEST(a_number_lies_within_its_limits)
{
	int64_t number;

	assert_true(text_number("1", 1, 12, &number));
	assert_true(text_number("12", 1, 12, &number));
	assert_false(text_number("0", 1, 12, &number));
	assert_false(text_number("13", 1, 12, &number));
}

TEST(a_name_that_is_a_slug_is_taken)
{
	static const char *const good[] = { "a", "z9", "2020-report", "a-b-c",
		"sofia-teh-park-i-klaster-medien-inovatsionen-hab",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
	size_t i;

	for (i = 0; i < COUNT(good); i++)
		assert_true(text_is_slug(good[i]));
}

TEST(a_name_that_is_no_slug_is_refused)
{
	static const char *const bad[] = { "", "-", "-a", "a-", "a--b", "2020",
		"20-20", "A", "aB", "a_b", "a.b", "a b", " a", "a\n", "а", "é",
		"a/b", "..", "a\x7f", "a%20b",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
	size_t i;

	assert_false(text_is_slug(NULL));
	for (i = 0; i < COUNT(bad); i++)
		assert_false(text_is_slug(bad[i]));
}

TEST(white_space_around_nothing_goes)
{
	static const char *const pairs[][2] = { { "", "\n" }, { "a", "a\n" },
		{ "\n \na", "a\n" }, { "a \n  b  c", "a\nb c\n" },
		{ "a\n\n \n\nb\n\n", "a\n\nb\n" },
		{ "a\xc2\xa0 b", "a\xc2\xa0 b\n" } };
	size_t i;

	for (i = 0; i < COUNT(pairs); i++)
		assert_string_equal(text_tidy(arena, pairs[i][0]), pairs[i][1]);
}

TEST(one_line_has_no_control_characters)
{
	assert_string_equal(text_one_line(arena, "a\r\nb\x7f"), "a  b ");
	assert_string_equal(text_one_line(arena,
				"\xc2\x80\xc2\x9f\xc2\xa0\xe2\x80\xa8"
				"\xe2\x80\xa9\xe2\x80\xaa"),
	    "  \xc2\xa0  \xe2\x80\xaa");
	assert_null(text_one_line(arena, "a\xc2"));
}

TEST(a_line_is_wrapped_at_its_spaces)
{
	assert_string_equal(text_wrap(arena, "one two three", 7),
	    "one two\nthree");
	assert_string_equal(text_wrap(arena, "one two three", 6),
	    "one\ntwo\nthree");
	assert_string_equal(text_wrap(arena, "едно две\n\nтри", 8),
	    "едно две\n\nтри");
	assert_string_equal(text_wrap(arena, "a https://example.org/ b c", 5),
	    "a\nhttps://example.org/\nb c");
	assert_string_equal(text_wrap(arena, "28\xc2\xa0май 2026", 6),
	    "28\xc2\xa0май\n2026");
	assert_string_equal(text_wrap(arena, "", 5), "");
}
