/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article: what the actions of `newsroom article` share.
 *
 * An action is of one edition, which is named by its slug or its address.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include <stdbool.h>

#include "arena.h"
#include "config.h"
#include "db.h"
#include "editor.h"
#include "media.h"
#include "options.h"

struct article {
	const struct config *config;
	struct db *db;
	struct media_store *store;
	struct arena *arena;
	const char *lang;   /* NULL: whichever has that slug */
	const char *editor; /* who is at work; NULL: the machine's user */
	bool is_json, is_dry, is_forced;
	bool is_begun; /* files are being taken in: there is a transaction */
};

/*
 * Take --language, --json and --as, the action's own options (more ends with
 * one without a name; NULL: none) and its words, and tell the database who is
 * at work. EXIT_DONE, or after it was said why not, how to end.
 */
int article_take(struct article *article, int argc, char **argv,
    const struct option *more, struct option_words *words);

/* A time as it is typed here, 15.1.2027 10:00 or 15.01.2027 г., 10.00 ч., as
   the database takes it; what is none of these, and NULL, as it is. */
const char *article_time(struct arena *arena, const char *typed);

/* The actions; each takes argv from its own name on. */
int article_new(struct article *article, int argc, char **argv);
int article_import(struct article *article, int argc, char **argv);
int article_edit(struct article *article, int argc, char **argv);
int article_check(struct article *article, int argc, char **argv);
int article_preview(struct article *article, int argc, char **argv);
int article_list(struct article *article, int argc, char **argv);
int article_move(struct article *article, int argc, char **argv);
int article_show(struct article *article, int argc, char **argv);
int article_diff(struct article *article, int argc, char **argv);
int article_history(struct article *article, int argc, char **argv);
int article_restore(struct article *article, int argc, char **argv);

#endif
