/* SPDX-License-Identifier: EUPL-1.2 */
#include "translit.h"

#include <ctype.h>
#include <err.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "text.h"

enum { SLUG_MAX = 80 };

struct letter {
	ucs4_t letter;
	const char *latin;
};

/* From U+0430 on, all in their order; those from the law and ы, э. */
static const char *const basic[] = { "a", "b", "v", "g", "d", "e", "zh", "z",
	"i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
	"ts", "ch", "sh", "sht", "a", "y", "y", "e", "yu", "ya" };

enum { BASIC_FIRST = 0x430, BASIC = sizeof(basic) / sizeof(basic[0]) };

static const struct letter others[] = {
	{ 0x450, "e" },   /* ѐ */
	{ 0x451, "yo" },  /* ё */
	{ 0x452, "dj" },  /* ђ */
	{ 0x453, "gj" },  /* ѓ */
	{ 0x454, "ye" },  /* є */
	{ 0x455, "dz" },  /* ѕ */
	{ 0x456, "i" },   /* і */
	{ 0x457, "yi" },  /* ї */
	{ 0x458, "j" },   /* ј */
	{ 0x459, "lj" },  /* љ */
	{ 0x45a, "nj" },  /* њ */
	{ 0x45b, "c" },   /* ћ */
	{ 0x45c, "kj" },  /* ќ */
	{ 0x45d, "i" },   /* ѝ */
	{ 0x45e, "w" },   /* ў */
	{ 0x45f, "dzh" }, /* џ */
	{ 0x463, "e" },   /* ѣ */
	{ 0x46b, "a" },   /* ѫ */
	{ 0x46d, "ya" },  /* ѭ */
	{ 0x491, "g" },   /* ґ */
};

/* Latin letters that are no other letter with a mark. */
static const struct letter latins[] = {
	{ 0xdf, "ss" },
	{ 0xe6, "ae" },
	{ 0xf0, "d" },
	{ 0xf8, "o" },
	{ 0xfe, "th" },
	{ 0x111, "d" },
	{ 0x131, "i" },
	{ 0x142, "l" },
	{ 0x153, "oe" },
};

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const char *
find_latin(const struct letter *letters, size_t n, ucs4_t c)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (letters[i].letter == c)
			return letters[i].latin;
	return NULL;
}

/* What a lower-case letter of a Cyrillic alphabet becomes, or NULL. */
static const char *
latin_of(ucs4_t c)
{
	if (c >= BASIC_FIRST && c < BASIC_FIRST + BASIC)
		return basic[c - BASIC_FIRST];
	return find_latin(others, COUNT_OF(others), c);
}

static bool
is_mark(ucs4_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

/* A text as characters, and as the same in lower case; both end with 0. */
struct letters {
	ucs4_t *as_is, *lower;
	size_t n;
};

/* Stress marks on Cyrillic letters are left out: „ия́“ ends as „ия“ does. */
static bool
read_letters(struct arena *arena, const char *text, struct letters *letters)
{
	size_t n = strlen(text), length = 0;
	uint8_t *normal;
	const uint8_t *rest;
	ucs4_t c, last = 0;

	if (!text_is_utf8(text, n))
		return false;
	normal = u8_normalize(UNINORM_NFC, (const uint8_t *)text, n + 1, NULL,
	    &length);
	if (normal == NULL)
		err(1, "memory");
	letters->as_is = arena_alloc(arena, (length + 1) * sizeof(ucs4_t));
	letters->lower = arena_alloc(arena, (length + 1) * sizeof(ucs4_t));
	letters->n = 0;
	for (rest = normal; (rest = u8_next(&c, rest)) != NULL;) {
		if (is_mark(c) && latin_of(last) != NULL)
			continue;
		last = uc_tolower(c);
		letters->as_is[letters->n] = c;
		letters->lower[letters->n++] = last;
	}
	free(normal);
	return true;
}

static bool
is_letter(ucs4_t c)
{
	return c != 0 && (uc_is_alpha(c) || is_mark(c));
}

static bool
starts_word(const struct letters *letters, size_t i)
{
	return i == 0 || !is_letter(letters->lower[i - 1]);
}

/* Whether the я at i ends a word in „ия“. */
static bool
ends_in_ia(const struct letters *letters, size_t i)
{
	return letters->lower[i] == 0x44f && i > 0 &&
	    letters->lower[i - 1] == 0x438 && !is_letter(letters->lower[i + 1]);
}

/* Whether the ъ at i is that of the word „България“ and no longer one. */
static bool
is_of_bulgaria(const struct letters *letters, size_t i)
{
	static const ucs4_t word[] = { 0x431, 0x44a, 0x43b, 0x433, 0x430, 0x440,
		0x438, 0x44f };

	return letters->lower[i] == 0x44a && i > 0 &&
	    letters->n - (i - 1) >= COUNT_OF(word) &&
	    memcmp(letters->lower + i - 1, word, sizeof(word)) == 0 &&
	    starts_word(letters, i - 1) &&
	    !is_letter(letters->lower[i - 1 + COUNT_OF(word)]);
}

static bool
is_upper(const struct letters *letters, size_t i)
{
	return letters->as_is[i] != letters->lower[i];
}

/* Whether the capital at i stands in a word of capitals. */
static bool
is_among_capitals(const struct letters *letters, size_t i)
{
	if (is_letter(letters->lower[i + 1]))
		return is_upper(letters, i + 1);
	return !starts_word(letters, i) && is_upper(letters, i - 1);
}

static char *
put_latin(char *to, const char *latin, const struct letters *letters, size_t i)
{
	bool is_first = is_upper(letters, i);
	bool is_rest = is_first && is_among_capitals(letters, i);

	for (; *latin != '\0'; latin++, is_first = is_rest)
		*to++ = (char)(is_first ? toupper(*latin) : *latin);
	return to;
}

static char *
put_letter(char *to, const struct letters *letters, size_t i)
{
	const char *latin = latin_of(letters->lower[i]);

	if (ends_in_ia(letters, i))
		latin = "a";
	else if (is_of_bulgaria(letters, i))
		latin = "u";
	if (latin != NULL)
		return put_latin(to, latin, letters, i);
	return to + u8_uctomb((uint8_t *)to, letters->as_is[i], 6);
}

char *
translit_text(struct arena *arena, const char *text)
{
	struct letters letters;
	char *latin, *to;
	size_t i;

	if (!read_letters(arena, text, &letters))
		return NULL;
	latin = to = arena_alloc(arena, 6 * letters.n + 1);
	for (i = 0; i < letters.n; i++)
		to = put_letter(to, &letters, i);
	*to = '\0';
	return latin;
}

/* Nothing is said between the letters of „company's“. */
static bool
is_silent(ucs4_t c)
{
	return is_mark(c) || c == '\'' || c == 0x2019 || c == 0x2bc ||
	    c == 0xad;
}

static char *
put_in_slug(char *to, const char *slug, const char *latin)
{
	if (*latin == '-' && (to == slug || to[-1] == '-'))
		return to;
	return stpcpy(to, latin);
}

static void
cut_slug(char *slug)
{
	size_t n = strlen(slug);

	if (n > SLUG_MAX) {
		for (n = SLUG_MAX; n > 0 && slug[n] != '-'; n--)
			continue;
		slug[n == 0 ? SLUG_MAX : n] = '\0';
		n = strlen(slug);
	}
	if (n > 0 && slug[n - 1] == '-')
		slug[n - 1] = '\0';
}

/* Lower case, without marks, and each letter as several where it is so. */
static char *
fold(struct arena *arena, const char *latin)
{
	size_t length = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)latin, strlen(latin) + 1,
	    NULL, UNINORM_NFKD, NULL, &length);
	const uint8_t *rest;
	char *slug, *to;
	ucs4_t c;

	if (folded == NULL)
		err(1, "memory");
	slug = to = arena_alloc(arena, 2 * length + 1);
	for (rest = folded; (rest = u8_next(&c, rest)) != NULL;) {
		const char one[] = { (char)c, '\0' };
		const char *more = find_latin(latins, COUNT_OF(latins), c);

		if (c < 0x80 && isalnum((int)c))
			to = put_in_slug(to, slug, one);
		else if (!is_silent(c))
			to = put_in_slug(to, slug, more == NULL ? "-" : more);
	}
	*to = '\0';
	free(folded);
	return slug;
}

char *
translit_slug(struct arena *arena, const char *text)
{
	char *latin = translit_text(arena, text), *slug;

	if (latin == NULL)
		return NULL;
	slug = fold(arena, latin);
	if (strspn(slug, "-") == strlen(slug))
		return arena_strndup(arena, TRANSLIT_NO_TITLE, SIZE_MAX);
	cut_slug(slug);
	if (strspn(slug, "0123456789-") == strlen(slug)) {
		slug = arena_printf(arena, "n-%s", slug);
		cut_slug(slug);
	}
	return slug;
}
