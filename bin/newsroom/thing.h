/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * thing: what the actions of `newsroom project`, `partner` and `page` share.
 *
 * A project or a partner is a file of YAML with all of its languages, a page
 * a file of Markdown in one.
 */
#ifndef THING_H
#define THING_H

#include <stdbool.h>

#include "arena.h"
#include "article_file.h"
#include "config.h"
#include "db.h"
#include "media.h"
#include "options.h"

struct thing {
	const char *kind;
	bool is_page;
	const struct config *config;
	struct db *db;
	struct media_store *store;
	struct arena *arena;
	const char *lang, *editor;
	const char *label; /* of what is taken in and is no file, or NULL */
	bool is_json, is_dry, is_forced;
};

/* One at a revision. */
struct thing_file {
	const char *slug;
	const char *text;  /* as import reads it */
	const char *words; /* without the revision, and with its slug of then */
	const char *revision;
};

/*
 * Take the options that all actions have, the action's own (more ends with
 * one without a name; NULL: none) and its words, and tell the database who is
 * at work. EXIT_DONE, or after it was said why not, how to end.
 */
int thing_begin(struct thing *thing, int argc, char **argv,
    const struct option *more, struct option_words *words);

/*
 * The one that is called so, at a revision (NULL: the last). NULL after it was
 * said why not.
 */
const struct thing_file *thing_find(const struct thing *thing, const char *slug,
    const char *revision);

/* The same to be compared with another. */
struct file_version thing_version(struct arena *arena,
    const struct thing_file *file);

/*
 * Take files in, all of them or none, and say what became of each. False after
 * it was said why not; what others have changed meanwhile is then shown.
 */
bool thing_take_files(const struct thing *thing,
    const struct option_words *words);

/* The actions; each takes argv from its own name on. */
int thing_history(struct thing *thing, int argc, char **argv);
int thing_diff(struct thing *thing, int argc, char **argv);
int thing_restore(struct thing *thing, int argc, char **argv);
int thing_rename(struct thing *thing, int argc, char **argv);

#endif
