/* SPDX-License-Identifier: EUPL-1.2 */
#include "seen.h"

#include <err.h>
#include <stdlib.h>

#include "keyed_hash.h"

enum { SIZE_MIN = 1024 };

/* Open addressing: a hash stands at its place or behind it. 0 is no hash. */
struct seen {
	uint64_t *hashes;
	size_t size, n; /* a power of two; how many stand there */
	struct hash_key key;
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

	*seen = (struct seen){ .key = keyed_hash_key() };
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

static uint64_t
hash_of(const struct seen *seen, const char *text)
{
	uint64_t hash = keyed_hash(&seen->key, text);

	return hash == 0 ? 1 : hash;
}

bool
seen_before(struct seen *seen, const char *text)
{
	uint64_t hash = hash_of(seen, text);
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
	return *place_of(seen, hash_of(seen, text)) != 0;
}
