/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_pictures.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "json.h"
#include "markdown.h"
#include "pictures_from.h"
#include "pictures_source.h"
#include "speak.h"
#include "tree.h"

/* A file that went in, by its whole path. */
struct taken_file {
	const char *path;
	struct taken_file *next; /* of the same text */
	bool is_new;
};

struct seen_file {
	struct seen_file *next;
	const char *path; /* in the folder */
};

struct site_pictures {
	struct import *import;
	const char *folder, *files;
	struct tree *taken;
	struct taken_file *trial; /* of a text that may not go in */
	struct seen_file *seen, **last;
};

struct site_pictures *
site_pictures_new(struct import *import, const char *folder, const char *files)
{
	struct arena *whole = import_whole(import);
	struct site_pictures *pictures = arena_alloc(whole, sizeof(*pictures));

	pictures->import = import;
	pictures->folder = folder;
	pictures->files = files;
	pictures->last = &pictures->seen;
	pictures->taken = tree_new(whole, tree_compare_names);
	return pictures;
}

/* Hugo serves static/ and Jekyll the folder itself as the site's top. */
struct pictures *
site_pictures_of(const struct site *site, const char *path, const char *lang)
{
	struct import *import = site->import;
	struct arena *arena = import_arena(import);
	struct pictures *pictures = pictures_new(arena, import_media(import),
	    lang);
	const char *folder = site->pictures->folder;

	pictures_beside(pictures, folder, path);
	if (site->pictures->files != NULL)
		pictures_from(pictures, site->pictures->files);
	pictures_from_own(pictures, arena_printf(arena, "%s/static", folder));
	pictures_from_own(pictures, folder);
	if (*site->config->inside != '\0')
		pictures_from_own(pictures, site->order->path);
	return pictures;
}

/* The first of some texts of an object. */
static const char *
text_of(const json_t *object, const char *const *names)
{
	const char *text = NULL;

	for (; text == NULL && *names != NULL; names++)
		text = json_string_value(json_object_get(object, *names));
	return text == NULL ? "" : text;
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* A name, a list of names, or what a theme says of one under several. */
static bool
show_lead(struct pictures *pictures, const struct site_head *head,
    const json_t *value)
{
	const char *name;

	while (json_is_array(value))
		value = json_array_get(value, 0);
	name = json_is_object(value) ? text_of(value,
					   NAMES("image", "src", "url", "path",
					       "overlay_image", "teaser")) :
				       json_string_value(value);
	if (name == NULL || *name == '\0')
		return false;
	pictures_show_lead(pictures, name,
	    json_is_object(value) ?
		text_of(value, NAMES("alt", "image_description")) :
		text_of(head->members,
		    NAMES("featured_image_alt", "image_alt", "imagealt",
			"alt")),
	    json_is_object(value) ?
		text_of(value, NAMES("caption")) :
		text_of(head->members,
		    NAMES("featured_image_caption", "image_caption")));
	return true;
}

void
site_pictures_lead(struct pictures *pictures, const struct site_head *head)
{
	static const char *const names[] = { SITE_PICTURE_NAMES };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (show_lead(pictures, head,
			json_object_get(head->members, names[i])))
			return;
}

static void
remember(struct site_pictures *pictures, const struct taken_from *taken)
{
	struct arena *whole = import_whole(pictures->import);
	struct taken_file *file = arena_alloc(whole, sizeof(*file));

	file->path = arena_strndup(whole, taken->file, SIZE_MAX);
	file->is_new = taken->is_new;
	file->next = pictures->trial;
	pictures->trial = file;
}

void
site_pictures_keep(const struct site *site, bool is_in)
{
	struct taken_file *file = site->pictures->trial, *there;

	site->pictures->trial = NULL;
	for (; is_in && file != NULL; file = file->next) {
		there = tree_put(site->pictures->taken, file);
		there->is_new |= file->is_new;
	}
}

static void
note(const struct site *site, const char *path, const struct pictures *pictures)
{
	struct arena *arena = import_arena(site->import);
	const struct taken_from *taken;

	for (taken = pictures->taken; taken != NULL; taken = taken->next)
		if (taken->media != NULL)
			remember(site->pictures, taken);
		else if (taken->why == NULL && !taken->is_again)
			import_note(site->import, path,
			    arena_printf(arena, _("there is no file: %s"),
				pictures_brief(arena, taken->address)));
}

/* Hugo and Jekyll may lead by a text's file, and nobody else does. */
static void
note_links(const struct site *site, const char *path, const char *html)
{
	static const char link[] = "<a href=\"", ending[] = ".md";
	struct arena *arena = import_arena(site->import);
	size_t n;

	while ((html = strstr(html, link)) != NULL) {
		html += strlen(link);
		n = strcspn(html, "\"?#");
		if (n > strlen(ending) && memchr(html, ':', n) == NULL &&
		    strncasecmp(html + n - strlen(ending), ending,
			strlen(ending)) == 0)
			import_note(site->import, path,
			    arena_printf(arena,
				_("a link by a file leads nowhere: %s"),
				arena_strndup(arena, html, n)));
	}
}

/* Read twice, since what it shows is known only when it was read. */
struct cleaned
site_pictures_body(const struct site *site, const char *path,
    struct pictures *pictures, const char **markdown)
{
	struct cleaned cleaned = markdown_html(pictures->arena, *markdown,
	    pictures);
	const char *source = pictures_source(pictures, *markdown);

	note(site, path, pictures);
	if (source != *markdown && cleaned.html != NULL)
		cleaned = markdown_html(pictures->arena, source, pictures);
	*markdown = source;
	if (cleaned.html != NULL)
		note_links(site, path, clean_text(cleaned.html));
	return cleaned;
}

struct foreign_body
site_pictures_html(const struct site *site, const char *path,
    struct pictures *pictures, const char *html)
{
	struct foreign_body body = foreign_body(site->import, path, html,
	    pictures);

	note(site, path, pictures);
	return body;
}

bool
site_pictures_see(const struct site *site, const char *path)
{
	struct arena *whole = import_whole(site->import);
	struct seen_file *seen;

	if (!pictures_is_name(path))
		return false;
	seen = arena_alloc(whole, sizeof(*seen));
	seen->path = arena_strndup(whole, path, SIZE_MAX);
	*site->pictures->last = seen;
	site->pictures->last = &seen->next;
	return true;
}

/* What became of one; NULL: it did not go in. */
static const struct taken_file *
find_taken(const struct site_pictures *pictures, const char *path)
{
	char *real = realpath(arena_printf(import_arena(pictures->import),
				  "%s/%s", pictures->folder, path),
	    NULL);
	const struct taken_file *found = real == NULL ?
	    NULL :
	    tree_find(pictures->taken, &real);

	free(real);
	return found;
}

void
site_pictures_report(const struct site *site)
{
	const struct seen_file *seen = site->pictures->seen;
	const struct taken_file *file;

	for (; seen != NULL; seen = seen->next) {
		file = find_taken(site->pictures, seen->path);
		if (file == NULL)
			import_leave_out(site->import, seen->path,
			    _("no text that went in shows it"));
		else
			import_taken(site->import, seen->path,
			    file->is_new ? "made" : "same");
	}
}
