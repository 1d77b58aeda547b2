/* SPDX-License-Identifier: EUPL-1.2 */
/* What is written for mail: tests/mail/messages.t reads it back. */
#include "region.h"

#include "mail.h"
#include "mime.h"

static void
quoted_is(const char *text, const char *expected)
{
	size_t n;
	const char *quoted = mime_quoted(arena, text, strlen(text), &n);

	assert_string_equal(quoted, expected);
	assert_int_equal(n, strlen(expected));
}

TEST(what_a_server_would_change_is_escaped)
{
	quoted_is("", "");
	quoted_is("a b", "a b");
	quoted_is("a \nb\t", "a=20\r\nb=09");
	quoted_is("a\r\nb\rc", "a\r\nb=0Dc");
	quoted_is(".a\n.\n..", "=2Ea\r\n=2E\r\n=2E.");
	quoted_is("From x\nFromage\n>From ", "=46rom x\r\nFromage\r\n>From=20");
	quoted_is("1=2", "1=3D2");
	quoted_is("ю", "=D1=8E");
}

TEST(a_long_line_is_broken_between_characters)
{
	char text[200], expected[200];

	memset(text, 'a', 100);
	snprintf(expected, sizeof(expected), "%.75s=\r\n%.25s", text, text);
	text[100] = '\0';
	quoted_is(text, expected);
	snprintf(text + 74, sizeof(text) - 74, "ю.");
	snprintf(expected, sizeof(expected), "%.74s=\r\n=D1=8E.", text);
	quoted_is(text, expected);
	/* A dot that comes to stand at the beginning by that. */
	snprintf(text + 74, sizeof(text) - 74, "a.b");
	snprintf(expected, sizeof(expected), "%.75s=\r\n=2Eb", text);
	quoted_is(text, expected);
}

TEST(base64_is_that_of_rfc_4648)
{
	static const char *const pairs[][2] = { { "", "" }, { "f", "Zg==\r\n" },
		{ "fo", "Zm8=\r\n" }, { "foo", "Zm9v\r\n" },
		{ "foob", "Zm9vYg==\r\n" }, { "fooba", "Zm9vYmE=\r\n" },
		{ "foobar", "Zm9vYmFy\r\n" }, { "\xfb\xff\xbf", "+/+/\r\n" } };
	size_t i;

	for (i = 0; i < COUNT(pairs); i++)
		assert_string_equal(mime_base64(arena,
					(const unsigned char *)pairs[i][0],
					strlen(pairs[i][0])),
		    pairs[i][1]);
}

TEST(an_encoded_word_ends_where_there_is_no_room)
{
	const char *text = "ююююююююююю";
	const char *word = mime_word(arena, &text, 30);

	assert_string_equal(word, "=?utf-8?B?0Y7RjtGO0Y7RjtGO?=");
	assert_string_equal(text, "ююююю");
	text = "a \xe2\x80\x93 b";
	assert_string_equal(mime_word(arena, &text, 75),
	    "=?utf-8?B?YSDigJMgYg==?=");
	text = "News, 20\xe2\x80\x93"
	       "26 November";
	assert_string_equal(mime_word(arena, &text, 75),
	    "=?utf-8?Q?News=2C_20=E2=80=9326_November?=");
	assert_string_equal(text, "");
}

/* A mail with one header of such a value, or NULL. */
static const char *
mail_with(const struct mail_value *value)
{
	struct mail *mail = mail_new(arena);
	size_t n;

	mail_put(mail, "X", value);
	mail_write(mail, "t", "t");
	return mail_bytes(mail, "b", &n);
}

static void
header_is(const struct mail_value *value, const char *expected)
{
	const char *mail = mail_with(value);
	const char *end = mail == NULL ? NULL : strstr(mail, "MIME-Version");

	assert_non_null(end);
	assert_int_equal(end - mail, strlen(expected));
	assert_memory_equal(mail, expected, strlen(expected));
}

TEST(a_value_that_cannot_stand_makes_no_mail)
{
	unit_be_quiet();
	assert_null(mail_with(NULL));
	assert_null(mail_text(arena, "\xff"));
	assert_null(mail_plain(arena, "a\nb"));
	assert_null(mail_plain(arena, "ю"));
	assert_null(mail_plain(arena, ""));
	assert_null(mail_angled(arena, "a b"));
	assert_null(mail_angled(arena, "a>b"));
	assert_null(mail_mailbox(arena, NULL, "a@b.example\r\nBcc: c"));
	assert_null(mail_mailbox(arena, "\xff", "a@b.example"));
	assert_null(mail_list(arena, "a", "<"));
}

TEST(no_text_begins_another_header)
{
	header_is(mail_text(arena, "a\r\nBcc: b\n\n"),
	    "X: =?utf-8?Q?a__Bcc=3A_b__?=\r\n");
	header_is(mail_mailbox(arena, "a\r\nBcc: b", "c@d.example"),
	    "X: =?utf-8?Q?a__Bcc=3A_b?= <c@d.example>\r\n");
	header_is(mail_text(arena,
		      "a\xc2\x85"
		      "b\xe2\x80\xa8"
		      "c"),
	    "X: a b c\r\n");
}

TEST(a_header_is_folded_at_its_spaces)
{
	header_is(mail_text(arena,
		      "1234567890 1234567890 1234567890 1234567890 1234567890 "
		      "1234567890 1234567890"),
	    "X: 1234567890 1234567890 1234567890 1234567890 1234567890 "
	    "1234567890\r\n 1234567890\r\n");
	header_is(mail_text(arena, "a  b"), "X: a  b\r\n");
	header_is(mail_text(arena, ""), "X:\r\n");
	header_is(mail_text(arena, "=?utf-8?Q?x?="),
	    "X: =?utf-8?B?PT91dGYtOD9RP3g/PQ==?=\r\n");
}

TEST(many_spaces_make_no_long_line)
{
	char text[200];

	snprintf(text, sizeof(text), "a%100sb", "");
	unit_holds(mail_with(mail_text(arena, text)), "X: =?utf-8?Q?a____");
}

TEST(a_name_stands_with_its_address)
{
	header_is(mail_mailbox(arena, "Sofia Tech Park", "n@a.example"),
	    "X: Sofia Tech Park <n@a.example>\r\n");
	header_is(mail_mailbox(arena, "София", "n@a.example"),
	    "X: =?utf-8?B?0KHQvtGE0LjRjw==?= <n@a.example>\r\n");
	header_is(mail_mailbox(arena, NULL, "иван@a.example"),
	    "X: иван@a.example\r\n");
	header_is(mail_list(arena, "L", "l.example"), "X: L <l.example>\r\n");
}

TEST(a_date_is_in_utc)
{
	header_is(mail_date(arena, 1795591643),
	    "X: Wed, 25 Nov 2026 07:27:23 +0000\r\n");
	header_is(mail_date(arena, 951782399),
	    "X: Mon, 28 Feb 2000 23:59:59 +0000\r\n");
}
