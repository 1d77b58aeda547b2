/* SPDX-License-Identifier: EUPL-1.2 */
#include "content.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"

/* A standby is asked so often, since it cannot tell. */
enum { STANDBY_MS = 250 };

struct content {
	struct db *db;
	bool is_known, is_standby;
	int64_t good_until; /* ms: the next moment that changes it */
	int64_t certain_at; /* ms; 0 for never */
	char version[64];
};

struct source {
	bool is_standby;
};

static const struct row source_row = ROW_OF(struct source, is_standby);

struct version {
	int64_t version, moment, next_ms;
};

static const struct row version_row = ROW_OF(struct version, version, moment,
    next_ms);

struct content *
content_new(struct db *db)
{
	struct content *content = calloc(1, sizeof(*content));

	if (content == NULL)
		err(1, "memory");
	content->db = db;
	return content;
}

void
content_free(struct content *content)
{
	free(content);
}

/*
 * A standby listens to nobody (25006). Its own version is asked for before the
 * page is: so a page is never older than its tag says, however late it comes.
 */
static bool
hear_of_changes(struct content *content)
{
	const struct source *source;
	size_t n;

	source = db_rows(content->db, QUERY_CONTENT_SOURCE, NO_ARGS,
	    &source_row, &n);
	if (source == NULL || n != 1)
		return false;
	content->is_standby = source->is_standby;
	return source->is_standby ||
	    db_do(content->db, QUERY_CONTENT_LISTEN, NO_ARGS);
}

/* Listening first: what changes after the answer is told. */
static bool
ask(struct content *content)
{
	const struct version *version;
	int64_t asked = clock_ms();
	size_t n;

	if (!hear_of_changes(content))
		return false;
	version = db_rows(content->db, QUERY_CONTENT_VERSION, NO_ARGS,
	    &version_row, &n);
	if (version == NULL || n != 1)
		return false;
	snprintf(content->version, sizeof(content->version), "%llx-%llx",
	    (unsigned long long)version->version,
	    (unsigned long long)version->moment);
	content->good_until = asked +
	    (content->is_standby && version->next_ms > STANDBY_MS ?
		    STANDBY_MS :
		    version->next_ms);
	return true;
}

/* What is connected would have told, up to now; a standby would not. */
static bool
wake(struct content *content)
{
	if (content->is_known && !content->is_standby &&
	    db_socket(content->db) >= 0)
		content->certain_at = clock_ms();
	return db_wake(content->db);
}

void
content_watch(struct content *content)
{
	wake(content);
}

int64_t
content_age(const struct content *content)
{
	return content->certain_at == 0 ? INT64_MAX :
					  clock_ms() - content->certain_at;
}

const char *
content_version(struct content *content)
{
	if (!wake(content))
		return NULL;
	if (db_heard(content->db) || clock_ms() >= content->good_until)
		content->is_known = false;
	if (!content->is_known)
		content->is_known = ask(content);
	if (content->is_known)
		content->certain_at = clock_ms();
	return content->is_known ? content->version : NULL;
}

bool
content_check(struct content *content)
{
	content->is_known = false;
	return content_version(content) != NULL;
}
