/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * row: a struct described once.
 *
 * The description is walked by db (column to member), by view (member to
 * {{NAME}} and {{#HAS_NAME}}), by request (form field to member) and by
 * config (environment to member): one name in four costumes.
 *
 *     static const struct row teaser_row =
 *         ROW_OF(struct teaser, title, published_on);
 */
#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day of the calendar as ISO 8601 writes it: 2020-09-28. NULL: none. */
struct date {
	const char *iso;
};

/*
 * A word of a fixed list, such as a role or a country, or several of them with
 * a space between: see words_code.
 */
struct code {
	const char *code;
};

/* A decimal number as PostgreSQL writes it: 12317649.61. NULL: none. */
struct decimal {
	const char *digits;
};

/* How many, as PostgreSQL writes it: 28; in words „28 месеца“. NULL: none. */
struct counted {
	const char *digits;
};

/* HTML that was made safe when it was stored, and goes out as it is. */
struct html {
	const char *html;
};

enum field_kind {
	FIELD_TEXT,
	FIELD_INT,
	FIELD_BOOL,
	FIELD_DATE,
	FIELD_CODE,
	FIELD_DECIMAL,
	FIELD_COUNTED,
	FIELD_HTML,
};

struct field {
	const char *name; /* as the member's: lower case */
	size_t offset;    /* of the member, in bytes */
	enum field_kind kind;
	unsigned length; /* of the name */
};

struct row {
	const struct field *fields;
	size_t n;    /* how many fields */
	size_t size; /* of the struct, in bytes */
};

/* A member whose type has no kind does not compile. */
#define FIELD(type, member)                                                    \
	{                                                                      \
		.name = #member, .offset = offsetof(type, member),             \
		.kind = FIELD_KIND(((type *)0)->member),                       \
		.length = sizeof(#member) - 1                                  \
	}

/* The kind of a member, by its type. */
#define FIELD_KIND(member)                                                     \
	_Generic(member,						       \
	    const char *: FIELD_TEXT,					       \
	    int64_t: FIELD_INT,						       \
	    bool: FIELD_BOOL,						       \
	    struct date: FIELD_DATE,					       \
	    struct code: FIELD_CODE,					       \
	    struct decimal: FIELD_DECIMAL,				       \
	    struct counted: FIELD_COUNTED,				       \
	    struct html: FIELD_HTML)

/* The description of a struct by the names of its members, up to 64. */
#define ROW_OF(type, ...)                                                      \
	{                                                                      \
		ROW_FIELDS(type, __VA_ARGS__),                                 \
		    sizeof(ROW_FIELDS(type, __VA_ARGS__)) /                    \
		    sizeof(struct field),                                      \
		    sizeof(type)                                               \
	}

/*
 * A FIELD for each of the members. No macro is put into itself, so each member
 * leaves the rest to another look at what was put in, of which there are 64.
 */
#define ROW_FIELDS(type, ...)                                                  \
	((const struct field[]){ ROW_64(ROW_NEXT(type, __VA_ARGS__)) })
#define ROW_NEXT(type, member, ...)                                            \
	FIELD(type, member)                                                    \
	__VA_OPT__(, ROW_REST ROW_NOTHING(type, __VA_ARGS__))
#define ROW_REST() ROW_NEXT
#define ROW_NOTHING ()
#define ROW_64(...) ROW_16(ROW_16(ROW_16(ROW_16(__VA_ARGS__))))
#define ROW_16(...) ROW_4(ROW_4(ROW_4(ROW_4(__VA_ARGS__))))
#define ROW_4(...) ROW_1(ROW_1(ROW_1(ROW_1(__VA_ARGS__))))
#define ROW_1(...) __VA_ARGS__

/*
 * The field of that name, or NULL: most often the one in the place that is
 * guessed.
 */
const struct field *row_field(const struct row *row, const char *name,
    size_t guess);

/*
 * Put text, or NULL for none, into a member of the struct at `into`. All
 * kinds but numbers and booleans keep the pointer, so it must live as long.
 * False where it is no number (optional '-', decimal digits) or no boolean
 * ('t', 'f'); NULL makes 0 and false.
 */
bool row_set(const struct field *field, void *into, const char *text);

/* The text of a member that keeps one; NULL for numbers and booleans. */
const char *row_text(const struct field *field, const void *from);

/* The value of a member of kind FIELD_INT or FIELD_BOOL, 0 for others. */
int64_t row_int(const struct field *field, const void *from);

#endif
