/* SPDX-License-Identifier: EUPL-1.2 */
#include "files.h"

#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "speak.h"

/* A folder that one is in: its names, one behind another. */
struct level {
	struct level *up;
	char *path, *names;
	uint32_t *order; /* where each begins */
	size_t size, n, at;
};

struct files {
	struct arena *arena; /* of one file */
	struct level *level;
	size_t front; /* octets of the folder's own path */
	struct file file;
};

static void *
grow(void *memory, size_t size)
{
	memory = realloc(memory, size);
	if (memory == NULL)
		err(1, "memory");
	return memory;
}

static void
leave(struct files *files)
{
	struct level *level = files->level;

	files->level = level->up;
	free(level->path);
	free(level->names);
	free(level->order);
	free(level);
}

static void
close_files(void *thing)
{
	struct files *files = thing;

	while (files->level != NULL)
		leave(files);
	arena_free(files->arena);
}

/* False where the names are more than can be counted. */
static bool
add_name(struct level *level, const char *name, size_t *room)
{
	size_t n = strlen(name) + 1;

	if (level->size + n > UINT32_MAX)
		return false;
	while (level->size + n > *room) {
		*room = *room == 0 ? 4096 : 2 * *room;
		level->names = grow(level->names, *room);
	}
	memcpy(level->names + level->size, name, n);
	level->size += n;
	level->n++;
	return true;
}

static int
compare(const void *a, const void *b, void *names)
{
	return strcmp((const char *)names + *(const uint32_t *)a,
	    (const char *)names + *(const uint32_t *)b);
}

static void
put_in_order(struct level *level)
{
	const char *name = level->names;
	size_t i;

	level->order = grow(NULL, (level->n + 1) * sizeof(*level->order));
	for (i = 0; i < level->n; i++) {
		level->order[i] = (uint32_t)(name - level->names);
		name += strlen(name) + 1;
	}
	qsort_r(level->order, level->n, sizeof(*level->order), compare,
	    level->names);
}

/* Zero, or why the names cannot be read. */
static int
read_names(struct level *level)
{
	DIR *folder = opendir(level->path);
	const struct dirent *entry;
	size_t room = 0;
	int fault;

	if (folder == NULL)
		return errno;
	errno = 0;
	while ((entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.' &&
		    !add_name(level, entry->d_name, &room))
			errno = EOVERFLOW;
	fault = errno;
	closedir(folder);
	put_in_order(level);
	return fault;
}

/* Go into a folder; zero, or why that cannot be. */
static int
enter(struct files *files, const char *path)
{
	struct level *level = calloc(1, sizeof(*level));
	int fault;

	if (level == NULL || (level->path = strdup(path)) == NULL)
		err(1, "memory");
	level->up = files->level;
	files->level = level;
	fault = read_names(level);
	if (fault != 0)
		leave(files);
	return fault;
}

struct files *
files_open(struct arena *arena, const char *folder)
{
	struct files *files = arena_alloc(arena, sizeof(*files));

	*files = (struct files){ arena_new(), NULL, strlen(folder),
		{ .path = NULL } };
	arena_defer(arena, close_files, files);
	errno = enter(files, folder);
	if (errno == 0)
		return files;
	warn("%s", folder);
	return NULL;
}

/* The next name where one is, or of the folders around it. */
static const char *
next_path(struct files *files)
{
	struct level *level;

	while ((level = files->level) != NULL && level->at == level->n)
		leave(files);
	arena_reset(files->arena);
	return level == NULL ? NULL :
			       arena_printf(files->arena, "%s/%s", level->path,
				   level->names + level->order[level->at++]);
}

/* Whether it is one to give, and no folder that was gone into. */
static bool
look(struct files *files, const char *path)
{
	struct stat status;
	int fault = lstat(path, &status) == 0 ? 0 : errno;

	files->file = (struct file){ path, path + files->front, NULL };
	files->file.below += strspn(files->file.below, "/");
	if (fault == 0 && S_ISREG(status.st_mode))
		return true;
	if (fault == 0 && !S_ISDIR(status.st_mode)) {
		files->file.fault = S_ISLNK(status.st_mode) ?
		    _("a link, which is not followed") :
		    _("not a file");
		return true;
	}
	if (fault == 0)
		fault = enter(files, path);
	files->file.fault = strerror(fault);
	return fault != 0;
}

const struct file *
files_next(struct files *files)
{
	const char *path;

	while ((path = next_path(files)) != NULL)
		if (look(files, path))
			return &files->file;
	return NULL;
}
