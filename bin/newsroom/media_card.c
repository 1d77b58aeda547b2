/* SPDX-License-Identifier: EUPL-1.2 */
/* media_cards: what stands for an article without a picture. */
#include <err.h>
#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "json.h"
#include "media_files.h"
#include "media_store.h"
#include "picture.h"
#include "reason.h"
#include "speak.h"
#include "text.h"
#include "words.h"

/* Whoever changes how a card looks changes this, and all are drawn anew. */
static const char look[] = "card 1";
static const char file[] = "card.png";

struct due {
	int64_t edition;
	const char *lang, *title;
};

static const struct row due_row = ROW_OF(struct due, edition, lang, title);

/* A card, the folder that is served, and the one that it is made in. */
struct making {
	struct picture_card card; /* without a folder: it is there already */
	char hash[MEDIA_HASH + 1], name[MEDIA_FILES_NEW];
};

/* What is drawn is known by what is said, and so is the same card. */
static void
hash_card(const struct picture_card *card, char hash[MEDIA_HASH + 1])
{
	unsigned char sum[MEDIA_HASH / 2];
	crypto_generichash_state state;
	const char *const parts[] = { look, card->site, card->title };
	size_t i;

	crypto_generichash_init(&state, NULL, 0, sizeof(sum));
	for (i = 0; i < 3; i++)
		crypto_generichash_update(&state,
		    (const unsigned char *)parts[i], strlen(parts[i]) + 1);
	crypto_generichash_final(&state, sum, sizeof(sum));
	sodium_bin2hex(hash, MEDIA_HASH + 1, sum, sizeof(sum));
}

/* Where it is drawn, unless it was before. */
static bool
begin_card(struct media_store *store, struct making *making,
    const struct due *due, const struct words *words)
{
	making->card =
	    (struct picture_card){ text_one_line(store->arena, due->title),
		    words_find(words, due->lang, "site_name"), -1, file };
	hash_card(&making->card, making->hash);
	if (media_files_has(store->root, making->hash, file))
		return true;
	making->card.folder = media_files_begin(store->root, making->name);
	return making->card.folder >= 0;
}

static bool
end_card(struct media_store *store, const struct making *making, bool is_drawn)
{
	bool is_good;

	if (making->card.folder < 0)
		return true;
	is_good = is_drawn &&
	    media_files_keep(store->root, making->card.folder, making->name,
		making->hash);
	if (!is_good)
		media_files_drop(store->root, making->name);
	close(making->card.folder);
	return is_good;
}

/* Draw those that have a folder; what hinders it is store->why. */
static bool
draw(struct media_store *store, const char *templates,
    const struct making *making, size_t n)
{
	struct picture_card *list = arena_alloc(store->arena,
	    n * sizeof(*list));
	struct picture_cards cards = { .list = list };
	char why[PICTURE_WHY] = "";
	size_t i;

	cards.fonts = templates;
	for (i = 0; i < n; i++)
		if (making[i].card.folder >= 0)
			list[cards.n++] = making[i].card;
	if (cards.n == 0 || picture_cards(store->arena, &cards, why))
		return true;
	snprintf(store->why, sizeof(store->why), "%s", why);
	return false;
}

/* The files of n that are due, at most PICTURE_CARDS; none, or all. */
static struct making *
make_files(struct media_store *store, const char *templates,
    const struct words *words, const struct due *due, size_t n)
{
	struct making *making = arena_alloc(store->arena, n * sizeof(*making));
	bool is_good = true;
	size_t i, begun;

	snprintf(store->why, sizeof(store->why), "%s",
	    N_("no file can be made"));
	for (begun = 0; begun < n && is_good; begun++)
		is_good = begin_card(store, &making[begun], &due[begun], words);
	is_good = is_good && draw(store, templates, making, n);
	for (i = 0; i < begun; i++)
		if (!end_card(store, &making[i], is_good))
			is_good = false;
	return is_good ? making : NULL;
}

/* What the database is told of them. */
static bool
put_rows(struct media_store *store, const struct due *due,
    const struct making *making, size_t n)
{
	struct json *json = json_new(store->arena);
	size_t i;

	for (i = 0; i < n; i++) {
		fprintf(json->to, "%s{\"edition\": %lld, \"hash\": \"%s\"",
		    i == 0 ? "[" : ", ", (long long)due[i].edition,
		    making[i].hash);
		json_member(json->to, "title", due[i].title);
		putc('}', json->to);
	}
	fputs(n == 0 ? "[]" : "]", json->to);
	return db_do(store->db, QUERY_CARDS_PUT, ARGS(json_end(json)));
}

/* Which of those that are due are drawn. */
struct bounds {
	int most;
	const char *changes; /* of the last so many; NULL: of all */
};

/* The next of them, at most so many. Returns how many, or -1. */
static int
make_some(struct media_store *store, const char *templates,
    const struct words *words, struct bounds bounds)
{
	const struct due *due;
	const struct making *making;
	size_t n;

	due = db_rows(store->db, QUERY_CARDS_DUE,
	    ARGS(arena_printf(store->arena, "%d",
		     bounds.most < PICTURE_CARDS ? bounds.most : PICTURE_CARDS),
		bounds.changes),
	    &due_row, &n);
	if (due == NULL)
		return -1;
	if (n == 0)
		return 0;
	making = make_files(store, templates, words, due, n);
	if (making == NULL)
		return -1;
	snprintf(store->why, sizeof(store->why), N_("the database is away"));
	return put_rows(store, due, making, n) ? (int)n : -1;
}

static int
make_all(struct media_store *store, const char *templates, struct bounds bounds,
    const char **why)
{
	struct words *words;
	int n = 1, made = 0;

	if (!media_store_open(store, false, why))
		return -1;
	*why = store->why;
	words = words_load(templates);
	while (n > 0 && bounds.most > 0) {
		snprintf(store->why, sizeof(store->why),
		    N_("the database is away"));
		n = make_some(store, templates, words, bounds);
		made += n;
		bounds.most -= n;
		arena_reset(store->arena);
	}
	words_free(words);
	return n < 0 ? -1 : made;
}

int
media_cards(struct media_store *store, const char *templates, const char **why)
{
	return make_all(store, templates, (struct bounds){ INT_MAX, NULL },
	    why);
}

void
media_cards_after(const struct config *config, struct db *db)
{
	struct arena *arena = arena_new();
	struct media_store *store = media_new(arena, db, config->media, false);
	const char *why;

	if (*config->media != '\0' &&
	    make_all(store, config->templates,
		(struct bounds){ PICTURE_CARDS, "1000" }, &why) < 0)
		warnx("cards: %s", reason_said(arena, why));
	media_free(store);
	arena_free(arena);
}
