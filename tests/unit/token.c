/* SPDX-License-Identifier: EUPL-1.2 */
/* Secrets that are mailed, and what the database keeps of them. */
#include "region.h"

#include "token.h"

static void
a_token_stands_in_a_link_as_it_is(void **state)
{
	int i;

	(void)state;
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

static void
no_two_tokens_are_the_same(void **state)
{
	(void)state;
	assert_string_not_equal(token_new(arena), token_new(arena));
}

static void
a_hash_is_32_bytes_as_postgresql_reads_them(void **state)
{
	const char *hash = token_hash(arena, token_new(arena));

	(void)state;
	assert_memory_equal(hash, "\\x", 2);
	assert_int_equal(strlen(hash), 2 + 64);
	assert_int_equal(strspn(hash + 2, "0123456789abcdef"), 64);
}

static void
a_token_has_one_hash_and_another_token_another(void **state)
{
	const char *token = token_new(arena);

	(void)state;
	assert_string_equal(token_hash(arena, token), token_hash(arena, token));
	assert_string_not_equal(token_hash(arena, token),
	    token_hash(arena, token_new(arena)));
}

static void
what_cannot_be_a_token_has_no_hash(void **state)
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

	(void)state;
	for (i = 0; i < COUNT(wrong); i++)
		assert_null(token_hash(arena, wrong[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_token_stands_in_a_link_as_it_is),
		cmocka_unit_test(no_two_tokens_are_the_same),
		cmocka_unit_test(a_hash_is_32_bytes_as_postgresql_reads_them),
		cmocka_unit_test(
		    a_token_has_one_hash_and_another_token_another),
		cmocka_unit_test(what_cannot_be_a_token_has_no_hash),
	};

	return UNIT_RUN(tests, set_up, tear_down);
}
