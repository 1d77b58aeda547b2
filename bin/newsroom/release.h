/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * release: the file of one edition of an article, as a press officer has it.
 *
 * It is read as the folder's files are (folder.h), but the head may say what
 * there the file's name says: `lang`, and by `key` or `translation_of` which
 * article it is of.
 */
#ifndef RELEASE_H
#define RELEASE_H

#include "media.h"
#include "yaml_items.h"

struct release {
	const char *name; /* of the file, for a report */
	const char *text; /* all of it, as it was read */
	const struct yaml_item *head;
	const char *lang, *slug;
	const char *body; /* Markdown */
	int body_line;    /* on which it begins, from 1 */
	const char *json; /* what the database is told; NULL: see fault */
	const char *fault;
	int line; /* of the fault; 0: of none */
	bool is_page;
	bool is_silent; /* its `picture` has no words of its own */
};

/*
 * Read the file at path ("-": standard input); all of it is the arena's. The
 * pictures that it names are looked for beside it, and taken into the store,
 * or found there; without a store (NULL) none are.
 */
struct release *release_read(struct arena *arena, struct media_store *store,
    const char *path);

/* The same of a plain page, whose pictures stand in its text alone. */
struct release *release_read_page(struct arena *arena,
    struct media_store *store, const char *path);

/* The same from a text that is no file: its pictures are in the store. */
struct release *release_parse(struct arena *arena, struct media_store *store,
    const char *name, const char *text);

/* What stands for a file that could not be read. */
struct release *release_refused(struct arena *arena, const char *name,
    const char *fault);

/* A member of the head as text; NULL where it says nothing. */
const char *release_member(const struct release *release, const char *key);

/* The line that a reason is about; 0 where it is about the whole file. */
int release_line(const struct release *release, const char *why);

/* Say on stderr, as `file:line: why`, what is wrong with it. */
void release_refuse(const struct release *release, const char *why);

#endif
