/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "sign.h"

TEST(what_a_terminal_obeys_acts)
{
	uint32_t sign;

	for (sign = 0; sign < 0x100; sign++)
		assert_int_equal(sign_acts(sign),
		    sign < ' ' || (sign >= 0x7f && sign < 0xa0));
}

TEST(so_does_what_turns_a_line_or_is_not_seen)
{
	static const uint32_t acting[] = { 0x61c, 0x200e, 0x202e, 0x2066,
		0x2069, 0xfeff, 0xfff9, 0xe0041 };
	size_t i;

	for (i = 0; i < COUNT(acting); i++)
		assert_true(sign_acts(acting[i]));
}

/* A joiner holds an emoji together, and a soft hyphen is a word's. */
TEST(what_words_are_made_of_does_not)
{
	static const uint32_t words[] = { 'a', 0xad, 0x416, 0x200d, 0x2014,
		0x1f600, 0x10ffff };
	size_t i;

	for (i = 0; i < COUNT(words); i++)
		assert_false(sign_acts(words[i]));
}
