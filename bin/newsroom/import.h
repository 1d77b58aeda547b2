/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import: what every import shares: one transaction, and a report that
 * accounts for each item.
 *
 * A source (folder, wordpress, ghost) calls import_put for each thing that it
 * has, and may say more of it by import_note. What is said is kept in a file
 * without a name, so that memory does not grow with the import.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"
#include "languages.h"
#include "media.h"
#include "pictures.h"
#include "queries.h"
#include "yaml_items.h"

/* One thing to put in, good until the function that gets it returns. */
struct item {
	const char *name;     /* file, or file and slug, for a report */
	const char *identity; /* what no other item may have too; or NULL */
	enum query put;       /* which puts it in */
	const char *json;     /* its one parameter */
	/* From the second line of its file on, to say where a fault is. */
	const struct yaml_item *head;
	/*
	 * What the text shows, or NULL: a picture that says nothing yet in its
	 * language says from now on what it says there.
	 */
	const struct pictures *pictures;
};

struct import;

enum { IMPORT_PATHS = 64 };

/* How an import is asked for, and from where. */
struct import_order {
	const char *path;
	/* An export may be of several files, the first of them path. */
	const char *paths[IMPORT_PATHS + 1];
	bool is_dry, is_json, if_empty;
	/* What the database refuses is left out, and the others go in. */
	bool goes_on;
	/* What was changed here since an import before is overwritten. */
	bool is_forced;
	/* MEDIA_NOT_YET; or MEDIA_AT_ONCE, where it can be walked but once. */
	enum media_when when;
	/*
	 * Gives all items. False, after import_fail or a line on stderr, where
	 * it could not read to the end.
	 */
	bool (*walk)(struct import *import, const struct import_order *order);
	/* Of what another system wrote; NULL where it is not given. */
	const char *map;     /* a mapping file: see import_map.h */
	const char *files;   /* a copy of its folder of files */
	const char *members; /* Ghost's CSV of them */
	const char *site;    /* what the site was called before */
	const struct languages *languages; /* of this site */
};

/* Do it all and say what became of it; returns the exit status. */
int import_run(const struct config *config, const struct import_order *order);

/*
 * Put one item in; takes back import_arena, as the two below. False where it
 * did not go in: then what was done for it since the item before is undone.
 */
bool import_put(struct import *import, const struct item *item);

/* Leave one out and say why; the others go in. */
void import_leave_out(struct import *import, const char *name, const char *why);

/* The same of one without which none goes in. */
void import_refuse(struct import *import, const char *name, const char *why);

/* Account for one that went in with another: "made" or "same". */
void import_taken(struct import *import, const char *name, const char *outcome);

/* Nothing is written where this was called: name is what is at fault. */
void import_fail(struct import *import, const char *name, const char *why);

/*
 * Let old addresses lead elsewhere: a JSON list of {"from", "to"}. Takes back
 * import_arena.
 */
void import_lead(struct import *import, const char *json);

/*
 * Say something of an item that goes in nevertheless. Its text is copied, and
 * made one line.
 */
void import_note(struct import *import, const char *item, const char *what);

/* So far a file was read, in octets: for who waits at a terminal. */
void import_progress(struct import *import, int64_t done, int64_t all);

/*
 * Whether this was not asked for the same identity before, nor an item put in
 * that has it.
 */
bool import_is_first(struct import *import, const char *identity);

/* Whether a picture, by its hash, is new since an item that shows it. */
bool import_made(const struct import *import, const char *hash);

/* Whether nothing can be written any more, so that a source may stop. */
bool import_is_over(const struct import *import);

/* Memory until the next import_put; and until the import's end. */
struct arena *import_arena(struct import *import);
struct arena *import_whole(struct import *import);

/*
 * Where the pictures and documents of the next item go: they stay only where
 * that goes in.
 */
struct media_store *import_media(struct import *import);

#endif
