/* SPDX-License-Identifier: EUPL-1.2 */
#include "seen.h"

#include <err.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "speak.h"

enum { SIZE_MIN = 1024 };

/* Open addressing: a hash stands at its place or behind it. 0 is no hash. */
struct seen {
	uint64_t *hashes;
	size_t size, n; /* a power of two; how many stand there */
	unsigned char key[crypto_shorthash_KEYBYTES];
};

static void
close_seen(void *thing)
{
	free(((struct seen *)thing)->hashes);
}

static void
make_room(struct seen *seen, size_t size)
{
	seen->size = size;
	seen->hashes = calloc(size, sizeof(*seen->hashes));
	if (seen->hashes == NULL)
		err(1, "memory");
}

struct seen *
seen_new(struct arena *arena)
{
	struct seen *seen = arena_alloc(arena, sizeof(*seen));

	*seen = (struct seen){ .n = 0 };
	if (sodium_init() < 0)
		errx(1, _("libsodium does not start"));
	crypto_shorthash_keygen(seen->key);
	make_room(seen, SIZE_MIN);
	arena_defer(arena, close_seen, seen);
	return seen;
}

/* Where a hash stands, or would. */
static uint64_t *
place_of(const struct seen *seen, uint64_t hash)
{
	size_t i = hash & (seen->size - 1);

	while (seen->hashes[i] != 0 && seen->hashes[i] != hash)
		i = (i + 1) & (seen->size - 1);
	return &seen->hashes[i];
}

static void
grow(struct seen *seen)
{
	uint64_t *old = seen->hashes;
	size_t i, size = seen->size;

	make_room(seen, 2 * size);
	for (i = 0; i < size; i++)
		if (old[i] != 0)
			*place_of(seen, old[i]) = old[i];
	free(old);
}

uint64_t
seen_hash(const struct seen *seen, const char *text)
{
	unsigned char bytes[crypto_shorthash_BYTES];
	uint64_t hash;

	crypto_shorthash(bytes, (const unsigned char *)text, strlen(text),
	    seen->key);
	memcpy(&hash, bytes, sizeof(hash));
	return hash == 0 ? 1 : hash;
}

bool
seen_before(struct seen *seen, const char *text)
{
	uint64_t hash = seen_hash(seen, text);
	uint64_t *place;

	if (seen->n > seen->size / 4 * 3)
		grow(seen);
	place = place_of(seen, hash);
	if (*place == hash)
		return true;
	*place = hash;
	seen->n++;
	return false;
}

bool
seen_has(const struct seen *seen, const char *text)
{
	return *place_of(seen, seen_hash(seen, text)) != 0;
}
