/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mailer: hands the outbox over.
 *
 * The parent decides what is due and watches over its children; each child
 * has a connection of its own to the database and to the mail server, and
 * hands over one mail after the other.
 */
#ifndef MAILER_H
#define MAILER_H

#include <stdatomic.h>
#include <stdbool.h>

#include "config.h"
#include "db.h"
#include "letter.h"

/* Exit status. */
enum { EXIT_DONE = 0, EXIT_AWAY = 1, EXIT_USAGE = 2 };

/* Two are half as fast again as one; more gain little. */
enum { CONNECTIONS = 2, CONNECTIONS_MAX = 32 };

/* What the children have done, in memory that all of them share. */
struct tally {
	atomic_long mails; /* handed over or given up, of kind issue */
};

struct mailer {
	const struct config *config;
	const struct letters *letters;
	struct tally *tally;
	int stop; /* see stop.h */
	int connections;
	bool is_once; /* end when nothing is due */
	bool is_seen; /* somebody looks at a terminal */
};

/* The parent: returns the exit status. */
int house_run(struct mailer *mailer);

/* The child of a number, from 0: returns the exit status. */
int post_run(const struct mailer *mailer, int number);

#endif
