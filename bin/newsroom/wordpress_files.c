/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_files.h"

#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "foreign.h"
#include "many.h"
#include "seen.h"
#include "whole.h"
#include "wordpress_item.h"

/* What is kept of each, as texts one behind another. */
enum { ID, PARENT, URL, ALTERNATIVE, CAPTION, BLOCK, PARTS };

struct wordpress_files {
	struct arena *arena; /* of one item */
	char *texts;
	size_t n, size;
	struct many *ids, *parents; /* where in the texts each begins */
	struct seen *open;          /* numbers of what everybody saw */
	struct wordpress_file found;
	bool wants_attachments;
};

static void
close_files(void *thing)
{
	free(((struct wordpress_files *)thing)->texts);
}

/* False where the texts are more than can be counted. */
static bool
make_room(struct wordpress_files *files, size_t n)
{
	if (files->n + n > UINT32_MAX)
		return false;
	while (files->n + n > files->size) {
		files->size = files->size == 0 ? 4096 : 2 * files->size;
		files->texts = realloc(files->texts, files->size);
		if (files->texts == NULL)
			err(1, "memory");
	}
	return true;
}

/* What is there of an item; what is not is "". A block has a sign before. */
static void
keep(struct wordpress_files *files, const char *const parts[PARTS])
{
	uint32_t at = (uint32_t)files->n;
	size_t i, n = 0;

	for (i = 0; i < PARTS; i++)
		n += strlen(parts[i]) + 1;
	if (!make_room(files, n))
		return;
	for (i = 0; i < PARTS; i++) {
		n = strlen(parts[i]) + 1;
		memcpy(files->texts + files->n, parts[i], n);
		files->n += n;
	}
	many_put(files->ids, parts[ID], at, 0);
	if (*parts[BLOCK] == '\0')
		many_put(files->parents, parts[PARENT], at, 0);
}

static const char *
text_or_none(const char *text)
{
	return text == NULL ? "" : text;
}

static void
add(struct wordpress_files *files, const struct wxr_item *item)
{
	const char *parts[PARTS] = { "", "", "", "", "", "" };

	parts[ID] = text_or_none(item->id);
	if (strcmp(item->type, "wp_block") == 0) {
		parts[BLOCK] = arena_printf(files->arena, "=%s",
		    text_or_none(item->content));
	} else {
		parts[PARENT] = text_or_none(item->parent);
		parts[URL] = text_or_none(item->attachment_url);
		parts[ALTERNATIVE] = text_or_none(
		    wordpress_item_meta(item, "_wp_attachment_image_alt"));
		parts[CAPTION] = text_or_none(
		    foreign_words(files->arena, item->excerpt));
	}
	keep(files, parts);
}

static void
see(struct wordpress_files *files, const struct wxr_item *item)
{
	if (strcmp(item->status, "publish") == 0 && *item->password == '\0')
		seen_before(files->open, text_or_none(item->id));
}

static bool
take(void *context, const struct wxr_site *site, const struct wxr_item *item)
{
	struct wordpress_files *files = context;

	(void)site;
	if (strcmp(item->type, "attachment") != 0)
		see(files, item);
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
wordpress_files_read(struct arena *whole, const char *const *paths,
    bool wants_attachments)
{
	struct wordpress_files *files = arena_alloc(whole, sizeof(*files));
	const struct wxr_reader reader = { whole, arena_new(), take,
		show_nothing, files };
	int64_t controls;

	files->arena = reader.arena;
	files->wants_attachments = wants_attachments;
	files->ids = many_new(whole);
	files->parents = many_new(whole);
	files->open = seen_new(whole);
	arena_defer(whole, close_files, files);
	for (; *paths != NULL; paths++)
		if (whole_is_lasting(*paths))
			wxr_read(&reader, *paths, &controls);
	arena_free(reader.arena);
	return files;
}

bool
wordpress_files_is_public(const struct wordpress_files *files,
    const char *parent)
{
	return atoll(parent) == 0 || seen_has(files->open, parent);
}

/* What was kept at a place. */
static const struct wordpress_file *
read_at(struct wordpress_files *files, uint32_t at)
{
	const char *text = files->texts + at, *parts[PARTS];
	bool is_block;
	size_t i;

	for (i = 0; i < PARTS; i++) {
		parts[i] = text;
		text += strlen(text) + 1;
	}
	is_block = *parts[BLOCK] != '\0';
	files->found = (struct wordpress_file){ parts[ID], parts[PARENT],
		is_block ? NULL : parts[URL], parts[ALTERNATIVE],
		parts[CAPTION], is_block ? parts[BLOCK] + 1 : NULL };
	return &files->found;
}

const struct wordpress_file *
wordpress_files_find(struct wordpress_files *files, const char *id)
{
	const struct many_number *found;
	size_t n = 0;

	found = id == NULL ? NULL : many_find(files->ids, id, &n);
	return n == 0 ? NULL : read_at(files, found->number);
}

void
wordpress_files_of(struct wordpress_files *files, const char *parent,
    void (*each)(void *context, const struct wordpress_file *file),
    void *context)
{
	const struct many_number *found;
	size_t i, n;

	found = many_find(files->parents, parent, &n);
	for (i = 0; i < n; i++)
		each(context, read_at(files, found[i].number));
}
