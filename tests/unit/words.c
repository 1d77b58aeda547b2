/* SPDX-License-Identifier: EUPL-1.2 */
#include "speaking.h"

/* What every file of words here begins with. */
#define LANGUAGE "[language]\nbg = Български\nen = English\n"

static void
load_apart(void *unused)
{
	(void)unused;
	words_free(words_load(folder));
}

/* Loading such words ends the process and says why. */
static void
assert_is_refused(const char *ini, const char *countries, const char *why)
{
	struct ended ended;

	write_words(ini, countries);
	ended = unit_run_apart(load_apart, NULL);
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, why);
}

static const char *
found(const char *lang, const char *key)
{
	const char *word = words_find(words, lang, key);

	return word == NULL ? "(none)" : word;
}

TEST(a_word_is_found_in_each_language)
{
	load(LANGUAGE "# a note\n\n[more]\nbg = Прочетете още\n"
		      "en = Read more = go on\n[b]\nen = \nbg =  two spaces ");
	assert_string_equal(found("bg", "more"), "Прочетете още");
	assert_string_equal(found("en", "more"), "Read more = go on");
	assert_string_equal(found("en", "b"), "");
	assert_string_equal(found("bg", "b"), " two spaces ");
	assert_string_equal(found("bg", "mor"), "(none)");
	assert_string_equal(found("bg", ""), "(none)");
}

TEST(a_word_that_a_language_lacks_is_the_last_languages)
{
	load(LANGUAGE "[more]\nen = Read more\n");
	assert_string_equal(found("bg", "more"), "Read more");
	assert_string_equal(found("xx", "more"), "Read more");
}

TEST(the_languages_stand_in_the_order_of_the_file)
{
	load("[language]\nen = English\nbg = Български\n");
	assert_int_equal(words_langs(words), 2);
	assert_string_equal(words_lang(words, 0), "en");
	assert_string_equal(words_lang(words, 1), "bg");
}

TEST(a_language_has_its_code_as_a_word)
{
	load("[language]\nbg = Български\nen = English\nde = Deutsch\n");
	assert_string_equal(found("bg", "lang"), "bg");
	assert_string_equal(found("de", "lang"), "de");
	assert_is_refused(LANGUAGE "[lang]\nbg = 1\n", "",
	    "[lang] stands twice");
}

static void
put_again(void *unused)
{
	(void)unused;
	load(LANGUAGE "[origin]\nbg = x\n");
	words_put(words, "origin", "https://a.bg");
}

TEST(what_is_put_there_stands_in_no_file)
{
	struct ended ended = unit_run_apart(put_again, NULL);

	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "[origin] stands twice");
}

TEST(what_is_put_there_is_the_same_in_each_language)
{
	load(LANGUAGE "[more]\nbg = Още\nen = More\n");
	words_put(words, "origin", "https://a.bg");
	words_put(words, "a", "");
	assert_string_equal(found("bg", "origin"), "https://a.bg");
	assert_string_equal(found("en", "origin"), "https://a.bg");
	assert_string_equal(found("en", "a"), "");
	assert_string_equal(found("en", "more"), "More");
}

TEST(a_known_language_is_our_own_copy)
{
	char code[] = "en";
	const char *known;

	load(LANGUAGE);
	known = words_known_lang(words, code);
	assert_ptr_equal(known, words_lang(words, 1));
	assert_null(words_known_lang(words, "de"));
	assert_null(words_known_lang(words, "EN"));
	assert_null(words_known_lang(words, "e"));
	assert_null(words_known_lang(words, ""));
}

TEST(a_third_language_of_ten_words_is_whole)
{
	load(LANGUAGE
	    "de = Deutsch\nfr = Français\n"
	    "[more]\nbg = Още\nen = More\nde = Mehr\nfr = Plus\n"
	    "[less]\nbg = По-малко\nfr = Moins\n"
	    "[date]\nfr = {day}. {month} {year}\n"
	    "[month_9]\nbg = септември\nde = September\nfr = septembre\n");
	assert_int_equal(words_langs(words), 4);
	assert_string_equal(found("de", "language"), "Deutsch");
	assert_string_equal(found("de", "more"), "Mehr");
	assert_string_equal(found("de", "less"), "Moins");
	assert_string_equal(words_date(words, arena, "de",
				(struct date){ "2020-09-28" }),
	    "28. September 2020");
}

TEST(a_key_that_stands_twice_is_refused)
{
	assert_is_refused(LANGUAGE "[a]\nbg = 1\n[b]\nbg = 2\n[a]\nbg = 3\n",
	    "", "[a] stands twice");
	assert_is_refused(LANGUAGE "[a]\nbg = 1\n", "[a]\nbg = 2\n",
	    "[a] stands twice");
}

TEST(a_bad_line_is_named_by_its_number)
{
	assert_is_refused(LANGUAGE "\n# x\n[a]\nbg=1\n", "",
	    "words.ini: line 7: ");
	assert_is_refused(LANGUAGE "[a]\nde = 1\n", "", "line 5: ");
	assert_is_refused("bg = 1\n" LANGUAGE, "", "line 1: ");
	assert_is_refused(LANGUAGE "[a]\r\nbg = 1\r\n", "", "line 4: ");
	assert_is_refused(LANGUAGE "[a\nbg = 1\n", "", "line 4: ");
	assert_is_refused(LANGUAGE "[plural]\nbg = one: n is 1; other\n", "",
	    "line 5: ");
	assert_is_refused(LANGUAGE, "[country_BE]\nBelgium\n",
	    "countries.ini: line 2: ");
}

TEST(files_without_languages_are_refused)
{
	assert_is_refused("", "", "no [language]");
	assert_is_refused("[language]\nbulgarian = Български\n", "",
	    "line 2: ");
	assert_is_refused("[language]\naa = 1\nbb = 2\ncc = 3\ndd = 4\n"
			  "ee = 5\nff = 6\ngg = 7\nhh = 8\nii = 9\n",
	    "", "line 10: ");
}

static void
load_nowhere(void *unused)
{
	(void)unused;
	words_load("/nonexistent");
}

TEST(a_folder_without_words_is_refused)
{
	struct ended ended = unit_run_apart(load_nowhere, NULL);

	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "/nonexistent/words.ini");
	unit_write_file(folder, "words.ini", LANGUAGE);
	ended = unit_run_apart(load_apart, NULL);
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "countries.ini");
}

static void
load_dates(void)
{
	load(LANGUAGE "[date]\nbg = {day} {month} {year} г.\n"
		      "en = on {month} {day}, {year}\n"
		      "[month_1]\nbg = януари\nen = January\n"
		      "[month_9]\nbg = септември\nen = September\n"
		      "[month_12]\nbg = декември\nen = December\n");
}

static const char *
date(const char *lang, const char *iso)
{
	return words_date(words, arena, lang, (struct date){ iso });
}

TEST(a_day_is_said_in_words)
{
	load_dates();
	assert_string_equal(date("bg", "2020-09-28"), "28 септември 2020 г.");
	assert_string_equal(date("en", "2020-09-28"), "on September 28, 2020");
	assert_string_equal(date("en", "2021-01-01"), "on January 1, 2021");
	assert_string_equal(date("bg", "1999-12-31"), "31 декември 1999 г.");
}

TEST(what_is_no_day_is_nothing)
{
	static const char *const bad[] = { NULL, "", "soon", "2020", "2020-09",
		"2020-13-01", "2020-00-10", "infinity", "28 September" };
	size_t i;

	load_dates();
	for (i = 0; i < COUNT(bad); i++)
		assert_string_equal(date("bg", bad[i]), "");
}

static const char *
days(const char *from, const char *until)
{
	return words_days(words, arena, "bg", (struct date){ from },
	    (struct date){ until });
}

TEST(what_days_have_in_common_is_said_once)
{
	load(LANGUAGE "[date]\nbg = {day} {month} {year} г.\n"
		      "[date_in_year]\nbg = {day} {month}\n"
		      "[date_in_month]\nbg = {day}\n"
		      "[month_1]\nbg = януари\n[month_9]\nbg = септември\n"
		      "[month_12]\nbg = декември\n");
	assert_string_equal(days("2026-09-01", "2026-09-07"),
	    "1–7 септември 2026 г.");
	assert_string_equal(days("2026-01-31", "2026-09-01"),
	    "31 януари – 1 септември 2026 г.");
	assert_string_equal(days("2026-12-28", "2027-01-03"),
	    "28 декември 2026 г. – 3 януари 2027 г.");
	assert_string_equal(days("2026-09-07", "2026-09-07"),
	    "7 септември 2026 г.");
	assert_string_equal(days(NULL, "2026-09-07"), "");
	assert_string_equal(days("2026-09-07", "soon"), "");
}

TEST(without_a_pattern_a_day_is_nothing)
{
	load(LANGUAGE);
	assert_string_equal(date("bg", "2020-09-28"), "");
}

static void
load_numbers(void)
{
	load(LANGUAGE "[decimal_point]\nbg = ,\nen = .\n"
		      "[decimal_group]\nbg = \xc2\xa0\nen = ,\n");
}

static const char *
decimal(const char *lang, const char *digits)
{
	return words_decimal(words, arena, lang, (struct decimal){ digits });
}

TEST(a_number_is_grouped_from_five_digits_on)
{
	load_numbers();
	assert_string_equal(decimal("en", "0"), "0");
	assert_string_equal(decimal("en", "1234"), "1234");
	assert_string_equal(decimal("en", "12345"), "12,345");
	assert_string_equal(decimal("en", "123456"), "123,456");
	assert_string_equal(decimal("en", "1234567"), "1,234,567");
	assert_string_equal(decimal("bg", "1952000"),
	    "1\xc2\xa0"
	    "952\xc2\xa0"
	    "000");
}

TEST(a_fraction_is_kept_where_it_says_something)
{
	load_numbers();
	assert_string_equal(decimal("en", "12317649.61"), "12,317,649.61");
	assert_string_equal(decimal("bg", "12317649.61"),
	    "12\xc2\xa0"
	    "317\xc2\xa0"
	    "649,61");
	assert_string_equal(decimal("bg", "0.50"), "0,50");
	assert_string_equal(decimal("en", "0.05"), "0.05");
	assert_string_equal(decimal("bg", "1952000.00"),
	    "1\xc2\xa0"
	    "952\xc2\xa0"
	    "000");
	assert_string_equal(decimal("en", "1234.5"), "1234.5");
	assert_string_equal(decimal("en", "7."), "7");
}

TEST(no_number_is_nothing)
{
	load_numbers();
	assert_string_equal(decimal("bg", NULL), "");
	assert_string_equal(decimal("bg", ""), "");
}

TEST(a_code_is_the_word_of_its_list)
{
	const char *unknown = "XX";

	write_words(LANGUAGE "[role_partner]\nbg = партньор\nen = partner\n",
	    "[country_BE]\nbg = Белгия\nen = Belgium\n");
	words = words_load(folder);
	assert_string_equal(words_code(words, arena, "bg", "country",
				(struct code){ "BE" }),
	    "Белгия");
	assert_string_equal(words_code(words, arena, "en", "role",
				(struct code){ "partner" }),
	    "partner");
	assert_string_equal(words_code(words, arena, "en", "country",
				(struct code){ unknown }),
	    unknown);
	assert_string_equal(words_code(words, arena, "en", "country",
				(struct code){ NULL }),
	    "");
	assert_string_equal(words_code(words, arena, "en", "country",
				(struct code){ "" }),
	    "");
}

TEST(several_codes_are_several_words)
{
	load(LANGUAGE "[role_partner]\nbg = партньор\nen = partner\n");
	assert_string_equal(words_code(words, arena, "en", "role",
				(struct code){ "partner friend" }),
	    "partner, friend");
}

static const struct unit_hooks unit_hooks = { .set_up = set_up,
	.tear_down = tear_down };
