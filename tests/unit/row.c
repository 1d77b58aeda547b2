/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "row.h"

struct thing {
	const char *text;
	int64_t count;
	bool is_new;
	struct date starts_on;
	struct code role;
	struct decimal amount;
	struct counted months;
	struct html body;
};

static const struct row row = ROW_OF(struct thing, text, count, is_new,
    starts_on, role, amount, months, body);

enum { TEXT, COUNT_, IS_NEW, STARTS_ON, ROLE, AMOUNT, MONTHS, BODY };

TEST(a_description_says_name_place_and_kind)
{
	static const enum field_kind kinds[] = { FIELD_TEXT, FIELD_INT,
		FIELD_BOOL, FIELD_DATE, FIELD_CODE, FIELD_DECIMAL,
		FIELD_COUNTED, FIELD_HTML };
	size_t i;

	assert_int_equal(row.n, COUNT(kinds));
	assert_int_equal(row.size, sizeof(struct thing));
	for (i = 0; i < row.n; i++)
		assert_int_equal(row.fields[i].kind, kinds[i]);
	assert_string_equal(row.fields[STARTS_ON].name, "starts_on");
	assert_int_equal(row.fields[STARTS_ON].offset,
	    offsetof(struct thing, starts_on));
}

TEST(each_kind_of_text_keeps_the_pointer)
{
	static const size_t texts[] = { TEXT, STARTS_ON, ROLE, AMOUNT, MONTHS,
		BODY };
	static const char text[] = "2020-09-28";
	struct thing thing = { 0 };
	size_t i;

	for (i = 0; i < COUNT(texts); i++) {
		assert_true(row_set(&row.fields[texts[i]], &thing, text));
		assert_ptr_equal(row_text(&row.fields[texts[i]], &thing), text);
		assert_int_equal(row_int(&row.fields[texts[i]], &thing), 0);
	}
	assert_ptr_equal(thing.text, text);
	assert_ptr_equal(thing.starts_on.iso, text);
	assert_ptr_equal(thing.role.code, text);
	assert_ptr_equal(thing.amount.digits, text);
	assert_ptr_equal(thing.months.digits, text);
	assert_ptr_equal(thing.body.html, text);
}

TEST(none_makes_null_zero_and_false)
{
	struct thing thing;
	size_t i;

	memset(&thing, 0xff, sizeof(thing));
	for (i = 0; i < row.n; i++)
		assert_true(row_set(&row.fields[i], &thing, NULL));
	assert_null(thing.text);
	assert_int_equal(thing.count, 0);
	assert_false(thing.is_new);
	assert_null(thing.starts_on.iso);
	assert_null(thing.role.code);
	assert_null(thing.amount.digits);
	assert_null(thing.months.digits);
	assert_null(thing.body.html);
	for (i = 0; i < row.n; i++) {
		assert_null(row_text(&row.fields[i], &thing));
		assert_int_equal(row_int(&row.fields[i], &thing), 0);
	}
}

TEST(a_member_touches_no_other)
{
	struct thing thing, before;
	size_t i;

	memset(&thing, 0x55, sizeof(thing));
	before = thing;
	row_set(&row.fields[IS_NEW], &thing, "t");
	assert_int_equal(thing.count, before.count);
	assert_ptr_equal(thing.starts_on.iso, before.starts_on.iso);
	for (i = 0; i < row.n; i++)
		row_set(&row.fields[i], &thing, NULL);
	row_set(&row.fields[COUNT_], &thing, "-1");
	assert_null(thing.text);
	assert_false(thing.is_new);
}

TEST(a_number_is_read_whole)
{
	struct thing thing = { 0 };

	assert_true(row_set(&row.fields[COUNT_], &thing, "42"));
	assert_int_equal(thing.count, 42);
	assert_int_equal(row_int(&row.fields[COUNT_], &thing), 42);
	assert_null(row_text(&row.fields[COUNT_], &thing));
	assert_true(row_set(&row.fields[COUNT_], &thing, "-7"));
	assert_int_equal(thing.count, -7);
	assert_true(
	    row_set(&row.fields[COUNT_], &thing, "9223372036854775807"));
	assert_true(thing.count == INT64_MAX);
	assert_true(
	    row_set(&row.fields[COUNT_], &thing, "-9223372036854775808"));
	assert_true(thing.count == INT64_MIN);
}

TEST(what_is_no_number_is_refused)
{
	static const char *const bad[] = { "", " ", "-", "a", "1a", "1 ", "1.5",
		"0x1", "--1", "9223372036854775808", "-9223372036854775809",
		"99999999999999999999999", "1\n" };
	struct thing thing = { .count = 5 };
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		if (row_set(&row.fields[COUNT_], &thing, bad[i]))
			fail_msg("taken: \"%s\"", bad[i]);
	assert_int_equal(thing.count, 5);
}

TEST(a_boolean_is_t_or_f)
{
	static const char *const bad[] = { "", "T", "F", "true", "false", "1",
		"0", "tt", "t ", "yes" };
	struct thing thing = { 0 };
	size_t i;

	assert_true(row_set(&row.fields[IS_NEW], &thing, "t"));
	assert_true(thing.is_new);
	assert_int_equal(row_int(&row.fields[IS_NEW], &thing), 1);
	for (i = 0; i < COUNT(bad); i++)
		assert_false(row_set(&row.fields[IS_NEW], &thing, bad[i]));
	assert_true(thing.is_new);
	assert_true(row_set(&row.fields[IS_NEW], &thing, "f"));
	assert_false(thing.is_new);
	assert_null(row_text(&row.fields[IS_NEW], &thing));
}
