/* SPDX-License-Identifier: EUPL-1.2 */
#include "media_known.h"

#include <err.h>
#include <search.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

struct media_known {
	struct arena *arena;
	void *files; /* a tree of tsearch(3) */
};

struct known {
	const char *path, *hash;
	off_t size;
	struct timespec changed;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(((const struct known *)a)->path,
	    ((const struct known *)b)->path);
}

/* What the tree holds is the arena's. */
static void
keep(void *file)
{
	(void)file;
}

static void
close_known(void *thing)
{
	struct media_known *known = thing;

	tdestroy(known->files, keep);
}

struct media_known *
media_known_new(struct arena *arena)
{
	struct media_known *known = arena_alloc(arena, sizeof(*known));

	known->arena = arena;
	arena_defer(arena, close_known, known);
	return known;
}

const char *
media_known_find(const struct media_known *known, const char *path)
{
	const struct known wanted = { .path = path };
	const struct known *const *found = tfind(&wanted, &known->files,
	    compare);
	struct stat now;

	if (found == NULL || stat(path, &now) != 0 ||
	    now.st_size != (*found)->size ||
	    now.st_mtim.tv_sec != (*found)->changed.tv_sec ||
	    now.st_mtim.tv_nsec != (*found)->changed.tv_nsec)
		return NULL;
	return (*found)->hash;
}

void
media_known_add(struct media_known *known, const char *path, const char *hash)
{
	struct known *file = arena_alloc(known->arena, sizeof(*file)), **found;
	struct stat now;

	if (stat(path, &now) != 0)
		return;
	file->path = arena_strndup(known->arena, path, SIZE_MAX);
	file->hash = arena_strndup(known->arena, hash, SIZE_MAX);
	file->size = now.st_size;
	file->changed = now.st_mtim;
	found = tsearch(file, &known->files, compare);
	if (found == NULL)
		err(1, "memory");
	*found = file;
}
