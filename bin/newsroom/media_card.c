/* SPDX-License-Identifier: EUPL-1.2 */
/* media_cards: what stands for an article without a picture. */
#include <err.h>
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "media_files.h"
#include "media_store.h"
#include "picture.h"
#include "text.h"
#include "words.h"

/* Whoever changes how a card looks changes this, and all are drawn anew. */
static const char look[] = "card 1";

/* That one process draws, before their rows are put. */
enum { CARDS = 32 };

struct due {
	int64_t edition;
	const char *lang, *title;
};

static const struct field due_fields[] = {
	FIELD(struct due, edition),
	FIELD(struct due, lang),
	FIELD(struct due, title),
};
static const struct row due_row = ROW(struct due, due_fields);

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

/* A card and where it is being made. */
struct making {
	char hash[MEDIA_HASH + 1], name[MEDIA_FILES_NEW];
};

struct batch {
	struct picture_card cards[CARDS];
	struct making making[CARDS];
	size_t n;
};

/* Whether it is drawn already, and whether it has a place where it was not. */
static bool
begin_card(struct media_store *store, struct picture_card *card,
    struct making *making)
{
	hash_card(card, making->hash);
	if (media_files_has(store->root, making->hash, card->name))
		return false;
	card->folder = media_files_begin(store->root, making->name);
	return card->folder >= 0;
}

static bool
end_card(struct media_store *store, struct picture_card *card,
    struct making *making, bool is_drawn)
{
	bool is_good = is_drawn &&
	    media_files_keep(store->root, card->folder, making->name,
		making->hash);

	if (!is_good)
		media_files_drop(store->root, making->name);
	close(card->folder);
	return is_good;
}

/* Draw those that are not there. */
static bool
draw(struct media_store *store, struct batch *batch,
    struct picture_cards *cards)
{
	char why[PICTURE_WHY] = "";
	bool is_good;
	size_t i;

	cards->list = batch->cards;
	cards->n = batch->n;
	is_good = cards->n == 0 || picture_cards(cards, why);
	for (i = 0; i < batch->n; i++)
		if (!end_card(store, &batch->cards[i], &batch->making[i],
			is_good))
			is_good = false;
	if (!is_good)
		snprintf(store->why, sizeof(store->why), "%s",
		    *why == '\0' ? strerror(errno) : why);
	return is_good;
}

static bool
put_row(struct media_store *store, const struct due *due, const char *site)
{
	struct picture_card card = { text_one_line(store->arena, due->title),
		site, -1, "card.png" };
	char hash[MEDIA_HASH + 1];

	hash_card(&card, hash);
	return db_do(store->db, QUERY_CARD_PUT,
	    ARGS(arena_printf(store->arena, "%lld", (long long)due->edition),
		due->title, hash));
}

/* At most CARDS at once: the files, and then the rows. */
static bool
make_some(struct media_store *store, const struct due *due, size_t n,
    struct picture_cards *cards, const struct words *words)
{
	struct batch *batch = arena_alloc(store->arena, sizeof(*batch));
	size_t i;

	for (i = 0; i < n; i++) {
		batch->cards[batch->n] = (struct picture_card){
			text_one_line(store->arena, due[i].title),
			words_find(words, due[i].lang, "site_name"), -1,
			"card.png"
		};
		if (begin_card(store, &batch->cards[batch->n],
			&batch->making[batch->n]))
			batch->n++;
	}
	if (!draw(store, batch, cards))
		return false;
	for (i = 0; i < n; i++)
		if (!put_row(store, &due[i],
			words_find(words, due[i].lang, "site_name")))
			return false;
	return true;
}

static int
make_cards(struct media_store *store, const char *templates,
    const struct words *words)
{
	struct picture_cards cards = { 0 };
	const struct due *due;
	size_t i, n;

	due = db_rows(store->db, QUERY_CARD_DUE, NO_ARGS, &due_row, &n);
	if (due == NULL)
		return -1;
	cards.fonts[0] = arena_printf(store->arena,
	    "%s/sofia-sans-cyrillic.ttf", templates);
	cards.fonts[1] = arena_printf(store->arena, "%s/sofia-sans-latin.ttf",
	    templates);
	for (i = 0; i < n; i += CARDS)
		if (!make_some(store, due + i, n - i < CARDS ? n - i : CARDS,
			&cards, words))
			return -1;
	return (int)n;
}

int
media_cards(struct media_store *store, const char *templates, const char **why)
{
	struct words *words;
	int n;

	if (!media_store_open(store, false, why))
		return -1;
	*why = store->why;
	snprintf(store->why, sizeof(store->why), "the database is away");
	words = words_load(templates);
	n = make_cards(store, templates, words);
	words_free(words);
	arena_reset(store->arena);
	return n;
}

void
media_cards_after(const struct config *config, struct db *db)
{
	struct arena *arena = arena_new();
	struct media_store *store = media_new(arena, db, config->media, false);
	const char *why;

	if (*config->media != '\0' &&
	    media_cards(store, config->templates, &why) < 0)
		warnx("cards: %s", why);
	media_free(store);
	arena_free(arena);
}
