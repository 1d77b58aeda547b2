/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pictures: what one text shows, found or taken in where it is named.
 *
 * A picture is named by a file beside the text, or by the hash, the address
 * below /media/ or the file's name of one that is there. A file beside the
 * text goes first, and is taken in by media_take. In a text of another system
 * it is named by an address of that, and its file lies in a copy of its files.
 */
#ifndef PICTURES_H
#define PICTURES_H

#include <stdbool.h>
#include <stdio.h>

#include "clean.h"
#include "media.h"
#include "yaml_items.h"

enum { PICTURES_MAX = 200, PICTURES_FOLDERS = 4 };

/* An address in a text of another system, and what it became. */
struct taken_from {
	struct taken_from *next;
	const char *address;
	size_t n;         /* its bytes */
	const char *file; /* NULL: there is none */
	const struct media
	    *media; /* NULL: none, and why where it was refused */
	const char *why;
	bool is_new;   /* it was not there before */
	bool is_again; /* as another one that is written otherwise */
};

struct pictures {
	struct arena *arena;
	struct media_store *store;
	const char *root;   /* nothing above it is taken; NULL: no files */
	const char *folder; /* where the text stands */
	const char *lang;
	bool is_public;  /* at once: what says nothing is a fault */
	bool is_foreign; /* what says nothing is shown, and not told of */
	struct shown {
		struct media media;
		const char *alternative, *caption; /* NULL: none */
		bool is_lead;
	} shown[PICTURES_MAX];
	size_t n;
	const char *fault; /* the first thing that could not be shown */
	const char *files[PICTURES_FOLDERS]; /* of another system; NULL ends */
	size_t copies; /* so many of them, the first, are of any host */
	struct taken_from *taken; /* the last address first */
	struct tree *known;       /* the same; NULL: none yet */
	const char *lost; /* the first of these that could not be shown */
};

/* Whether a file is called as one is; what it is, its bytes say. */
bool pictures_is_name(const char *path);

/* One that shows nothing yet, in the arena. */
struct pictures *pictures_new(struct arena *arena, struct media_store *store,
    const char *lang);

/*
 * What a text names; NULL where it is an address elsewhere, or where it was
 * not to be had: then there is a fault.
 */
const struct media *pictures_find(struct pictures *pictures, const char *name);

/*
 * Note that it is shown, with these words or, where there are none, its own,
 * but for a text from elsewhere. Returns the words; "" where it has none.
 */
const char *pictures_show(struct pictures *pictures, const struct media *media,
    const char *alternative, const char *caption);

/* Look for files beside the text whose path is below a folder. */
void pictures_beside(struct pictures *pictures, const char *root,
    const char *path);

/*
 * Look for pictures of another system below a folder (and below those that
 * were said before, and beside the text first), by the end of their
 * addresses, and for the original before what was made smaller of it. What is
 * not to be had is lost, and no fault; what has no words is shown, and not
 * told of: its edition would have to wait for them.
 */
void pictures_from(struct pictures *pictures, const char *folder);

/*
 * The same, after those, below a folder of the site that the text is of, where
 * nothing lies that another host has.
 */
void pictures_from_own(struct pictures *pictures, const char *folder);

/*
 * Show one at the head, with these words or else its own. Where it has none,
 * or is not to be had, it is lost.
 */
void pictures_show_lead(struct pictures *pictures, const char *name,
    const char *alternative, const char *caption);

/* Whether one of them is a picture that says nothing, and should. */
bool pictures_is_silent(const struct shown *shown);

/*
 * The fault of what was found and shown; NULL: none. Where it is public at
 * once, a picture that says nothing is one.
 */
const char *pictures_check(struct pictures *pictures);

/* Whether the one at the head has no words, and the head must say them. */
bool pictures_is_lead_silent(const struct pictures *pictures);

/* Note which one the head of a file names as `picture`, where it does. */
void pictures_lead(struct pictures *pictures, const struct yaml_item *head);

/*
 * Have each that says nothing by itself in the text's language say from now on
 * what it says there. False where the database does not.
 */
bool pictures_describe(const struct pictures *pictures, struct db *db);

/* Write `, "pictures": [...]`, as core.put_edition takes them. */
void pictures_member(FILE *to, const struct pictures *pictures);

/* The file of that address or path below a folder; NULL where it lacks. */
const char *pictures_file(struct arena *arena, const char *folder,
    const char *address);

/* For clean_html_pictures: each <img> of ours is shown; of NULL, none is. */
struct clean_pictures pictures_clean(struct pictures *pictures);

#endif
