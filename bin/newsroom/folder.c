/* SPDX-License-Identifier: EUPL-1.2 */
#include "folder.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "json.h"
#include "markdown.h"
#include "md_file.h"
#include "pictures.h"
#include "speak.h"
#include "yaml_items.h"

struct walk {
	struct arena *arena;
	const char *folder;
	struct import *import;
};

static const struct {
	const char *file;
	enum query put;
} lists[] = {
	/* What texts show has to be there before them. */
	{ "media.yaml", QUERY_MEDIA_ITEM_PUT },
	{ "programmes.yaml", QUERY_PROGRAMME_PUT },
	{ "partners.yaml", QUERY_PARTNER_PUT },
	{ "projects.yaml", QUERY_PROJECT_PUT },
	/* A text may not say one of these. */
	{ "numbers.yaml", QUERY_NUMBER_PUT },
	/* Where they lead to has to be there first. */
	{ "redirects.yaml", QUERY_MOVED_PUT },
};

enum { LISTS = sizeof(lists) / sizeof(lists[0]) };

/* An item of the list in a file. */
static void
give_listed(const struct walk *walk, const char *file, enum query put,
    const struct yaml_item *listed)
{
	const char *slug = listed->slug == NULL ? "?" : listed->slug;
	const struct item item = {
		.name = arena_printf(walk->arena, "%s:%d: %s", file,
		    listed->line, slug),
		.identity = listed->slug == NULL ?
		    NULL :
		    arena_printf(walk->arena, "%s: %s", file, slug),
		.put = put,
		.json = arena_printf(walk->arena, "{%s}", listed->members),
	};

	import_put(walk->import, &item);
}

static void
give_fault(const struct walk *walk, const char *name, int line, const char *why)
{
	if (line != 0)
		name = arena_printf(walk->arena, "%s:%d", name, line);
	import_refuse(walk->import, name, why);
}

/* A picture or document of the list in media.yaml, and what it says. */
static void
give_medium(const struct walk *walk, const struct yaml_item *listed)
{
	const struct yaml_member *file = yaml_member(listed, "file");
	const struct yaml_member *name = yaml_member(listed, "name");
	const char *why = _("a `file` below the folder is wanted");
	struct media media;
	struct item item = { .put = QUERY_MEDIA_ITEM_PUT };

	item.name = arena_printf(walk->arena, "media.yaml:%d: %s", listed->line,
	    file == NULL || file->text == NULL ? "?" : file->text);
	if (file == NULL || file->text == NULL ||
	    strncmp(file->text, "media/", 6) != 0 ||
	    strstr(file->text, "/../") != NULL ||
	    !media_take(import_media(walk->import),
		arena_printf(walk->arena, "%s/%s", walk->folder, file->text),
		name == NULL ? NULL : name->text, &media, &why)) {
		give_fault(walk, item.name, 0, why);
		return;
	}
	item.identity = arena_printf(walk->arena, "media.yaml: %s", file->text);
	item.json = arena_printf(walk->arena,
	    "{%s, \"hash\": \"%s\", \"is_new\": %s}", listed->members,
	    media.hash, media.is_new ? "true" : "false");
	import_put(walk->import, &item);
}

/* The text of a file, or NULL after its fault was given. */
static char *
read_file(const struct walk *walk, const char *path, const char *name)
{
	const char *fault;
	char *text = md_file_read(walk->arena, path, &fault);

	if (text == NULL)
		give_fault(walk, name, 0, fault);
	return text;
}

static void
take_list(const struct walk *walk, const char *file, enum query put)
{
	const struct yaml_item *items;
	const char *fault = NULL;
	int line = 0;
	size_t i, n = 0;
	char *path, *text;
	struct arena *arena = arena_new();

	path = arena_printf(arena, "%s/%s", walk->folder, file);
	text = read_file(&(struct walk){ arena, walk->folder, walk->import },
	    path, file);
	items = text == NULL ? NULL :
			       yaml_items(arena, text, &n, &line, &fault);
	if (text != NULL && items == NULL)
		give_fault(walk, file, line, fault);
	for (i = 0; items != NULL && i < n; i++)
		if (put == QUERY_MEDIA_ITEM_PUT)
			give_medium(walk, &items[i]);
		else
			give_listed(walk, file, put, &items[i]);
	arena_free(arena);
}

/* A .md file's name: stem, language, and whether it is a plain page. */
struct name {
	const char *path; /* from the folder, for a report */
	const char *stem; /* from the folder, without language and ending */
	const char *lang;
	bool is_page;
};

static bool
read_name(const struct walk *walk, const char *path, struct name *name)
{
	const char *lang = md_file_lang(path);

	name->path = path;
	if (lang == NULL)
		return false;
	name->stem = arena_strndup(walk->arena, path,
	    (size_t)(lang - 1 - path));
	name->lang = arena_strndup(walk->arena, lang, 2);
	name->is_page = strncmp(path, "pages/", 6) == 0;
	return true;
}

/* What the head says, or else the file's name. */
static const char *
slug_of(const struct name *name, const struct yaml_item *head)
{
	const char *base = strrchr(name->stem, '/');

	if (head->slug != NULL)
		return head->slug;
	return base == NULL ? name->stem : base + 1;
}

/* A text as it was written and as it is shown. */
struct body {
	const char *source;
	const struct clean *html;
	const struct pictures *pictures;
};

/* All that the database is told of an edition or a page. */
static const char *
item_json(const struct walk *walk, const struct name *name,
    const struct yaml_item *head, const struct body *body)
{
	struct json *json = json_new(walk->arena);
	FILE *to = json->to;

	/* What the file's name says stands last, and so counts. */
	putc('{', to);
	if (*head->members != '\0')
		fprintf(to, "%s, ", head->members);
	fputs("\"lang\": ", to);
	json_string(to, name->lang);
	if (!name->is_page)
		json_member(to, "key", name->stem);
	if (head->slug == NULL)
		json_member(to, "slug", slug_of(name, head));
	json_member(to, "body_source", body->source);
	clean_member(to, "body_html", body->html);
	if (!name->is_page)
		pictures_member(to, body->pictures);
	putc('}', to);
	return json_end(json);
}

/*
 * The text's pictures, which are looked for beside it. An export has what once
 * came from elsewhere as it came: a page says so by its origin; an edition
 * with a picture that says nothing was made public by no editor.
 */
static struct pictures *
pictures_of(const struct walk *walk, const struct name *name,
    const struct yaml_item *head)
{
	struct pictures *pictures = pictures_new(walk->arena,
	    import_media(walk->import), name->lang);

	pictures_beside(pictures, walk->folder, name->path);
	pictures->is_public = name->is_page;
	pictures->is_foreign = yaml_member(head, "origin") != NULL ||
	    (yaml_member(head, "entry") != NULL &&
		yaml_member(head, "published") != NULL);
	return pictures;
}

/* line: on which the source begins. */
static void
give_text(const struct walk *walk, const struct name *name,
    const struct yaml_item *head, const char *source, int line)
{
	struct pictures *pictures = pictures_of(walk, name, head);
	struct cleaned cleaned;
	struct body body = { source, NULL, pictures };
	struct item item = {
		.name = name->path,
		.put = name->is_page ? QUERY_PAGE_PUT : QUERY_EDITION_PUT,
		.head = head,
	};

	pictures_lead(pictures, head);
	cleaned = markdown_html(walk->arena, source, pictures);
	body.html = cleaned.html;
	if (cleaned.html == NULL) {
		give_fault(walk, name->path, line, cleaned.fault);
		return;
	}
	item.json = item_json(walk, name, head, &body);
	if (name->is_page)
		item.identity = arena_printf(walk->arena, "page %s %s",
		    name->lang, slug_of(name, head));
	import_put(walk->import, &item);
}

/* The line of a place in a text, which may have ends of its parts in it. */
static int
line_of(const char *text, const char *at)
{
	int line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

static void
take_text(const struct walk *walk, const char *file, const struct name *name)
{
	char *text = read_file(walk, file, name->path);
	char *body = NULL, *head;
	const struct yaml_item *item;
	const char *fault;
	int line;

	if (text == NULL)
		return;
	head = md_file_split(text, &body);
	if (head == NULL) {
		give_fault(walk, name->path, 1,
		    _("no head between two lines of ---"));
		return;
	}
	item = yaml_head(walk->arena, head, &line, &fault);
	if (item == NULL)
		give_fault(walk, name->path, line + 1, fault);
	else
		give_text(walk, name, item, body, line_of(text, body));
}

static bool
is_list(const char *path)
{
	size_t i;

	for (i = 0; i < LISTS; i++)
		if (strcmp(path, lists[i].file) == 0)
			return true;
	return false;
}

static void
take_entry(const struct walk *walk, const struct file *file)
{
	struct name name;

	if (is_list(file->below))
		return;
	if (file->fault != NULL)
		give_fault(walk, file->below, 0, file->fault);
	else if (pictures_is_name(file->below))
		return;
	else if (read_name(walk, file->below, &name))
		take_text(walk, file->path, &name);
	else
		import_leave_out(walk->import, file->below,
		    _("not named NAME.LANG.md"));
}

static void
take_list_there(const struct walk *walk, size_t i)
{
	if (access(arena_printf(walk->arena, "%s/%s", walk->folder,
		       lists[i].file),
		F_OK) == 0)
		take_list(walk, lists[i].file, lists[i].put);
}

bool
folder_walk(struct import *import, const struct import_order *order)
{
	struct walk walk = { import_arena(import), order->path, import };
	struct files *files = files_open(import_whole(import), order->path);
	const struct file *file;
	size_t i;

	if (files == NULL)
		return false;
	for (i = 0; i < LISTS - 1; i++)
		take_list_there(&walk, i);
	while ((file = files_next(files)) != NULL)
		take_entry(&walk, file);
	take_list_there(&walk, LISTS - 1);
	return true;
}
