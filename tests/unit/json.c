/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "json.h"

static void
expect(void (*write)(FILE *, const char *), const char *text,
    const char *wanted)
{
	char *got = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&got, &n);

	assert_non_null(to);
	write(to, text);
	fclose(to);
	assert_string_equal(got, wanted);
	free(got);
}

static void
write_member(FILE *to, const char *text)
{
	json_member(to, "why", text);
}

TEST(a_text_is_quoted_and_what_json_reserves_escaped)
{
	expect(json_string, "", "\"\"");
	expect(json_string, "a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"");
	expect(json_string, "1\n2\t\x01", "\"1\\n2\\u0009\\u0001\"");
	expect(json_string, "новина", "\"новина\"");
}

TEST(no_text_is_null)
{
	expect(json_string, NULL, "null");
}

TEST(a_member_stands_behind_a_comma)
{
	expect(write_member, "so", ", \"why\": \"so\"");
	expect(write_member, NULL, ", \"why\": null");
}

TEST(a_text_lives_in_the_arena_also_unfinished)
{
	struct arena *arena = arena_new();
	struct json *json = json_new(arena);
	struct json *unfinished = json_new(arena);

	json_string(json->to, "a");
	json_string(unfinished->to, "b");
	assert_string_equal(json_end(json), "\"a\"");
	assert_int_equal(json->n, 3);
	arena_free(arena);
}
