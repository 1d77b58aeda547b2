/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * check: what a good subeditor would say of a press release.
 *
 * A fault keeps it from being published; all else is a suggestion, which the
 * editor follows or not. Nothing here changes a text.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

#include "article_take.h"
#include "json.h"

struct note {
	struct note *next;
	int line; /* 0: of the whole */
	bool is_fault;
	const char *says;
};

/* A link inside of the site, which is looked up with all others at once. */
struct check_link {
	struct check_link *next;
	const char *path;
	int line;
};

struct check {
	const struct article *article;
	struct arena *arena;
	const struct release *release;
	const char *lang;
	struct note *notes, *last; /* by their lines */
	size_t faults;
	struct check_link *links;
	bool is_refused; /* it would not be taken in */
	struct json *gathered;
	const char *words; /* all that was gathered: the text without marks */
};

/* Note something, as printf(3) does; says which kind. */
void check_fault(struct check *check, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void check_suggest(struct check *check, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Look at a piece of text as it will be read: quotes, dashes, spaces, dates. */
void check_words(struct check *check, int line, const char *text);

/* Say where what check_tree saw is in the letters of another language. */
void check_alphabet(struct check *check);

/* Look at the body's headings, pictures, links and words. */
void check_tree(struct check *check);

/* Look up links, names and other languages. False: the database is away. */
bool check_site(struct check *check);

/*
 * All of that of one file, of which taken says whether it would be refused.
 * NULL where the database is away; what cannot be read is one fault.
 */
struct check *check_release(const struct article *article,
    const struct release *release, const struct taken *taken);

/* Print the notes, faults only or all, a line each, to a stream. */
void check_print(const struct check *check, bool faults_only, FILE *to);

/*
 * Whether an edition that stands in the database may be published; what is
 * in the way is said on stderr.
 */
bool check_edition(const struct article *article, const char *name);

#endif
