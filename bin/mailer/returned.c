/* SPDX-License-Identifier: EUPL-1.2 */
#include "returned.h"

#include <err.h>
#include <string.h>

#include "bounces.h"
#include "mailer.h"
#include "text.h"

struct returned {
	struct arena *arena;
	struct db *db;
	bool is_lost; /* something could not be told */
};

struct told {
	bool is_ours;
};

static const struct field told_fields[] = { FIELD(struct told, is_ours) };
static const struct row told_row = ROW(struct told, told_fields);

/* The mail's number and nonce of an envelope: bounces+ID.NONCE@domain. */
static bool
read_envelope(struct arena *arena, const char *envelope, const char **id,
    const char **nonce)
{
	const char *plus = strchr(envelope, '+');
	const char *dot = plus == NULL ? NULL : strchr(plus, '.');
	const char *at = dot == NULL ? NULL : strchr(dot, '@');
	int64_t number;

	if (at == NULL)
		return false;
	*id = arena_strndup(arena, plus + 1, (size_t)(dot - plus - 1));
	*nonce = arena_strndup(arena, dot + 1, (size_t)(at - dot - 1));
	return text_number(*id, 1, INT64_MAX, &number);
}

/* False where the database is to be told another time. */
static bool
tell(void *context, const struct bounce *bounce)
{
	struct returned *returned = context;
	const char *id, *nonce;
	const char *word = bounce->is_complaint ? "complaint" :
						  bounce_word(bounce->verdict);
	bool is_told = true;
	size_t n;

	if ((bounce->is_complaint || bounce->verdict != BOUNCE_NONE) &&
	    read_envelope(returned->arena, bounce->envelope, &id, &nonce))
		is_told = db_rows(returned->db, QUERY_MAIL_BOUNCE,
			      ARGS(id, nonce, word), &told_row, &n) != NULL;
	returned->is_lost |= !is_told;
	arena_reset(returned->arena);
	return is_told;
}

static int
run(struct bounces_options options, char **paths, size_t n)
{
	struct config config = config_read();
	struct returned returned = { .arena = arena_new() };
	int status;

	returned.db = db_new(returned.arena, config.db, "mailer");
	options.found = tell;
	options.context = &returned;
	status = bounces_run(&options, paths, n);
	if (returned.is_lost)
		warnx("some were not told to the database: read them again");
	db_free(returned.db);
	arena_free(returned.arena);
	return returned.is_lost ? EXIT_AWAY : status;
}

int
returned_run(int argc, char **argv)
{
	struct bounces_options options = { 0 };
	int i;

	for (i = 0; i < argc && argv[i][0] == '-'; i++)
		if (strcmp(argv[i], "--dry-run") == 0)
			options.is_dry = true;
		else if (strcmp(argv[i], "--json") == 0)
			options.is_json = true;
		else
			return EXIT_USAGE;
	if (i == argc)
		return EXIT_USAGE;
	return options.is_dry ?
	    bounces_run(&options, argv + i, (size_t)(argc - i)) :
	    run(options, argv + i, (size_t)(argc - i));
}
