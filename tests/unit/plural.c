/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "plural.h"

/* As CLDR 42 has them. */
#define ENGLISH "one: i = 1 and v = 0; other"
#define BULGARIAN "one: n = 1; other"
#define ROMANIAN                                                               \
	"one: i = 1 and v = 0; "                                               \
	"few: v != 0 or n = 0 or n != 1 and n % 100 = 1..19; other"
#define POLISH                                                                 \
	"one: i = 1 and v = 0; "                                               \
	"few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14; "                 \
	"many: v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and "               \
	"i % 10 = 5..9 or v = 0 and i % 100 = 12..14; other"
#define LITHUANIAN                                                             \
	"one: n % 10 = 1 and n % 100 != 11..19; "                              \
	"few: n % 10 = 2..9 and n % 100 != 11..19; many: f != 0; other"
#define ARABIC                                                                 \
	"zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; "          \
	"many: n % 100 = 11..99; other"
#define BRETON                                                                 \
	"one: n % 10 = 1 and n % 100 != 11,71,91; "                            \
	"two: n % 10 = 2 and n % 100 != 12,72,92; "                            \
	"few: n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99; "           \
	"many: n != 0 and n % 1000000 = 0; other"
#define FRENCH                                                                 \
	"one: i = 0,1; many: e = 0 and i != 0 and i % 1000000 = 0 and "        \
	"v = 0 or e != 0..5; other"
#define JAPANESE "other"

static const struct {
	const char *rule;
	uint64_t number;
	const char *form;
} cases[] = {
	{ ENGLISH, 0, "other" },
	{ ENGLISH, 1, "one" },
	{ ENGLISH, 21, "other" },
	{ BULGARIAN, 1, "one" },
	{ BULGARIAN, 28, "other" },
	{ ROMANIAN, 0, "few" },
	{ ROMANIAN, 1, "one" },
	{ ROMANIAN, 19, "few" },
	{ ROMANIAN, 20, "other" },
	{ ROMANIAN, 100, "other" },
	{ ROMANIAN, 101, "few" },
	{ POLISH, 1, "one" },
	{ POLISH, 4, "few" },
	{ POLISH, 5, "many" },
	{ POLISH, 12, "many" },
	{ POLISH, 21, "many" },
	{ POLISH, 22, "few" },
	{ POLISH, 112, "many" },
	{ LITHUANIAN, 11, "other" },
	{ LITHUANIAN, 21, "one" },
	{ LITHUANIAN, 29, "few" },
	{ LITHUANIAN, 30, "other" },
	{ ARABIC, 0, "zero" },
	{ ARABIC, 2, "two" },
	{ ARABIC, 110, "few" },
	{ ARABIC, 111, "many" },
	{ ARABIC, 100, "other" },
	{ BRETON, 71, "other" },
	{ BRETON, 19, "other" },
	{ BRETON, 29, "few" },
	{ BRETON, 3000000, "many" },
	{ FRENCH, 0, "one" },
	{ FRENCH, 2000000, "many" },
	{ JAPANESE, 1, "other" },
	{ ENGLISH, UINT64_MAX, "other" },
};

TEST(a_number_has_the_form_of_its_language)
{
	size_t i, n;

	for (i = 0; i < COUNT(cases); i++) {
		const char *form = plural_form(cases[i].rule, cases[i].number,
		    &n);

		assert_true(plural_is_rule(cases[i].rule));
		assert_int_equal(n, strlen(cases[i].form));
		assert_memory_equal(form, cases[i].form, n);
	}
}

TEST(what_cannot_be_read_is_no_rule)
{
	static const char *const bad[] = { "", "one", "one: n = 1",
		"one: ", "one: n; other", "one: n = ; other",
		"one: n == 1; other", "one: n % 0 = 1; other",
		"one: n mod 10 = 1; other", "one: x = 1; other",
		"one: n = 1 other", "one: n = 1.. ; other",
		"one: n = 1 and; other", "one: n = 1, ; other", "other; other;",
		"one: n = 12345678901; other", "Other", "other." };
	size_t i, n;

	for (i = 0; i < COUNT(bad); i++)
		assert_false(plural_is_rule(bad[i]));
	for (i = 0; i < COUNT(bad); i++)
		plural_form(bad[i], 7, &n);
}
