/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_files.h"

#include <err.h>
#include <search.h>
#include <stdint.h>
#include <string.h>

#include "foreign.h"
#include "wordpress_item.h"

struct wordpress_files {
	struct arena *whole, *arena; /* of all, and of one item */
	void *tree;                  /* of tsearch(3) */
};

static int
compare(const void *a, const void *b)
{
	return strcmp(((const struct wordpress_file *)a)->id,
	    ((const struct wordpress_file *)b)->id);
}

static void
keep(void *file)
{
	(void)file;
}

static void
close_files(void *thing)
{
	struct wordpress_files *files = thing;

	tdestroy(files->tree, keep);
}

static const char *
copy(const struct wordpress_files *files, const char *text)
{
	return text == NULL ? "" : arena_strndup(files->whole, text, SIZE_MAX);
}

static bool
take(void *context, const struct wxr_site *site, const struct wxr_item *item)
{
	struct wordpress_files *files = context;
	struct wordpress_file *file;

	(void)site;
	if (strcmp(item->type, "attachment") == 0) {
		file = arena_alloc(files->whole, sizeof(*file));
		file->id = copy(files, item->id);
		file->url = copy(files, item->attachment_url);
		file->alternative = copy(files,
		    wordpress_item_meta(item, "_wp_attachment_image_alt"));
		file->caption = copy(files,
		    foreign_words(files->arena, item->excerpt));
		if (tsearch(file, &files->tree, compare) == NULL)
			err(1, "memory");
	}
	arena_reset(files->arena);
	return true;
}

static void
show_nothing(void *context, int64_t done, int64_t all)
{
	(void)context, (void)done, (void)all;
}

struct wordpress_files *
wordpress_files_read(struct arena *whole, const char *path)
{
	struct wordpress_files *files = arena_alloc(whole, sizeof(*files));
	const struct wxr_reader reader = { whole, arena_new(), take,
		show_nothing, files };
	int64_t controls;

	files->whole = whole;
	files->arena = reader.arena;
	arena_defer(whole, close_files, files);
	wxr_read(&reader, path, &controls);
	arena_free(reader.arena);
	return files;
}

const struct wordpress_file *
wordpress_files_find(const struct wordpress_files *files, const char *id)
{
	const struct wordpress_file wanted = { .id = id };
	const struct wordpress_file *const *found;

	if (files == NULL || id == NULL)
		return NULL;
	found = tfind(&wanted, &files->tree, compare);
	return found == NULL ? NULL : *found;
}
