/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * edition: what the actions of `newsroom edition` share.
 *
 * What the command line calls an edition is web.issue to the database.
 */
#ifndef EDITION_H
#define EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"
#include "db.h"
#include "editor.h"

struct edition {
	const struct config *config;
	struct db *db;
	struct arena *arena;
	bool is_json;
};

/* One issue, as issue_find has it. */
struct edition_record {
	int64_t id;
	const char *kind, *state, *langs, *since, *until;
	int64_t items, mails;
	const char *json;
};

/*
 * The issue of a number, or with NULL all of them, *n of them. NULL after a
 * reason was said: the database refused, or there is none of that number.
 */
const struct edition_record *edition_find(const struct edition *edition,
    const char *id, size_t *n);

/* Print issues: a line for each, or as a JSON array. */
void edition_print(const struct edition *edition,
    const struct edition_record *records, size_t n);

/* Print the state of an issue as a column, with two blanks behind it. */
void edition_print_state(const char *state);

/*
 * Whether text is the number of an issue, as the database takes it. False
 * after options_wrong has said that it is none.
 */
bool edition_takes_id(char **argv, const char *text);

/* The actions, by their names; each takes what stands after it. */
int edition_compose(struct edition *edition, int argc, char **argv);
int edition_list(struct edition *edition, int argc, char **argv);
int edition_show(struct edition *edition, int argc, char **argv);
int edition_preview(struct edition *edition, int argc, char **argv);
int edition_test(struct edition *edition, int argc, char **argv);
int edition_send(struct edition *edition, int argc, char **argv);
int edition_status(struct edition *edition, int argc, char **argv);
int edition_cancel(struct edition *edition, int argc, char **argv);

#endif
