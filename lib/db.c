/* SPDX-License-Identifier: EUPL-1.2 */
#include "db.h"

#include <err.h>
#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"
#include "sqlstate.h"

enum { ANSWER_MS = 10000 }; /* the longest wait for an answer, see db_wait */
enum { PAUSE_MIN_MS = 50, PAUSE_MAX_MS = 5000 }; /* between two tries */
enum { IN_VAIN_MAX = 5 }; /* connections that answer nothing, without one */

struct db {
	struct arena *arena;
	const char *conninfo, *role;
	PGconn *connection; /* NULL while away */
	bool is_prepared[QUERY__COUNT];
	int64_t wait, try_at, pause; /* ms: for an answer; to connect next */
	int in_vain;                 /* lost since the last answer */
	unsigned seed;               /* each process its own */
	int64_t connections;         /* made so far */
	bool was_told;               /* since db_heard was last asked */
	bool is_plain;               /* see db_refuse_plainly */
	bool is_inside;              /* of what is done whole or not at all */
	int status;
	char message[1000];
	char constraint[64]; /* its name has 63 octets at most */
};

struct db *
db_new(struct arena *arena, const char *conninfo, const char *role)
{
	struct db *db = calloc(1, sizeof(*db));

	if (db == NULL)
		err(1, "memory");
	*db = (struct db){ arena, conninfo, role, .wait = ANSWER_MS,
		.status = 503, .seed = (unsigned)getpid() };
	return db;
}

void
db_wait(struct db *db, int seconds)
{
	db->wait = seconds * INT64_C(1000);
}

void
db_refuse_plainly(struct db *db)
{
	db->is_plain = true;
}

/* What was there is looked for at once, unless it is there for nothing. */
static void
disconnect(struct db *db, bool was_there)
{
	log_line("db: %s: %s", was_there ? "lost" : "away",
	    PQerrorMessage(db->connection));
	PQfinish(db->connection);
	db->connection = NULL;
	db->pause = db->pause == 0       ? PAUSE_MIN_MS :
	    db->pause * 2 > PAUSE_MAX_MS ? PAUSE_MAX_MS :
					   db->pause * 2;
	/* A little apart from each other, so that workers do not queue. */
	db->try_at = clock_ms() + db->pause / 2 + rand_r(&db->seed) % db->pause;
	if (was_there && db->in_vain++ < IN_VAIN_MAX)
		db->try_at = 0;
	memset(db->is_prepared, 0, sizeof(db->is_prepared));
	db->status = 503;
	strcpy(db->message, "the connection to the database was lost");
}

void
db_free(struct db *db)
{
	if (db != NULL)
		PQfinish(db->connection);
	free(db);
}

static void
ignore_notice(void *unused, const char *message)
{
	(void)unused;
	(void)message;
}

static void
close_result(void *result)
{
	PQclear(result);
}

/* Wait until the socket is ready for events; false when it takes too long. */
static bool
wait_for(struct db *db, short events, int64_t deadline)
{
	struct pollfd socket = { PQsocket(db->connection), events, 0 };
	int64_t left = deadline - clock_ms();
	int ready;

	do
		ready = left > 0 ? poll(&socket, 1, (int)left) : 0;
	while (ready < 0 && errno == EINTR);
	if (ready == 0)
		log_line("db: no answer in %d s", (int)(db->wait / 1000));
	return ready > 0;
}

/* The last result of what was sent; NULL when the connection is lost. */
static PGresult *
await(struct db *db)
{
	int64_t deadline = clock_ms() + db->wait;
	PGresult *last = NULL, *next;
	int flushed;

	while ((flushed = PQflush(db->connection)) > 0)
		if (!wait_for(db, POLLIN | POLLOUT, deadline) ||
		    !PQconsumeInput(db->connection))
			return NULL;
	for (;;) {
		while (flushed == 0 && PQisBusy(db->connection))
			if (!wait_for(db, POLLIN, deadline) ||
			    !PQconsumeInput(db->connection))
				flushed = -1;
		next = flushed == 0 ? PQgetResult(db->connection) : last;
		if (flushed != 0 || next == NULL)
			break;
		PQclear(last);
		last = next;
	}
	if (flushed == 0 && PQstatus(db->connection) == CONNECTION_OK)
		return last;
	PQclear(last);
	return NULL;
}

static bool
connect_now(struct db *db)
{
	/* Later wins. Who only listens misses a lost server in 14 s. */
	const char *const names[] = { "user", "application_name",
		"connect_timeout", "keepalives_idle", "keepalives_interval",
		"keepalives_count", "dbname", "client_encoding", NULL };
	const char *const values[] = { db->role, db->role, "2", "5", "3", "3",
		db->conninfo, "UTF8", NULL };

	db->connection = PQconnectdbParams(names, values, 1);
	if (PQstatus(db->connection) != CONNECTION_OK ||
	    PQsetnonblocking(db->connection, 1) != 0) {
		disconnect(db, false);
		return false;
	}
	if (db->pause > 0)
		log_line("db: found again");
	db->pause = 0;
	db->connections++;
	db->was_told = true;
	PQsetNoticeProcessor(db->connection, ignore_notice, NULL);
	return true;
}

static bool
is_connected(struct db *db)
{
	return db->connection != NULL ||
	    (clock_ms() >= db->try_at && connect_now(db));
}

static PGresult *
send_once(struct db *db, enum query query, struct args args)
{
	const struct query_text *text = &query_texts[query];
	PGresult *result;

	if (!db->is_prepared[query]) {
		if (!PQsendPrepare(db->connection, text->name, text->sql, 0,
			NULL) ||
		    (result = await(db)) == NULL)
			return NULL;
		if (PQresultStatus(result) != PGRES_COMMAND_OK)
			return result;
		PQclear(result);
		db->is_prepared[query] = true;
	}
	if (!PQsendQueryPrepared(db->connection, text->name, args.n,
		args.values, NULL, NULL, 0))
		return NULL;
	return await(db);
}

/* The server may have them still (0A000) or not (26000). */
static bool
forget_plans(struct db *db)
{
	bool is_asked = PQsendQuery(db->connection, "DEALLOCATE ALL") != 0;
	PGresult *result = is_asked ? await(db) : NULL;

	PQclear(result);
	memset(db->is_prepared, 0, sizeof(db->is_prepared));
	return result != NULL;
}

static void
note_refusal(struct db *db, enum query query, const PGresult *result)
{
	const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *by = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);
	const char *rule = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (text == NULL)
		text = PQresultErrorMessage(result);
	snprintf(db->constraint, sizeof(db->constraint), "%s",
	    rule == NULL ? "" : rule);
	snprintf(db->message, sizeof(db->message), "%s",
	    sqlstate_words(state, text));
	db->status = sqlstate_is_away(state) ? 503 : 500;
	if (!db->is_plain || by == NULL || !sqlstate_is_typed(state, by))
		log_line("db: %s: %s (%s)", query_texts[query].name, text,
		    state == NULL ? "-" : state);
}

/* What was begun on a connection that is lost is not done on another. */
static bool
goes_on(const struct db *db, enum query query)
{
	return !db->is_inside || query == QUERY_TRANSACTION_BEGIN ||
	    PQtransactionStatus(db->connection) != PQTRANS_IDLE;
}

/* The result of a query, tied to the arena; NULL on failure. */
static PGresult *
run(struct db *db, enum query query, struct args args)
{
	PGresult *result;

	if (!is_connected(db) || !goes_on(db, query))
		return NULL;
	db->message[0] = db->constraint[0] = '\0';
	result = send_once(db, query, args);
	/* Not its last word alone: a COMMIT that failed has undone the rest. */
	if (result != NULL && !db->is_inside &&
	    sqlstate_may_go_again(
		PQresultErrorField(result, PG_DIAG_SQLSTATE))) {
		PQclear(result);
		result = forget_plans(db) ? send_once(db, query, args) : NULL;
	}
	if (result == NULL) {
		disconnect(db, true);
		return NULL;
	}
	db->in_vain = 0;
	db->is_inside = PQtransactionStatus(db->connection) != PQTRANS_IDLE;
	arena_defer(db->arena, close_result, result);
	if (PQresultStatus(result) == PGRES_TUPLES_OK ||
	    PQresultStatus(result) == PGRES_COMMAND_OK)
		return result;
	note_refusal(db, query, result);
	return NULL;
}

/* What has changed nothing is asked once more on a connection that was dead. */
static PGresult *
run_reading(struct db *db, enum query query, struct args args)
{
	bool may_retry = db->connection != NULL && !db->is_inside;
	PGresult *result = run(db, query, args);

	if (result == NULL && may_retry && db->connection == NULL)
		result = run(db, query, args);
	return result;
}

static bool
fill_column(PGresult *result, int column, const struct row *row, char *structs)
{
	const struct field *field = row_field(row, PQfname(result, column),
	    (size_t)column);
	int i, n = PQntuples(result);

	for (i = 0; field != NULL && i < n; i++)
		if (!row_set(field, structs + (size_t)i * row->size,
			PQgetisnull(result, i, column) ?
			    NULL :
			    PQgetvalue(result, i, column)))
			return false;
	return field != NULL;
}

const void *
db_rows(struct db *db, enum query query, struct args args,
    const struct row *row, size_t *n)
{
	PGresult *result = run_reading(db, query, args);
	char *structs;
	int column;

	*n = 0;
	if (result == NULL)
		return NULL;
	structs = arena_alloc(db->arena, (size_t)PQntuples(result) * row->size);
	for (column = 0; column < PQnfields(result); column++)
		if (!fill_column(result, column, row, structs)) {
			log_line("db: %s: column %s does not fit",
			    query_texts[query].name, PQfname(result, column));
			db->status = 500;
			return NULL;
		}
	*n = (size_t)PQntuples(result);
	return structs;
}

bool
db_do(struct db *db, enum query query, struct args args)
{
	return (query == QUERY_TRANSACTION_BEGIN ? run_reading : run)(db, query,
		   args) != NULL;
}

int
db_status(const struct db *db)
{
	return db->status;
}

const char *
db_message(const struct db *db)
{
	return db->message;
}

const char *
db_constraint(const struct db *db)
{
	return db->connection == NULL ? "" : db->constraint;
}

/* Take in what was said, which costs no answer of the database. */
static bool
hear(struct db *db)
{
	PGnotify *notice;

	if (!PQconsumeInput(db->connection)) {
		disconnect(db, true);
		return false;
	}
	while ((notice = PQnotifies(db->connection)) != NULL) {
		db->was_told = true;
		PQfreemem(notice);
	}
	return true;
}

bool
db_heard(struct db *db)
{
	bool was_told = db->was_told;

	db->was_told = false;
	return was_told;
}

bool
db_wake(struct db *db)
{
	return is_connected(db) && hear(db);
}

int64_t
db_connections(const struct db *db)
{
	return db->connections;
}

int
db_socket(const struct db *db)
{
	return db->connection == NULL ? -1 : PQsocket(db->connection);
}

int
db_patience(const struct db *db)
{
	int64_t left = db->try_at - clock_ms();

	if (db->connection != NULL)
		return -1;
	return left <= 0 ? 1 : left > PAUSE_MAX_MS ? PAUSE_MAX_MS : (int)left;
}
