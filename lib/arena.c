/* SPDX-License-Identifier: EUPL-1.2 */
#include "arena.h"

#include <err.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define RED_ZONE 16
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address))
#define RED_ZONE 0
#endif

/* The first chunk holds a usual request whole and is kept between them. */
enum { CHUNK_SIZE = 64 * 1024 };

struct chunk {
	struct chunk *next;
	size_t size, used;
	alignas(max_align_t) char memory[];
};

struct closer {
	struct closer *next;
	void (*close)(void *);
	void *thing;
};

struct arena {
	struct chunk *chunks; /* the one in use first */
	struct closer *closers;
};

static struct chunk *
new_chunk(size_t size, struct chunk *next)
{
	struct chunk *chunk = malloc(sizeof(*chunk) + size);

	if (chunk == NULL)
		err(1, "memory");
	chunk->next = next;
	chunk->size = size;
	chunk->used = 0;
	ASAN_POISON_MEMORY_REGION(chunk->memory, size);
	return chunk;
}

struct arena *
arena_new(void)
{
	struct arena *arena = malloc(sizeof(*arena));

	if (arena == NULL)
		err(1, "memory");
	arena->chunks = new_chunk(CHUNK_SIZE, NULL);
	arena->closers = NULL;
	return arena;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct chunk *chunk = arena->chunks;
	size_t room;
	void *memory;

	if (size > SIZE_MAX / 2)
		errx(1, "memory: %zu bytes asked for at once", size);
	room = (size + RED_ZONE + align - 1) / align * align;
	if (room > chunk->size - chunk->used) {
		chunk = new_chunk(room > CHUNK_SIZE ? room : CHUNK_SIZE, chunk);
		arena->chunks = chunk;
	}
	memory = chunk->memory + chunk->used;
	chunk->used += room;
	ASAN_UNPOISON_MEMORY_REGION(memory, size);
	return memset(memory, 0, size);
}

char *
arena_strndup(struct arena *arena, const char *text, size_t n)
{
	size_t length = strnlen(text, n);

	return memcpy(arena_alloc(arena, length + 1), text, length);
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	/* What is short, as most is, is printed only once. */
	char small[512], *text;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(small, sizeof(small), format, args);
	va_end(args);
	if (n < 0)
		err(1, "printf");
	text = arena_alloc(arena, (size_t)n + 1);
	if ((size_t)n < sizeof(small))
		return memcpy(text, small, (size_t)n);
	va_start(args, format);
	vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	return text;
}

void
arena_defer(struct arena *arena, void (*close)(void *), void *thing)
{
	struct closer *closer = arena_alloc(arena, sizeof(*closer));

	closer->close = close;
	closer->thing = thing;
	closer->next = arena->closers;
	arena->closers = closer;
}

void
arena_reset(struct arena *arena)
{
	struct chunk *chunk;

	while (arena->closers != NULL) {
		struct closer *closer = arena->closers;

		arena->closers = closer->next;
		closer->close(closer->thing);
	}
	while ((chunk = arena->chunks)->next != NULL) {
		arena->chunks = chunk->next;
		free(chunk);
	}
	chunk->used = 0;
	ASAN_POISON_MEMORY_REGION(chunk->memory, chunk->size);
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	arena_reset(arena);
	free(arena->chunks);
	free(arena);
}
