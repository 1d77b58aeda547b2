/* SPDX-License-Identifier: EUPL-1.2 */
#include "media_known.h"

#include <stdint.h>
#include <sys/stat.h>

#include "tree.h"

struct media_known {
	struct arena *arena;
	struct tree *files;
};

struct known {
	struct media_made made; /* by its path */
	off_t size;
	struct timespec changed;
};

struct media_known *
media_known_new(struct arena *arena)
{
	struct media_known *known = arena_alloc(arena, sizeof(*known));

	known->arena = arena;
	known->files = tree_new(arena, tree_compare_names);
	return known;
}

const struct media_made *
media_known_find(const struct media_known *known, const char *path)
{
	const struct known *found = tree_find(known->files, &path);
	struct stat now;

	if (found == NULL || stat(path, &now) != 0 ||
	    now.st_size != found->size ||
	    now.st_mtim.tv_sec != found->changed.tv_sec ||
	    now.st_mtim.tv_nsec != found->changed.tv_nsec)
		return NULL;
	return &found->made;
}

static const char *
copy(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_strndup(arena, text, SIZE_MAX);
}

void
media_known_add(struct media_known *known, const struct media_made *made)
{
	struct known *file = arena_alloc(known->arena, sizeof(*file)), *there;
	struct stat now;

	if (stat(made->path, &now) != 0)
		return;
	file->made = (struct media_made){ copy(known->arena, made->path),
		copy(known->arena, made->hash), copy(known->arena, made->row),
		copy(known->arena, made->why) };
	file->size = now.st_size;
	file->changed = now.st_mtim;
	/* What the file was before is forgotten. */
	there = tree_put(known->files, file);
	*there = *file;
}
