/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "arena.h"

#include <stdalign.h>

TEST(memory_is_aligned_for_any_type)
{
	struct arena *arena = arena_new();
	size_t size;

	for (size = 0; size < 200; size++)
		assert_int_equal((uintptr_t)arena_alloc(arena, size) %
			alignof(max_align_t),
		    0);
	for (size = 60000; size < 140000; size += 4999)
		assert_int_equal((uintptr_t)arena_alloc(arena, size) %
			alignof(max_align_t),
		    0);
	arena_free(arena);
}

static bool
is_all_zeroes(const char *memory, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (memory[i] != '\0')
			return false;
	return true;
}

TEST(memory_is_zeroes_also_when_used_before)
{
	struct arena *arena = arena_new();
	int round, i;

	for (round = 0; round < 3; round++) {
		for (i = 1; i < 200; i++) {
			char *memory = arena_alloc(arena, (size_t)i * 7);

			assert_true(is_all_zeroes(memory, (size_t)i * 7));
			memset(memory, 0xff, (size_t)i * 7);
		}
		arena_reset(arena);
	}
	arena_free(arena);
}

TEST(two_allocations_never_overlap)
{
	struct arena *arena = arena_new();
	char *all[600];
	size_t i;

	for (i = 0; i < COUNT(all); i++) {
		all[i] = arena_alloc(arena, 1 + i % 377);
		memset(all[i], (int)(i % 251), 1 + i % 377);
	}
	for (i = 0; i < COUNT(all); i++) {
		assert_int_equal((unsigned char)all[i][0], i % 251);
		assert_int_equal((unsigned char)all[i][i % 377], i % 251);
	}
	arena_free(arena);
}

TEST(a_size_of_nothing_is_a_pointer_all_the_same)
{
	struct arena *arena = arena_new();
	int i;

	for (i = 0; i < 20000; i++)
		assert_non_null(arena_alloc(arena, 0));
	arena_free(arena);
}

TEST(sizes_around_a_chunk_are_whole)
{
	static const size_t sizes[] = { 65519, 65520, 65521, 65535, 65536,
		65537, 131072, 5000000 };
	struct arena *arena = arena_new();
	size_t i;

	for (i = 0; i < COUNT(sizes); i++) {
		char *memory = arena_alloc(arena, sizes[i]);

		assert_true(is_all_zeroes(memory, sizes[i]));
		memset(memory, 0xff, sizes[i]);
		assert_true(is_all_zeroes(arena_alloc(arena, 8), 8));
		arena_reset(arena);
	}
	arena_free(arena);
}

TEST(many_resets_leave_memory_flat)
{
	struct arena *arena = arena_new();
	size_t before = 0;
	int round, i;

	for (round = 0; round < 200; round++) {
		for (i = 0; i < 20; i++)
			arena_alloc(arena, 9000);
		arena_alloc(arena, 300000);
		arena_reset(arena);
		if (round == 9)
			before = unit_bytes_held();
	}
	assert_int_equal(unit_bytes_held(), before);
	assert_true(before > 0);
	arena_free(arena);
}

static char order[100];

static void
note(void *letter)
{
	strcat(order, letter);
}

TEST(a_closer_runs_newest_first)
{
	static char a[] = "a", b[] = "b", c[] = "c";
	struct arena *arena = arena_new();

	order[0] = '\0';
	arena_defer(arena, note, a);
	arena_defer(arena, note, b);
	arena_alloc(arena, 100000);
	arena_defer(arena, note, c);
	assert_string_equal(order, "");
	arena_reset(arena);
	assert_string_equal(order, "cba");
	arena_free(arena);
}

TEST(a_closer_runs_once)
{
	static char a[] = "a";
	struct arena *arena = arena_new();

	order[0] = '\0';
	arena_defer(arena, note, a);
	arena_reset(arena);
	arena_reset(arena);
	arena_free(arena);
	assert_string_equal(order, "a");
}

TEST(freeing_runs_the_closers)
{
	static char a[] = "a";
	struct arena *arena = arena_new();

	order[0] = '\0';
	arena_defer(arena, note, a);
	arena_free(arena);
	arena_free(NULL);
	assert_string_equal(order, "a");
}

static void
look_at_memory(void *memory)
{
	strcat(order, memory);
}

TEST(a_closer_may_still_read_the_memory)
{
	struct arena *arena = arena_new();

	order[0] = '\0';
	arena_defer(arena, look_at_memory,
	    arena_strndup(arena, "still there", 100));
	arena_reset(arena);
	assert_string_equal(order, "still there");
	arena_free(arena);
}

static void
defer_another(void *arena)
{
	static char z[] = "z";

	strcat(order, "y");
	arena_defer(arena, note, z);
}

TEST(a_closer_may_defer_another)
{
	struct arena *arena = arena_new();

	order[0] = '\0';
	arena_defer(arena, defer_another, arena);
	arena_reset(arena);
	assert_string_equal(order, "yz");
	arena_free(arena);
}

TEST(a_copy_has_at_most_n_bytes)
{
	static const char unended[] = { 'a', 'b', 'c' };
	struct arena *arena = arena_new();

	assert_string_equal(arena_strndup(arena, unended, 3), "abc");
	assert_string_equal(arena_strndup(arena, unended, 0), "");
	assert_string_equal(arena_strndup(arena, "ab\0cd", 5), "ab");
	assert_string_equal(arena_strndup(arena, "abc", SIZE_MAX), "abc");
	arena_free(arena);
}

TEST(a_printed_text_is_whole_however_long)
{
	struct arena *arena = arena_new();
	const char *text = arena_printf(arena, "%0*d|%s", 100000, 7, "да");

	assert_int_equal(strlen(text), 100001 + strlen("да"));
	assert_string_equal(text + 99999, "7|да");
	assert_string_equal(arena_printf(arena, "%s", ""), "");
	arena_free(arena);
}

static void
ask_for_all(void *size)
{
	arena_alloc(arena_new(), *(size_t *)size);
}

TEST(asking_for_too_much_ends_the_process)
{
	size_t size = SIZE_MAX - 5;
	struct ended ended = unit_run_apart(ask_for_all, &size);

	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "bytes asked for at once");
}

static void
touch_after_reset(void *how_far)
{
	struct arena *arena = arena_new();
	volatile char *memory = arena_alloc(arena, 24);

	arena_reset(arena);
	memory[*(int *)how_far] = 1;
}

static void
touch_beyond_the_end(void *how_far)
{
	volatile char *memory = arena_alloc(arena_new(), 24);

	memory[*(int *)how_far] = 1;
}

/* Only AddressSanitizer sees it. */
TEST(touching_what_is_not_ones_own_is_an_error)
{
	int first = 0, beyond = 24;
	struct ended ended;

#ifndef __SANITIZE_ADDRESS__
	return;
#endif
	ended = unit_run_apart(touch_after_reset, &first);
	unit_holds(ended.err, "use-after-poison");
	ended = unit_run_apart(touch_beyond_the_end, &beyond);
	unit_holds(ended.err, "use-after-poison");
}
