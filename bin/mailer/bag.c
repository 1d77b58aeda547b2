/* SPDX-License-Identifier: EUPL-1.2 */
#include "bag.h"

#include <err.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "db.h"
#include "stop.h"
#include "token.h"

enum {
	LETTERS_MAX = 8,  /* issues by language, of one bag */
	RECORD_MS = 100,  /* between two tries to write down */
	LAST_TRIES = 100, /* of these, once asked to end */
	/* Longer than anybody who looks for the database waits (db.c). */
	SETTLE_MS = 10000,
};

static const struct row mail_row = ROW_OF(struct bag_mail, place, id, kind,
    nonce, address, lang, issue, items);

struct number {
	int64_t number;
};

static const struct row number_row = ROW_OF(struct number, number);

struct verdict {
	bool is_wanted;
};

static const struct row verdict_row = ROW_OF(struct verdict, is_wanted);

/* The words of an issue in a language. */
struct words_of {
	int64_t id;
	const char *lang;
	const struct letter_issue *issue;
	const struct letter_item *items;
	size_t n_items;
};

struct bag {
	const struct config *config;
	struct arena *arena; /* all that is below, until the bag is emptied */
	struct db *db;
	int64_t number;  /* the mailer's, in the database; 0: none yet */
	int64_t away_at; /* ms: when the database was away last; 0: never */
	const char *first[BAG_MAX], *second[BAG_MAX]; /* tokens */
	struct words_of known[LETTERS_MAX];
	size_t n_known;
};

struct bag *
bag_new(const struct config *config)
{
	struct bag *bag = calloc(1, sizeof(*bag));

	if (bag == NULL)
		err(1, "memory");
	bag->config = config;
	bag->arena = arena_new();
	bag->db = db_new(bag->arena, config->db, "mailer");
	return bag;
}

void
bag_free(struct bag *bag)
{
	if (bag == NULL)
		return;
	db_free(bag->db);
	arena_free(bag->arena);
	free(bag);
}

/* Drop the connection: what it had leased is given back by that. */
static void
lose(struct bag *bag)
{
	db_free(bag->db);
	bag->db = db_new(bag->arena, bag->config->db, "mailer");
	bag->number = 0;
}

static const char *
decimal(struct bag *bag, int64_t number)
{
	return arena_printf(bag->arena, "%lld", (long long)number);
}

/* Become a mailer of a number on this connection. */
static bool
open_mailer(struct bag *bag)
{
	const struct number *row;
	size_t n;

	if (bag->number != 0)
		return true;
	row = db_rows(bag->db, QUERY_MAILER_OPEN, NO_ARGS, &number_row, &n);
	if (row == NULL || n != 1) {
		bag->away_at = clock_ms();
		return false;
	}
	bag->number = row->number;
	/* From here on, another connection is heard of. */
	db_heard(bag->db);
	return true;
}

/* New tokens, and their hashes as an array of PostgreSQL. */
static const char *
make_tokens(struct bag *bag, const char **tokens, size_t n)
{
	/* Each is "\\x" and 64 digits, in quotes, and a comma. */
	char *array = arena_alloc(bag->arena, n * 80 + 3), *to = array;
	size_t i;

	*to++ = '{';
	for (i = 0; i < n; i++) {
		tokens[i] = token_new(bag->arena);
		to = stpcpy(to, i == 0 ? "\"\\" : ",\"\\");
		to = stpcpy(to, token_hash(bag->arena, tokens[i]));
		*to++ = '"';
	}
	*to = '}';
	return array;
}

/*
 * Whether others whom the database was away from have written down by now
 * what they had handed over: until then it looks as if it were to be sent.
 */
static bool
is_settled(const struct bag *bag)
{
	return bag->away_at == 0 || clock_ms() - bag->away_at >= SETTLE_MS;
}

const struct bag_mail *
bag_fill(struct bag *bag, size_t n, size_t *got)
{
	const struct bag_mail *mails = NULL;

	*got = 0;
	arena_reset(bag->arena);
	bag->n_known = 0;
	if (n > BAG_MAX)
		n = BAG_MAX;
	if (!is_settled(bag))
		return NULL;
	if (open_mailer(bag))
		mails = db_rows(bag->db, QUERY_MAIL_LEASE,
		    ARGS(decimal(bag, bag->number), decimal(bag, (int64_t)n),
			make_tokens(bag, bag->first, n),
			make_tokens(bag, bag->second, n)),
		    &mail_row, got);
	if (mails != NULL && !db_heard(bag->db))
		return mails;
	/* A lease by a number that a lost connection had is none. */
	lose(bag);
	return NULL;
}

/* ---- issues ----------------------------------------------------------- */

static struct words_of *
read_words(struct bag *bag, const struct bag_mail *mail)
{
	struct words_of *words = &bag->known[bag->n_known % LETTERS_MAX];
	const char *id = decimal(bag, mail->issue);
	size_t n;

	words->id = mail->issue;
	words->lang = mail->lang;
	words->issue = db_rows(bag->db, QUERY_ISSUE_HEAD, ARGS(id),
	    &letter_issue_row, &n);
	if (words->issue == NULL || n != 1)
		return NULL;
	words->items = db_rows(bag->db, QUERY_ISSUE_ITEMS, ARGS(id, mail->lang),
	    &letter_item_row, &words->n_items);
	if (words->items == NULL)
		return NULL;
	bag->n_known++;
	return words;
}

static struct words_of *
find_words(struct bag *bag, const struct bag_mail *mail)
{
	size_t i;

	for (i = 0; i < bag->n_known && i < LETTERS_MAX; i++)
		if (bag->known[i].id == mail->issue &&
		    strcmp(bag->known[i].lang, mail->lang) == 0)
			return &bag->known[i];
	return read_words(bag, mail);
}

/* Whether a position is in an array such as "{1,3}". */
static bool
is_chosen(const char *array, int64_t position)
{
	char *end;

	while (*(array += strcspn(array, "0123456789")) != '\0') {
		if (strtoll(array, &end, 10) == position)
			return true;
		array = end;
	}
	return false;
}

/* Those of the issue's items that this mail brings. */
static void
choose_items(struct bag *bag, const struct words_of *words, const char *chosen,
    struct letter *letter)
{
	struct letter_item *items;
	size_t i;

	letter->items = words->items;
	letter->n_items = words->n_items;
	if (chosen == NULL)
		return;
	items = arena_alloc(bag->arena, words->n_items * sizeof(*items));
	letter->items = items;
	letter->n_items = 0;
	for (i = 0; i < words->n_items; i++)
		if (is_chosen(chosen, words->items[i].position))
			items[letter->n_items++] = words->items[i];
}

bool
bag_letter(struct bag *bag, const struct bag_mail *mail, struct letter *letter)
{
	const struct words_of *words;

	*letter = (struct letter){ .kind = mail->kind,
		.id = mail->id,
		.nonce = mail->nonce,
		.lang = mail->lang,
		.address = mail->address,
		.token = bag->first[mail->place - 1],
		.end_token = bag->second[mail->place - 1] };
	if (mail->issue == 0)
		return true;
	words = find_words(bag, mail);
	if (words == NULL)
		return false;
	letter->issue = words->issue;
	choose_items(bag, words, mail->items, letter);
	return true;
}

/* ---- the end of a mail ------------------------------------------------ */

/*
 * What has happened is written down even when the database has to come back
 * first, however long that takes: a mail that is not known to be sent would
 * be sent again.
 */
static const struct verdict *
record(struct bag *bag, struct args args)
{
	const struct verdict *verdict;
	size_t n;
	int last = 0;

	while ((verdict = db_rows(bag->db, QUERY_MAIL_FINISH, args,
		    &verdict_row, &n)) == NULL &&
	    db_status(bag->db) == 503 && last < LAST_TRIES) {
		bag->away_at = clock_ms();
		last += stop_is_asked();
		poll(NULL, 0, RECORD_MS);
	}
	return verdict;
}

enum bag_next
bag_finish(struct bag *bag, const struct bag_mail *mail, const char *outcome,
    const char *answer, const struct bag_mail *next)
{
	const struct verdict *verdict = record(bag,
	    ARGS(mail == NULL ? NULL : decimal(bag, mail->id), outcome, answer,
		next == NULL ? NULL : decimal(bag, next->id)));

	if (verdict == NULL || db_heard(bag->db)) {
		lose(bag);
		return BAG_LOST;
	}
	return verdict->is_wanted ? BAG_WANTED : BAG_UNWANTED;
}
