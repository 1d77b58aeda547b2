/* SPDX-License-Identifier: EUPL-1.2 */
/* Secrets that are mailed, and what the database keeps of them. */
#include "region.h"

#include "token.h"

TEST(a_token_stands_in_a_link_as_it_is)
{
	int i;

	for (i = 0; i < 1000; i++) {
		const char *token = token_new(arena);

		assert_int_equal(strlen(token), TOKEN_LENGTH);
		assert_int_equal(strspn(token,
				     "abcdefghijklmnopqrstuvwxyz-_"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
		    TOKEN_LENGTH);
		/* As the end of a link in plain text, too. */
		assert_null(strchr("-_", token[TOKEN_LENGTH - 1]));
	}
}

TEST(no_two_tokens_are_the_same)
{
	assert_string_not_equal(token_new(arena), token_new(arena));
}

TEST(a_hash_is_32_bytes_as_postgresql_reads_them)
{
	const char *hash = token_hash(arena, token_new(arena));

	assert_memory_equal(hash, "\\x", 2);
	assert_int_equal(strlen(hash), 2 + 64);
	assert_int_equal(strspn(hash + 2, "0123456789abcdef"), 64);
}

TEST(a_token_has_one_hash_and_another_token_another)
{
	const char *token = token_new(arena);

	assert_string_equal(token_hash(arena, token), token_hash(arena, token));
	assert_string_not_equal(token_hash(arena, token),
	    token_hash(arena, token_new(arena)));
}

TEST(what_cannot_be_a_token_has_no_hash)
{
	static const char *const wrong[] = {
		NULL,
		"",
		"short",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\xd0\xb0",
	};
	size_t i;

	for (i = 0; i < COUNT(wrong); i++)
		assert_null(token_hash(arena, wrong[i]));
}
