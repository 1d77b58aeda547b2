/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_shown.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "pictures.h"
#include "speak.h"

struct gallery {
	struct wordpress_shown *shown;
	FILE *to;
};

static void
note(const struct wordpress_shown *shown, const char *what, const char *which)
{
	import_note(shown->import, shown->name,
	    arena_printf(import_arena(shown->import), "%s: %s", what, which));
}

/* Whether what is put in does not become too much by it. */
static bool
has_room(struct wordpress_shown *shown, size_t n)
{
	if (shown->room >= 0)
		shown->room -= (int64_t)n;
	return shown->room >= 0;
}

static void
put_escaped(FILE *to, const char *text)
{
	for (; *text != '\0'; text++)
		if (strchr("&<>\"'[", *text) != NULL)
			fprintf(to, "&#%d;", *text);
		else
			putc(*text, to);
}

static void
put_picture(void *context, const struct wordpress_file *file)
{
	struct gallery *gallery = context;

	if (file->url == NULL || !pictures_is_name(file->url) ||
	    !has_room(gallery->shown,
		strlen(file->url) + strlen(file->alternative) +
		    strlen(file->caption)))
		return;
	fputs("\n\n<figure><img src=\"", gallery->to);
	put_escaped(gallery->to, file->url);
	fputs("\" alt=\"", gallery->to);
	put_escaped(gallery->to, file->alternative);
	fputs("\">", gallery->to);
	if (*file->caption != '\0') {
		fputs("<figcaption>", gallery->to);
		put_escaped(gallery->to, file->caption);
		fputs("</figcaption>", gallery->to);
	}
	fputs("</figure>\n\n", gallery->to);
}

/* Those of a list of numbers; "" where none is known. */
static const char *
show_listed(struct wordpress_shown *shown, const char *ids)
{
	struct arena *arena = import_arena(shown->import);
	struct json *made = json_new(arena);
	struct gallery gallery = { shown, made->to };
	const struct wordpress_file *file;
	size_t n;

	for (; *ids != '\0'; ids += n) {
		ids += strspn(ids, ", ");
		n = strcspn(ids, ", ");
		file = wordpress_files_find(shown->files,
		    arena_strndup(arena, ids, n));
		if (file != NULL)
			put_picture(&gallery, file);
	}
	return json_end(made);
}

/* All of the post, which are looked for once. */
static const char *
show_all(struct wordpress_shown *shown)
{
	struct json *made;
	struct gallery gallery = { .shown = shown };

	if (shown->pictures != NULL)
		return has_room(shown, strlen(shown->pictures)) ?
		    shown->pictures :
		    "";
	made = json_new(import_arena(shown->import));
	gallery.to = made->to;
	wordpress_files_of(shown->files, shown->id, put_picture, &gallery);
	shown->pictures = json_end(made);
	return shown->pictures;
}

/* Those of a list of numbers, or all of the post; NULL: none is known. */
static const char *
show_pictures(struct wordpress_shown *shown, const char *ids)
{
	const char *html = ids == NULL ? show_all(shown) :
					 show_listed(shown, ids);

	return *html == '\0' ? NULL : html;
}

/* The first word, where it is an address without a name; or NULL. */
static const char *
bare_address_of(struct arena *arena, const char *attributes)
{
	attributes += strspn(attributes, " \t\n=\"'");
	if (strncmp(attributes, "http", 4) != 0)
		return NULL;
	return arena_strndup(arena, attributes,
	    strcspn(attributes, " \t\n\"'"));
}

/* Where it leads, by whatever plugins call that; or NULL. */
static const char *
address_of(struct arena *arena, const struct shortcode *shortcode)
{
	static const char *const names[] = { "url", "href", "link", "src",
		"mp4", "mp3", "m4v", "m4a", "webm", "ogv", "ogg", "wav" };
	const char *address = NULL;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]) && address == NULL;
	     i++)
		address = shortcode_value(arena, shortcode, names[i]);
	if (address == NULL)
		address = bare_address_of(arena, shortcode->attributes);
	if (address == NULL || strncmp(address, "http", 4) != 0 ||
	    strpbrk(address, "\"'<>[] \n") != NULL)
		return NULL;
	return address;
}

static const char *
show_link(struct arena *arena, const struct shortcode *shortcode)
{
	const char *address = address_of(arena, shortcode);
	const char *title = shortcode_value(arena, shortcode, "title");
	struct json *made;

	if (address == NULL)
		return NULL;
	made = json_new(arena);
	fprintf(made->to, "<a href=\"%s\">", address);
	if (shortcode->inside != NULL)
		fputs(shortcode->inside, made->to);
	else
		put_escaped(made->to,
		    title == NULL || *title == '\0' ? address : title);
	fputs("</a>", made->to);
	return json_end(made);
}

const char *
wordpress_show(void *context, const struct shortcode *shortcode)
{
	struct wordpress_shown *shown = context;
	struct arena *arena = import_arena(shown->import);
	const char *html;

	if (shown->room < 0)
		return NULL;
	if (strcmp(shortcode->name, "gallery") == 0) {
		html = shortcode_value(arena, shortcode, "ids");
		if (html == NULL)
			html = shortcode_value(arena, shortcode, "include");
		html = show_pictures(shown, html);
	} else if (strcmp(shortcode->name, "vc_single_image") == 0) {
		html = shortcode_value(arena, shortcode, "image");
		html = html == NULL ? NULL : show_pictures(shown, html);
	} else {
		html = show_link(arena, shortcode);
	}
	if (html == NULL)
		note(shown, _("a shortcode is taken out"), shortcode->name);
	return html;
}

/* The content of the block that stands in several posts; or NULL. */
static const char *
block_of(const struct wordpress_shown *shown, const char *begin)
{
	const char *ref = begin + strlen("block {\"ref\":");
	const struct wordpress_file *file;

	if (strncmp(begin, "block {\"ref\":", strlen("block {\"ref\":")) != 0)
		return NULL;
	file = wordpress_files_find(shown->files,
	    arena_strndup(import_arena(shown->import), ref,
		strspn(ref, "0123456789")));
	return file == NULL ? NULL : file->block;
}

const char *
wordpress_show_blocks(struct wordpress_shown *shown, const char *content)
{
	struct arena *arena = import_arena(shown->import);
	struct json *made = json_new(arena);
	const char *begin, *end, *block;

	while ((begin = strstr(content, "<!-- wp:")) != NULL &&
	    (end = strstr(begin, "-->")) != NULL) {
		fwrite(content, 1, (size_t)(begin - content), made->to);
		content = end + 3;
		block = block_of(shown, begin + strlen("<!-- wp:"));
		if (block != NULL) {
			if (has_room(shown, strlen(block)))
				fputs(block, made->to);
			continue;
		}
		fwrite(begin, 1, (size_t)(content - begin), made->to);
		begin += strlen("<!-- wp:");
		if (end[-1] == '/')
			note(shown, _("a block without content is left out"),
			    arena_strndup(arena, begin, strcspn(begin, " {/")));
	}
	fputs(content, made->to);
	return json_end(made);
}
