/* SPDX-License-Identifier: EUPL-1.2 */
#include "region.h"

#include "text.h"
#include "translit.h"

struct pair {
	const char *given, *wanted;
};

static void
assert_latin(const struct pair *pairs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		assert_string_equal(translit_text(arena, pairs[i].given),
		    pairs[i].wanted);
}

TEST(every_letter_is_as_the_law_says)
{
	static const struct pair pairs[] = { { "а", "a" }, { "б", "b" },
		{ "в", "v" }, { "г", "g" }, { "д", "d" }, { "е", "e" },
		{ "ж", "zh" }, { "з", "z" }, { "и", "i" }, { "й", "y" },
		{ "к", "k" }, { "л", "l" }, { "м", "m" }, { "н", "n" },
		{ "о", "o" }, { "п", "p" }, { "р", "r" }, { "с", "s" },
		{ "т", "t" }, { "у", "u" }, { "ф", "f" }, { "х", "h" },
		{ "ц", "ts" }, { "ч", "ch" }, { "ш", "sh" }, { "щ", "sht" },
		{ "ъ", "a" }, { "ь", "y" }, { "ю", "yu" }, { "я", "ya" },
		{ "А", "A" }, { "Б", "B" }, { "В", "V" }, { "Г", "G" },
		{ "Д", "D" }, { "Е", "E" }, { "Ж", "Zh" }, { "З", "Z" },
		{ "И", "I" }, { "Й", "Y" }, { "К", "K" }, { "Л", "L" },
		{ "М", "M" }, { "Н", "N" }, { "О", "O" }, { "П", "P" },
		{ "Р", "R" }, { "С", "S" }, { "Т", "T" }, { "У", "U" },
		{ "Ф", "F" }, { "Х", "H" }, { "Ц", "Ts" }, { "Ч", "Ch" },
		{ "Ш", "Sh" }, { "Щ", "Sht" }, { "Ъ", "A" }, { "Ь", "Y" },
		{ "Ю", "Yu" }, { "Я", "Ya" } };

	assert_latin(pairs, COUNT(pairs));
}

TEST(letters_together_are_as_the_law_says)
{
	static const struct pair pairs[] = { { "Джурджа", "Dzhurdzha" },
		{ "дзифт", "dzift" }, { "шофьор", "shofyor" },
		{ "Йордан", "Yordan" }, { "район", "rayon" },
		{ "Кольо", "Kolyo" }, { "Ямбол", "Yambol" } };

	assert_latin(pairs, COUNT(pairs));
}

TEST(a_final_ia_is_short_and_no_other)
{
	static const struct pair pairs[] = { { "София", "Sofia" },
		{ "Мария", "Maria" }, { "София-град", "Sofia-grad" },
		{ "иновация.", "inovatsia." }, { "СОФИЯ", "SOFIA" },
		{ "„София“", "„Sofia“" }, { "Софиянци", "Sofiyantsi" },
		{ "Илиян", "Iliyan" }, { "змия и", "zmia i" },
		{ "Соф\xd0\xb8\xcc\x81я", "Sofia" }, { "моя", "moya" } };

	assert_latin(pairs, COUNT(pairs));
}

TEST(the_country_is_bulgaria)
{
	static const struct pair pairs[] = { { "България", "Bulgaria" },
		{ "БЪЛГАРИЯ", "BULGARIA" },
		{ "Република България!", "Republika Bulgaria!" },
		{ "българин", "balgarin" }, { "български", "balgarski" },
		{ "Българияд", "Balgariyad" } };

	assert_latin(pairs, COUNT(pairs));
}

TEST(capitals_stay_as_they_are_meant)
{
	static const struct pair pairs[] = { { "Щъркел", "Shtarkel" },
		{ "ЩЪРКЕЛ", "SHTARKEL" }, { "ЮЖ", "YUZH" }, { "аЮ", "aYu" },
		{ "ЦУМ и Ж.", "TSUM i Zh." }, { "Ч", "Ch" },
		{ "Sofia ТЕХ", "Sofia TEH" } };

	assert_latin(pairs, COUNT(pairs));
}

TEST(what_is_not_cyrillic_stays)
{
	static const struct pair pairs[] = { { "", "" },
		{ "Café № 1 — 5 €", "Café № 1 — 5 €" }, { "日本", "日本" },
		{ "👩‍🔬", "👩‍🔬" } };

	assert_latin(pairs, COUNT(pairs));
	assert_null(translit_text(arena, "\xff"));
}

TEST(a_title_gives_its_slug)
{
	static const struct pair pairs[] = { { "София Тех Парк",
						 "sofia-teh-park" },
		{ "Щъркел", "shtarkel" }, { "България", "bulgaria" },
		{ "  „Да“ — не!  ", "da-ne" }, { "Café Été", "cafe-ete" },
		{ "Straße, Łódź, Ærø", "strasse-lodz-aero" },
		{ "company’s", "companys" }, { "ﬁne ½", "fine-1-2" },
		{ "№ 31/2020", "no-31-2020" }, { "a--b_c", "a-b-c" },
		{ "2020", "n-2020" }, { "10/11", "n-10-11" },
		{ "", TRANSLIT_NO_TITLE }, { "…", TRANSLIT_NO_TITLE },
		{ "日本", TRANSLIT_NO_TITLE } };
	size_t i;

	for (i = 0; i < COUNT(pairs); i++)
		assert_string_equal(translit_slug(arena, pairs[i].given),
		    pairs[i].wanted);
	assert_null(translit_slug(arena, "a\xff"));
}

TEST(a_slug_is_cut_at_a_word)
{
	char text[400] = "";
	size_t i;

	for (i = 0; i < 15; i++)
		strcat(text, "девет1234 ");
	assert_string_equal(translit_slug(arena, text),
	    "devet1234-devet1234-devet1234-devet1234-devet1234-devet1234-"
	    "devet1234-devet1234");
	memset(text, 'a', 300);
	assert_int_equal(strlen(translit_slug(arena, text)), 80);
	memset(text, '1', 300);
	assert_true(text_is_slug(translit_slug(arena, text)));
}
