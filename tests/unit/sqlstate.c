/* SPDX-License-Identifier: EUPL-1.2 */
/* sqlstate: what PostgreSQL's error codes mean here. */
#include "unit.h"

#include "sqlstate.h"

TEST(what_may_pass_by_itself_is_away)
{
	assert_true(sqlstate_is_away("57P01")); /* it was told to end */
	assert_true(sqlstate_is_away("57014"));
	assert_true(sqlstate_is_away("53100")); /* its disk is full */
	assert_true(sqlstate_is_away("53300"));
	assert_true(sqlstate_is_away("58030"));
	assert_true(sqlstate_is_away("25006")); /* a standby took over */
	assert_true(sqlstate_is_away("40001"));
	assert_false(sqlstate_is_away("42P01"));
	assert_false(sqlstate_is_away("40P01"));
	assert_false(sqlstate_is_away("25P02"));
	assert_false(sqlstate_is_away(NULL));
}

TEST(what_went_stale_may_go_again)
{
	assert_true(sqlstate_may_go_again("0A000"));
	assert_true(sqlstate_may_go_again("26000"));
	assert_true(sqlstate_may_go_again("40P01"));
	assert_false(sqlstate_may_go_again("57P01"));
	assert_false(sqlstate_may_go_again(NULL));
}

TEST(what_was_typed_is_told)
{
	assert_true(sqlstate_is_typed("22P02", "f"));
	assert_true(sqlstate_is_typed("23505", "f"));
	assert_true(sqlstate_is_typed("55P03", "f"));
	assert_true(sqlstate_is_typed("P0002", "exec_stmt_raise"));
	assert_false(sqlstate_is_typed("42P01", "f"));
}

TEST(who_may_not_wait_hears_for_whom)
{
	unit_holds(sqlstate_words("55P03", "a lock"), "in hand at this moment");
	assert_string_equal(sqlstate_words("23505", "twice"), "twice");
	assert_string_equal(sqlstate_words(NULL, "gone"), "gone");
}

TEST(what_is_of_another_release_says_so)
{
	unit_holds(sqlstate_words("42883", "f"), "another release");
	unit_holds(sqlstate_words("42P01", "t"), "another release");
	unit_holds(sqlstate_words("42703", "c"), "another release");
	assert_string_equal(sqlstate_words("42501", "denied"), "denied");
}
