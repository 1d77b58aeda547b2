/* SPDX-License-Identifier: EUPL-1.2 */
#include "content.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"

struct content {
	struct db *db;
	bool is_known;
	int64_t good_until; /* ms: the next moment that changes it */
	int64_t certain_at; /* ms; 0 for never */
	char version[64];
};

struct version {
	int64_t version, moment, next_ms;
};

static const struct field version_fields[] = {
	FIELD(struct version, version),
	FIELD(struct version, moment),
	FIELD(struct version, next_ms),
};
static const struct row version_row = ROW(struct version, version_fields);

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

/* Listening first: what changes after the answer is told. */
static bool
ask(struct content *content)
{
	const struct version *version;
	int64_t asked = clock_ms();
	size_t n;

	if (!db_do(content->db, QUERY_CONTENT_LISTEN, NO_ARGS))
		return false;
	version = db_rows(content->db, QUERY_CONTENT_VERSION, NO_ARGS,
	    &version_row, &n);
	if (version == NULL || n != 1)
		return false;
	snprintf(content->version, sizeof(content->version), "%llx-%llx",
	    (unsigned long long)version->version,
	    (unsigned long long)version->moment);
	content->good_until = asked + version->next_ms;
	return true;
}

/* What is connected would have told, up to now. */
static bool
wake(struct content *content)
{
	if (content->is_known && db_socket(content->db) >= 0)
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
