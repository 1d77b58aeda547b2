/* SPDX-License-Identifier: EUPL-1.2 */
/* text_address, which is a field of its own. */
#include "region.h"

#include "text.h"

static const char *
kept(const char *typed)
{
	return text_address(arena, typed);
}

/* Fail on the first that is taken, and name it. */
static void
assert_none_is_kept(const char *const *bad, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (kept(bad[i]) != NULL)
			fail_msg("taken: %s as %s", bad[i], kept(bad[i]));
}

static void
assert_each_is_kept_as_typed(const char *const *good, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (kept(good[i]) == NULL ||
		    strcmp(kept(good[i]), good[i]) != 0)
			fail_msg("%s is kept as %s", good[i],
			    kept(good[i]) == NULL ? "none" : kept(good[i]));
}

TEST(a_usual_address_is_kept_as_typed)
{
	static const char *const good[] = { "ivan@example.bg", "a@b.cd",
		"first.last+tag@sub.domain.example.co.uk", "o'neil@example.ie",
		"!#$%&'*+-/=?^_`{|}~@example.com", "1@2.3d",
		"a@x--y.example.com", "a@123.example", "a-b@c-d.ef" };

	assert_each_is_kept_as_typed(good, COUNT(good));
}

TEST(the_local_part_keeps_its_case_and_the_domain_loses_it)
{
	assert_string_equal(kept("Ivan.PETROV@Example.BG"),
	    "Ivan.PETROV@example.bg");
	assert_string_equal(kept("ИВАН@example.BG"), "ИВАН@example.bg");
}

TEST(space_around_it_is_taken_off_and_space_inside_is_not)
{
	static const char *const bad[] = { "a b@example.com", "a @example.com",
		"a@ example.com", "a@exam ple.com", "a@example .com",
		"a@example.com b", " ", "     ", "a\xc2\xa0z@example.com",
		"a@exa\xc2\xa0mple.com", "a\xe3\x80\x80z@example.com" };

	assert_string_equal(kept("  a@example.com   "), "a@example.com");
	assert_none_is_kept(bad, COUNT(bad));
}

/* A tab, a line's end, U+00A0; U+202A and U+202C; U+200B; U+FEFF. */
TEST(what_a_hand_or_a_copy_takes_along_is_taken_off)
{
	static const char *const typed[] = { "a@example.com ", " a@example.com",
		"\ta@example.com\r\n", "a@example.com\n",
		"\xc2\xa0"
		"a@example.com\xc2\xa0",
		"\xe2\x80\xaa"
		"a@example.com\xe2\x80\xac",
		"\xe2\x80\x8b"
		"a@example.com\xe2\x80\x8b \xe2\x80\xa8",
		"\xef\xbb\xbf mailto:a@example.com", "MailTo:a@EXAMPLE.com",
		"a＠example.com", " mailto:a＠example.com " };
	static const char *const bad[] = { "mailto:", "mailto:@example.com",
		"mailto:mailto:a@example.com", "mailto: a@example.com",
		"mailto:a@example.com?subject=b", "http:a@example.com",
		"\xe2\x80\xaa", "＠", "＠example.com", "a＠＠example.com",
		"\xee\x80\x80"
		"a@example.com" };
	size_t i;

	for (i = 0; i < COUNT(typed); i++)
		if (kept(typed[i]) == NULL ||
		    strcmp(kept(typed[i]), "a@example.com") != 0)
			fail_msg("%s is not kept", typed[i]);
	assert_none_is_kept(bad, COUNT(bad));
}

TEST(a_domain_in_unicode_and_in_punycode_are_one)
{
	assert_string_equal(kept("a@пример.бг"),
	    kept("a@xn--e1afmkfd.xn--90ae"));
	assert_string_equal(kept("a@пример.бг"), "a@xn--e1afmkfd.xn--90ae");
	assert_string_equal(kept("a@ПРИМЕР.БГ"), kept("a@пример.бг"));
	assert_string_equal(kept("a@XN--E1AFMKFD.XN--90AE"),
	    kept("a@пример.бг"));
	assert_string_equal(kept("a@пример。бг"), kept("a@пример.бг"));
	assert_string_equal(kept("a@ｅｘａｍｐｌｅ．com"), "a@example.com");
	assert_string_equal(kept("a@faß.de"), "a@xn--fa-hia.de");
	assert_string_equal(kept("a@bücher.example"),
	    kept("a@bu\xcc\x88"
		 "cher.example"));
}

TEST(a_local_part_is_normalised)
{
	assert_string_equal(kept("иван@example.com"), "иван@example.com");
	assert_string_equal(kept("\xd0\xb8\xcc\x86@example.com"),
	    "й@example.com");
	assert_string_equal(kept("jose\xcc\x81@example.com"),
	    "jos\xc3\xa9@example.com");
}

/* count times the letter, then the rest. */
static const char *
long_text(int count, const char *rest)
{
	char *text = arena_alloc(arena, (size_t)count + strlen(rest) + 1);

	memset(text, 'a', (size_t)count);
	strcpy(text + count, rest);
	return text;
}

TEST(the_local_part_has_at_most_64_octets)
{
	assert_non_null(kept(long_text(64, "@example.com")));
	assert_null(kept(long_text(65, "@example.com")));
	assert_null(kept(long_text(63, "ж@example.com")));
}

TEST(a_label_has_at_most_63_octets)
{
	assert_non_null(
	    kept(arena_printf(arena, "a@%s", long_text(63, ".com"))));
	assert_null(kept(arena_printf(arena, "a@%s", long_text(64, ".com"))));
}

TEST(an_address_has_at_most_254_octets)
{
	const char *label = long_text(61, ".");
	const char *fits = arena_printf(arena, "%s%s%s%s", long_text(64, "@"),
	    label, label, long_text(61, ".com"));

	assert_int_equal(strlen(fits), 254);
	assert_non_null(kept(fits));
	assert_null(kept(arena_printf(arena, "%sm", fits)));
	assert_null(kept(long_text(100000, "@example.com")));
	assert_null(kept(arena_printf(arena, "a@%s", long_text(100000, ""))));
}

TEST(more_than_one_at_is_refused)
{
	static const char *const bad[] = { "", "@", "a", "a@", "@example.com",
		"example.com", "a@@example.com", "a@b@example.com",
		"a@example.com@", "a@b@c", "a@b＠example.com",
		"a@exa＠mple.com" };

	assert_none_is_kept(bad, COUNT(bad));
}

TEST(a_quoted_local_part_is_refused)
{
	static const char *const bad[] = { "\"a\"@example.com",
		"\"a b\"@example.com", "\"a@b\"@example.com",
		"\"\"@example.com", "a\"b@example.com", "a\\b@example.com",
		"a(b)@example.com", "a,b@example.com", "a:b@example.com",
		"a;b@example.com", "<a@example.com>", "Ivan <a@example.com>",
		"a[b@example.com", "a@example.com,b@example.com" };

	assert_none_is_kept(bad, COUNT(bad));
}

TEST(a_dot_stands_between_letters)
{
	static const char *const bad[] = { ".a@example.com", "a.@example.com",
		"a..b@example.com", ".@example.com", "a@example.com.",
		"a@.example.com", "a@example..com", "a@.", "a@example.com。",
		"a@。" };

	assert_none_is_kept(bad, COUNT(bad));
}

TEST(a_domain_is_a_name_with_a_dot)
{
	static const char *const bad[] = { "a@localhost", "a@бг",
		"a@[127.0.0.1]", "a@[IPv6:::1]", "a@127.0.0.1", "a@1.2",
		"a@example.1", "a@-example.com", "a@example-.com",
		"a@exa_mple.com", "a@exam!ple.com", "a@example.com/",
		"a@example.com:25", "a@example.com?", "a@*.com", "a@xn--.com",
		"a@xn--a.com", "a@xn--zzzzzzzzz.com",
		"a@\xcc\x81"
		"a.com" };

	assert_none_is_kept(bad, COUNT(bad));
}

TEST(a_control_character_is_refused)
{
	static const char *const bad[] = { "a@example.com\r\nBcc: b@c.de",
		"a\r\n@example.com", "a\t@example.com", "a\x01@example.com",
		"a\x7f@example.com", "a\xc2\x85@example.com", "a@exam\nple.com",
		"a@example.com\n,b@c.de" };

	assert_none_is_kept(bad, COUNT(bad));
	/* A NUL ends the text: what stands behind it is not seen. */
	assert_string_equal(kept("a@example.com\0@x.org"), "a@example.com");
}

/* U+200B, U+200D, U+202E, U+2066, U+FEFF, U+00AD, U+E0041, U+E000. */
TEST(a_character_that_cannot_be_seen_is_refused)
{
	static const char *const hidden[] = { "\xe2\x80\x8b", "\xe2\x80\x8d",
		"\xe2\x80\xae", "\xe2\x81\xa6", "\xef\xbb\xbf", "\xc2\xad",
		"\xf3\xa0\x81\x81", "\xee\x80\x80" };
	size_t i;

	for (i = 0; i < COUNT(hidden); i++) {
		assert_null(
		    kept(arena_printf(arena, "a%sb@example.com", hidden[i])));
		assert_null(
		    kept(arena_printf(arena, "a@exa%smple.com", hidden[i])));
	}
}

TEST(broken_utf8_is_refused)
{
	static const char *const bad[] = { "\xff@example.com",
		"a\xd0@example.com", "a@\xc0\xaf.com",
		"\xed\xa0\x80@example.com", "a@example.com\xd0" };

	assert_none_is_kept(bad, COUNT(bad));
}

TEST(an_emoji_is_text_like_any_other)
{
	assert_string_equal(kept("😀@example.com"), "😀@example.com");
}

TEST(what_is_kept_is_kept_again_as_it_is)
{
	static const char *const typed[] = { " Ivan@ПРИМЕР.бг ",
		"иван@bücher.example", "a@FASS.de",
		"\xd0\xb8\xcc\x86@example.com" };
	size_t i;

	for (i = 0; i < COUNT(typed); i++)
		assert_string_equal(kept(kept(typed[i])), kept(typed[i]));
}
