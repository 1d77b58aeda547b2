/* SPDX-License-Identifier: EUPL-1.2 */
/* media_cards: what stands for an article without a picture. */
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

/* The card below its hash; false with why. */
static bool
draw(struct media_store *store, struct picture_card *card, const char *hash,
    char why[PICTURE_WHY])
{
	char name[MEDIA_FILES_NEW] = "";
	bool is_good;

	if (media_files_has(store->root, hash, card->name))
		return true;
	card->folder = media_files_begin(store->root, name);
	if (card->folder < 0) {
		snprintf(why, PICTURE_WHY, "%s", strerror(errno));
		return false;
	}
	is_good = picture_card(card, why);
	if (is_good &&
	    !media_files_keep(store->root, card->folder, name, hash)) {
		snprintf(why, PICTURE_WHY, "%s", strerror(errno));
		is_good = false;
	}
	if (!is_good)
		media_files_drop(store->root, name);
	close(card->folder);
	return is_good;
}

static bool
make_card(struct media_store *store, const struct due *due,
    struct picture_card *card)
{
	char hash[MEDIA_HASH + 1], why[PICTURE_WHY] = "";

	card->title = text_one_line(store->arena, due->title);
	hash_card(card, hash);
	if (!draw(store, card, hash, why)) {
		snprintf(store->why, sizeof(store->why), "%s", why);
		return false;
	}
	return db_do(store->db, QUERY_CARD_PUT,
	    ARGS(arena_printf(store->arena, "%lld", (long long)due->edition),
		due->title, hash));
}

static int
make_cards(struct media_store *store, const char *templates,
    const struct words *words)
{
	struct picture_card card = { .name = "card.png" };
	const struct due *due;
	size_t i, n;

	due = db_rows(store->db, QUERY_CARD_DUE, NO_ARGS, &due_row, &n);
	if (due == NULL)
		return -1;
	card.fonts[0] = arena_printf(store->arena, "%s/sofia-sans-cyrillic.ttf",
	    templates);
	card.fonts[1] = arena_printf(store->arena, "%s/sofia-sans-latin.ttf",
	    templates);
	for (i = 0; i < n; i++) {
		card.site = words_find(words, due[i].lang, "site_name");
		if (!make_card(store, &due[i], &card))
			return -1;
	}
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
