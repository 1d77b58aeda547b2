/* SPDX-License-Identifier: EUPL-1.2 */
/* What the decoder says, and what nobody believes it. */
#include "unit.h"

#include "decoded.h"

static int ends[2];

static int
set_up(void **state)
{
	(void)state;
	return pipe(ends);
}

static int
tear_down(void **state)
{
	(void)state;
	close(ends[0]);
	if (ends[1] >= 0)
		close(ends[1]);
	return 0;
}

static void
shut(void)
{
	close(ends[1]);
	ends[1] = -1;
}

TEST(what_is_said_is_heard)
{
	static const struct decoded file = { DECODED_FILE, DECODED_WEBP,
		DECODED_SIDE_MAX, 0, 0, 3 },
				    done = { DECODED_DONE, 0, 900, 600, 8, 0 };
	struct decoded heard;
	char bytes[3];

	assert_true(decoded_say(ends[1], &file, "abc"));
	assert_true(decoded_say(ends[1], &done, NULL));
	shut();
	assert_true(decoded_hear(ends[0], &heard));
	assert_memory_equal(&heard, &file, sizeof(file));
	assert_true(decoded_read(ends[0], bytes, sizeof(bytes)));
	assert_memory_equal(bytes, "abc", 3);
	assert_true(decoded_hear(ends[0], &heard));
	assert_memory_equal(&heard, &done, sizeof(done));
	assert_false(decoded_hear(ends[0], &heard));
}

TEST(what_nobody_hears_is_not_said)
{
	static const struct decoded done = { .what = DECODED_DONE };

	assert_false(decoded_say(-1, &done, NULL));
}

TEST(what_is_cut_short_is_not_heard)
{
	static const struct decoded done = { .what = DECODED_DONE };
	struct decoded heard;
	char bytes[2];

	assert_int_equal(write(ends[1], &done, sizeof(done) - 1),
	    sizeof(done) - 1);
	shut();
	assert_false(decoded_hear(ends[0], &heard));
	assert_false(decoded_read(ends[0], bytes, sizeof(bytes)));
}

TEST(what_a_record_cannot_hold_is_not_heard)
{
	static const struct decoded wrong[] = {
		{ .what = 0 },
		{ .what = DECODED__END },
		{ .what = DECODED_DONE, .n = 1 },
		{ .what = DECODED_REFUSED, .n = DECODED_WHY_MAX },
		{ .what = DECODED_FILE, .n = DECODED_FILE_MAX + 1U },
		{ .what = DECODED_FILE, .format = DECODED__FORMATS },
		{ .what = DECODED_FILE, .width = DECODED_SIDE_MAX + 1 },
		{ .what = DECODED_FILE, .width = -1 },
		{ .what = DECODED_DONE, .height = DECODED_SIDE_MAX + 1 },
		{ .what = DECODED_DONE, .height = -1 },
		{ .what = DECODED_DONE, .orientation = 9 },
		{ .what = DECODED_DONE, .orientation = -1 },
	};
	struct decoded heard;
	size_t i;

	for (i = 0; i < COUNT(wrong); i++) {
		assert_int_equal(write(ends[1], &wrong[i], sizeof(wrong[i])),
		    sizeof(wrong[i]));
		assert_false(decoded_hear(ends[0], &heard));
	}
}

static const struct unit_hooks unit_hooks = { .set_up = set_up,
	.tear_down = tear_down };
