/* SPDX-License-Identifier: EUPL-1.2 */
#include "returned.h"

#include <ctype.h>
#include <err.h>
#include <string.h>

#include "bounces.h"
#include "mailer.h"

struct returned {
	struct arena *arena;
	struct db *db;
	bool is_lost; /* something could not be told */
};

struct told {
	bool is_ours;
};

static const struct row told_row = ROW_OF(struct told, is_ours);

/*
 * The nonce of an envelope, bounces+NONCE@domain, however a server wrote it:
 * who passed it on may have put marks in front (SRS0+…=bounces+NONCE).
 */
static const char *
read_envelope(struct arena *arena, const char *envelope)
{
	const char *plus = strrchr(envelope, '+');
	const char *at = plus == NULL ? NULL : strchr(plus, '@');
	char *nonce, *to;

	if (at == NULL)
		return NULL;
	nonce = arena_strndup(arena, plus + 1, (size_t)(at - plus - 1));
	for (to = nonce; *to != '\0'; to++)
		*to = (char)tolower((unsigned char)*to);
	return nonce;
}

/* Whether it says something of a reader: one that is still tried does not. */
static bool
is_news(const struct bounce *bounce)
{
	return bounce->is_complaint ||
	    (bounce->verdict != BOUNCE_NONE && !bounce->is_delay);
}

/* False where the database is to be told another time. */
static bool
tell(void *context, const struct bounce *bounce)
{
	struct returned *returned = context;
	const char *nonce = read_envelope(returned->arena, bounce->envelope);
	const char *word = bounce->is_complaint ? "complaint" :
						  bounce_word(bounce->verdict);
	bool is_told = true;
	size_t n;

	if (is_news(bounce) && nonce != NULL)
		is_told = db_rows(returned->db, QUERY_MAIL_BOUNCE,
			      ARGS(nonce, word), &told_row, &n) != NULL;
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

static int
wrong(const char *word, const char *what)
{
	warnx("%s %s; see mailer --help", word, what);
	return EXIT_USAGE;
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
			return wrong(argv[i], "is no option");
	if (i == argc)
		return wrong("--bounces", "wants a path");
	return options.is_dry ?
	    bounces_run(&options, argv + i, (size_t)(argc - i)) :
	    run(options, argv + i, (size_t)(argc - i));
}
