/* SPDX-License-Identifier: EUPL-1.2 */
#include "many.h"

#include <err.h>
#include <stdbool.h>
#include <stdlib.h>

#include "keyed_hash.h"

/* A rank is an order, and below it how many were there before. */
enum { ORDER_MAX = 255, BEFORE_BITS = 24, SIZE_MIN = 256 };

struct many {
	struct hash_key key;
	struct many_number *numbers;
	size_t n, size;
	bool is_in_order;
};

static void
close_many(void *thing)
{
	free(((struct many *)thing)->numbers);
}

struct many *
many_new(struct arena *arena)
{
	struct many *many = arena_alloc(arena, sizeof(*many));

	*many = (struct many){ .key = keyed_hash_key() };
	arena_defer(arena, close_many, many);
	return many;
}

static void
make_room(struct many *many)
{
	if (many->n < many->size)
		return;
	many->size = many->size == 0 ? SIZE_MIN : 2 * many->size;
	many->numbers = reallocarray(many->numbers, many->size,
	    sizeof(*many->numbers));
	if (many->numbers == NULL || many->n >> BEFORE_BITS != 0)
		errx(1, "memory");
}

void
many_put(struct many *many, const char *text, uint32_t number, int64_t order)
{
	uint32_t high = (uint32_t)(order < 0 ? 0 :
		order > ORDER_MAX            ? ORDER_MAX :
					       order);

	make_room(many);
	many->numbers[many->n] =
	    (struct many_number){ keyed_hash(&many->key, text), number,
		    high << BEFORE_BITS | (uint32_t)many->n };
	many->n++;
	many->is_in_order = false;
}

static int
compare(const void *a, const void *b)
{
	const struct many_number *one = a, *two = b;

	if (one->hash != two->hash)
		return one->hash < two->hash ? -1 : 1;
	return (one->rank > two->rank) - (one->rank < two->rank);
}

static void
put_in_order(struct many *many)
{
	if (many->is_in_order || many->n == 0)
		return;
	qsort(many->numbers, many->n, sizeof(*many->numbers), compare);
	many->is_in_order = true;
}

/* The first that is not before a hash. */
static size_t
first_of(const struct many *many, uint64_t hash)
{
	size_t low = 0, high = many->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (many->numbers[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct many_number *
many_find(struct many *many, const char *text, size_t *n)
{
	uint64_t hash = keyed_hash(&many->key, text);
	size_t first;

	put_in_order(many);
	first = first_of(many, hash);
	for (*n = 0;
	     first + *n < many->n && many->numbers[first + *n].hash == hash;)
		++*n;
	return *n == 0 ? NULL : &many->numbers[first];
}
