/* SPDX-License-Identifier: EUPL-1.2 */
#include "import_end.h"

#include "editor.h"

/* Seconds that somebody may have the numbers in hand; items. */
enum { PATIENCE = 30, MEASURED_FROM = 100, MEASURED_GROWTH = 4 };

struct years {
	const char *years; /* JSON, by year */
};

static const struct row years_row = ROW_OF(struct years, years);

struct more {
	bool is_more;
};

static const struct row more_row = ROW_OF(struct more, is_more);

bool
import_end_measure(struct db *db, int64_t items, int64_t *measured)
{
	if (items < MEASURED_FROM || items < MEASURED_GROWTH * *measured)
		return true;
	*measured = items;
	return db_do(db, QUERY_CONTENT_MEASURE, NO_ARGS);
}

static const char *
message(const struct db *db, struct arena *arena)
{
	return arena_strndup(arena, editor_reason(arena, db), SIZE_MAX);
}

/* By another connection: it is done when the import has still much to do. */
static const struct years *
reserve(const struct config *config, struct arena *arena, const char *due,
    const char **why)
{
	struct db *db = editor_open(config, arena, PATIENCE);
	const struct years *behind;
	size_t n;

	behind = db_rows(db, QUERY_NUMBERS_RESERVE, ARGS(due), &years_row, &n);
	if (behind == NULL)
		*why = message(db, arena);
	db_free(db);
	return behind;
}

static bool
give_numbers(struct db *db, const struct config *config, struct arena *arena,
    const char **why)
{
	const struct years *due, *behind;
	size_t n;

	due = db_rows(db, QUERY_NUMBERS_DUE, NO_ARGS, &years_row, &n);
	if (due == NULL || n != 1 || due->years == NULL)
		return due != NULL;
	behind = reserve(config, arena, due->years, why);
	return behind != NULL &&
	    db_do(db, QUERY_NUMBERS_GIVE, ARGS(behind->years));
}

bool
import_end(struct db *db, const struct config *config, struct arena *arena,
    bool is_dry, const char **why)
{
	bool is_good;

	*why = NULL;
	/* A number that nobody will have is taken by nobody. */
	is_good = db_do(db, QUERY_IMPORT_CHECK, NO_ARGS) &&
	    (is_dry || give_numbers(db, config, arena, why)) &&
	    db_do(db, QUERY_IMPORT_END, NO_ARGS);
	if (!is_good && *why == NULL)
		*why = message(db, arena);
	return is_good;
}

void
import_end_learn(struct db *db)
{
	const struct more *more;
	size_t n;

	do
		more = db_rows(db, QUERY_WORDS_LEARN, ARGS("500"), &more_row,
		    &n);
	while (more != NULL && n == 1 && more->is_more);
}
