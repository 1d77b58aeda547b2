/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * foreign: what the parts of an item of another system become here, whichever
 * system that is.
 */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "clean.h"
#include "import.h"
#include "pictures.h"

/* A text that goes in, and what it shows. */
struct foreign_body {
	struct pictures *pictures;
	const char *source; /* as an editor's file has it */
	const struct clean *html;
	const char *fault; /* why there is none; NULL */
};

/* "line 45: post 12: Title", for a report. */
const char *foreign_name(struct arena *arena, int64_t line, const char *what,
    const char *title);

/* The words alone of a title or an excerpt that is HTML. */
const char *foreign_words(struct arena *arena, const char *html);

/* Whether a lead can hold them: 2,000 characters. */
bool foreign_fits_lead(const char *words);

/* The words of an excerpt (HTML); "", which is noted, where too many. */
const char *foreign_lead(struct import *import, const char *name,
    const char *excerpt);

/* For a text in lang, whose pictures lie in a folder; NULL: in none. */
struct pictures *foreign_pictures(struct import *import, const char *lang,
    const char *folder);

/*
 * HTML made safe, with its pictures; what it loses is noted for the item.
 * NULL pictures are none.
 */
struct foreign_body foreign_body(struct import *import, const char *name,
    const char *html, struct pictures *pictures);

/*
 * Note what its pictures lack, and write `, "pictures": […]` where there are
 * any and it is no page, which has no such list.
 */
void foreign_pictures_member(struct import *import, FILE *to, const char *name,
    const struct pictures *pictures, bool is_page);

/*
 * Write the members by which it is known when it comes again: of which site it
 * is, what the other system calls it, and what it is here.
 */
void foreign_members(FILE *to, const struct import_order *order,
    const char *site, const char *own, bool is_page);

/*
 * Note where a text has Cyrillic that was once read as Latin letters: "Ñîôèÿ"
 * or "Ð¡Ð¾Ñ„Ð¸Ñ".
 */
void foreign_note_garbled(struct import *import, const char *name,
    const char *text);

/* Note once, where the site had several authors, that no text names one. */
void foreign_note_authors(struct import *import, size_t n);

/* Note for the item, in one line, what the cleaner did not take. */
void foreign_note_dropped(struct import *import, const char *name,
    const struct cleaned *cleaned);

/* A slug as it was, if it is lawful here, or made of it or of the title. */
const char *foreign_slug(struct arena *arena, const char *slug,
    const char *title);

/* The slug with something at its end that no other item has. */
const char *foreign_slug_else(struct arena *arena, const char *slug,
    const char *id);

/* "bg" of bg, bg_BG or bg-BG; NULL where it is no code of a language. */
const char *foreign_language(struct arena *arena, const char *text);

/* Whether a time in UTC, "2020-09-28 10:00:00", is over. */
bool foreign_is_over(const char *utc);

#endif
