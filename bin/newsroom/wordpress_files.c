/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_files.h"

#include <stdint.h>
#include <string.h>

#include "foreign.h"
#include "tree.h"
#include "whole.h"
#include "wordpress_item.h"

struct wordpress_files {
	struct arena *whole, *arena; /* of all, and of one item */
	struct tree *tree;
	struct listed *first, **last; /* as they stand in the file */
	bool wants_attachments;
};

struct listed {
	struct wordpress_file file;
	struct listed *next;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(((const struct wordpress_file *)a)->id,
	    ((const struct wordpress_file *)b)->id);
}

static const char *
copy(const struct wordpress_files *files, const char *text)
{
	return text == NULL ? "" : arena_strndup(files->whole, text, SIZE_MAX);
}

static void
add(struct wordpress_files *files, const struct wxr_item *item)
{
	struct listed *listed = arena_alloc(files->whole, sizeof(*listed));
	struct wordpress_file *file = &listed->file;

	file->id = copy(files, item->id);
	if (strcmp(item->type, "wp_block") == 0) {
		file->block = copy(files, item->content);
	} else {
		file->parent = copy(files, item->parent);
		file->url = copy(files, item->attachment_url);
		file->alternative = copy(files,
		    wordpress_item_meta(item, "_wp_attachment_image_alt"));
		file->caption = copy(files,
		    foreign_words(files->arena, item->excerpt));
		*files->last = listed;
		files->last = &listed->next;
	}
	tree_put(files->tree, file);
}

static bool
take(void *context, const struct wxr_site *site, const struct wxr_item *item)
{
	struct wordpress_files *files = context;

	(void)site;
	if ((files->wants_attachments &&
		strcmp(item->type, "attachment") == 0) ||
	    (strcmp(item->type, "wp_block") == 0 &&
		strcmp(item->status, "publish") == 0))
		add(files, item);
	arena_reset(files->arena);
	return true;
}

static void
show_nothing(void *context, int64_t done, int64_t all)
{
	(void)context, (void)done, (void)all;
}

struct wordpress_files *
wordpress_files_read(struct arena *whole, const char *path,
    bool wants_attachments)
{
	struct wordpress_files *files = arena_alloc(whole, sizeof(*files));
	const struct wxr_reader reader = { whole, arena_new(), take,
		show_nothing, files };
	int64_t controls;

	files->whole = whole;
	files->arena = reader.arena;
	files->wants_attachments = wants_attachments;
	files->last = &files->first;
	files->tree = tree_new(whole, compare);
	if (whole_is_lasting(path))
		wxr_read(&reader, path, &controls);
	arena_free(reader.arena);
	return files;
}

const struct wordpress_file *
wordpress_files_find(const struct wordpress_files *files, const char *id)
{
	const struct wordpress_file wanted = { .id = id };

	return id == NULL ? NULL : tree_find(files->tree, &wanted);
}

void
wordpress_files_of(const struct wordpress_files *files, const char *parent,
    void (*each)(void *context, const struct wordpress_file *file),
    void *context)
{
	const struct listed *listed;

	for (listed = files->first; listed != NULL; listed = listed->next)
		if (strcmp(listed->file.parent, parent) == 0)
			each(context, &listed->file);
}
