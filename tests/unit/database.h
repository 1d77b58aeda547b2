/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * database: a database of the test's own in the cluster of NEWSROOM_DB, in
 * which web is what the test makes of it, and a superuser's connection.
 *
 * It answers the two queries that lib/ itself asks: content_version, which
 * also does what web.stand says (sleep, nap, forget all prepared statements,
 * refuse, be ended every other time because two wait for each other, or always
 * when its transaction is kept, end its own connection, or nothing), and
 * edition_newest.
 */
#ifndef DATABASE_H
#define DATABASE_H

#include "unit.h"

#include <libpq-fe.h>

static PGconn *admin, *site_admin;
static char scratch[100], scratch_conninfo[2000];

static const char scratch_sql[] =
    "CREATE SCHEMA web; CREATE SEQUENCE web.yields;"
    "GRANT USAGE ON SCHEMA web TO news; GRANT USAGE ON web.yields TO news;"
    "CREATE TABLE web.stand (version bigint, moment timestamptz,"
    " next_moment timestamptz, what text);"
    "INSERT INTO web.stand VALUES (1, now(), NULL, 'nothing');"
    "CREATE FUNCTION web.act(version bigint, what text) RETURNS bigint"
    " LANGUAGE plpgsql AS $$ BEGIN"
    " IF what = 'sleep' THEN PERFORM pg_sleep(20);"
    " ELSIF what = 'nap' THEN PERFORM pg_sleep(2);"
    " ELSIF what = 'forget' THEN DEALLOCATE ALL;"
    " ELSIF what = 'refuse' THEN RAISE 'not today'"
    "  USING CONSTRAINT = 'never_today';"
    " ELSIF what = 'yield' AND nextval('web.yields') % 2 = 1 THEN"
    "  RAISE deadlock_detected;"
    " ELSIF what = 'late' THEN INSERT INTO web.late DEFAULT VALUES;"
    " ELSIF what = 'end' THEN"
    "  PERFORM pg_terminate_backend(pg_backend_pid());"
    " END IF; RETURN version; END $$;"
    "CREATE TABLE web.late (); GRANT INSERT ON web.late TO news;"
    "CREATE FUNCTION web.late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE deadlock_detected; END $$;"
    "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON web.late"
    " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    " EXECUTE FUNCTION web.late();"
    "CREATE VIEW web.version AS SELECT web.act(version, what) AS version,"
    " moment, next_moment FROM web.stand;"
    "CREATE TABLE web.edition (id bigint, lang text, path text, title text,"
    " published_at timestamptz, published_on date);"
    "INSERT INTO web.edition VALUES"
    " (1, 'bg', '/bg/b/', 'Второ', '2020-01-01', '2020-01-01'),"
    " (2, 'bg', '/bg/a/', 'Първо', '2021-01-01', '2021-01-01'),"
    " (3, 'bg', '/bg/c/', NULL, '2019-01-01', NULL),"
    " (4, 'en', '/en/d/', 'Only', '2019-01-01', NULL);"
    "GRANT SELECT ON ALL TABLES IN SCHEMA web TO news";

/* As the superuser, in the test's own database or in the site's. */
static inline char *
database_ask(PGconn *connection, const char *sql)
{
	PGresult *result = PQexec(connection, sql);
	ExecStatusType status = PQresultStatus(result);
	char *text;

	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
		printf("# %s: %s", sql, PQerrorMessage(connection));
		exit(1);
	}
	text = strdup(PQntuples(result) == 0 ? "" : PQgetvalue(result, 0, 0));
	PQclear(result);
	return text;
}

static inline void
database_do(const char *sql)
{
	free(database_ask(admin, sql));
}

/* Say what the next queries of the version do. */
static inline void
database_command(const char *what)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "UPDATE web.stand SET what = '%s'", what);
	database_do(sql);
}

/* End the connections to the test's own database, but this one. */
static inline void
database_cut(void)
{
	database_do("SELECT count(pg_terminate_backend(pid, 5000))"
		    " FROM pg_stat_activity WHERE datname = current_database()"
		    " AND pid <> pg_backend_pid()");
}

static inline PGconn *
database_connect(const char *conninfo)
{
	PGconn *connection = PQconnectdb(conninfo);

	if (PQstatus(connection) != CONNECTION_OK) {
		printf("# %s: %s", conninfo, PQerrorMessage(connection));
		exit(1);
	}
	return connection;
}

static inline int
database_set_up(void **state)
{
	const char *site = getenv("NEWSROOM_DB");
	char conninfo[2100], sql[200];

	(void)state;
	if (site == NULL) {
		printf("# NEWSROOM_DB names no database\n");
		exit(1);
	}
	unit_be_quiet();
	snprintf(conninfo, sizeof(conninfo), "%s user=postgres", site);
	site_admin = database_connect(conninfo);
	snprintf(scratch, sizeof(scratch), "newsroom_unit_%d", (int)getpid());
	snprintf(sql, sizeof(sql), "CREATE DATABASE %s TEMPLATE template0",
	    scratch);
	free(database_ask(site_admin, sql));
	snprintf(scratch_conninfo, sizeof(scratch_conninfo), "%s dbname=%s",
	    site, scratch);
	snprintf(conninfo, sizeof(conninfo), "%s user=postgres",
	    scratch_conninfo);
	admin = database_connect(conninfo);
	database_do(scratch_sql);
	return 0;
}

static inline int
database_tear_down(void **state)
{
	char sql[200];

	(void)state;
	PQfinish(admin);
	snprintf(sql, sizeof(sql), "DROP DATABASE IF EXISTS %s (FORCE)",
	    scratch);
	free(database_ask(site_admin, sql));
	PQfinish(site_admin);
	return 0;
}

#endif
