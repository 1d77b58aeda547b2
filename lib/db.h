/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * db: named queries in, structs out.
 *
 * There is no call that takes SQL: a query is a file in sql/queries, named
 * by enum query. It is prepared on first use, and again, unseen, when a
 * migration made its plan stale; one that PostgreSQL ended because two waited
 * for each other is asked once more, outside of a transaction. A lost
 * connection is looked for at once, unless five before it were lost that had
 * answered nothing; then with growing pauses, up to five seconds. Meanwhile
 * every call fails at once, and where a transaction was lost with it, until
 * another is begun.
 * No call waits longer than ten seconds, or than db_wait says. Failures are
 * logged here.
 */
#ifndef DB_H
#define DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "queries.h"
#include "row.h"

struct db;

/* Parameters of a query as text; NULL is SQL's NULL. */
struct args {
	int n;
	const char *const *values;
};

#define ARGS(...)                                                              \
	((struct args){ sizeof((const char *const[]){ __VA_ARGS__ }) /         \
		sizeof(char *),                                                \
	    (const char *const[]){ __VA_ARGS__ } })
#define NO_ARGS ((struct args){ 0, NULL })

/*
 * A connection to be: nothing is asked of the database yet. conninfo is
 * libpq's; role is the user where conninfo names none. Results live in the
 * arena. The caller gives it back with db_free.
 */
struct db *db_new(struct arena *arena, const char *conninfo, const char *role);

/*
 * Wait so many seconds for each answer from now on: for a command that does
 * much. How long the database itself works on it, its role's
 * statement_timeout says.
 */
void db_wait(struct db *db, int seconds);

/*
 * Leave it to the caller from now on to say a refusal of what a person typed
 * (RAISE, and the classes 22 and 23): for a command, whose log he reads.
 */
void db_refuse_plainly(struct db *db);

/* Close the connection. NULL is let pass. */
void db_free(struct db *db);

/*
 * Run a query; each of its columns must name a field of the row, and a
 * field without a column is NULL, 0 or false. Returns *n structs in the
 * arena (never NULL then, also for none), or NULL on failure: db_status
 * tells which.
 */
const void *db_rows(struct db *db, enum query query, struct args args,
    const struct row *row, size_t *n);

/*
 * Run a query for its effect. A lost connection is not tried again, but to
 * begin a transaction.
 */
bool db_do(struct db *db, enum query query, struct args args);

/*
 * After a failure, the HTTP status it deserves: 503 the database is away or
 * too slow, 500 it refused, which is a fault of ours.
 */
int db_status(const struct db *db);

/*
 * After a refusal, PostgreSQL's own message, in one line, for a colleague;
 * "" after none. Good until the next call.
 */
const char *db_message(const struct db *db);

/*
 * After a refusal, the name of the rule that was broken, where the database
 * says one: a constraint's, or what a RAISE has in its place. Else "".
 */
const char *db_constraint(const struct db *db);

/*
 * Whether the database told us something (NOTIFY) since this was last asked;
 * true as well after each new connection, on which it could not.
 */
bool db_heard(struct db *db);

/* How many connections were made so far, those that were lost as well. */
int64_t db_connections(const struct db *db);

/* Connect where that is due, and take in what was said. True if it is there. */
bool db_wake(struct db *db);

/* The descriptor to poll for what the database says, -1 while away. */
int db_socket(const struct db *db);

/*
 * Milliseconds until db_wake has something to do by itself, -1 for never:
 * a poll's timeout.
 */
int db_patience(const struct db *db);

#endif
