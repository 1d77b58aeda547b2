/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_shown.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "pictures.h"
#include "speak.h"
#include "text.h"

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

/* Of "url:https%3A%2F%2Fa.example|title:A", as WPBakery keeps it, the first. */
static const char *
plain_address(struct arena *arena, const char *address)
{
	if (address == NULL || strncmp(address, "url:", 4) != 0)
		return address;
	return text_unescape(arena, address + 4, strcspn(address + 4, "|"),
	    false);
}

/* Where it leads, by whatever plugins call that; or NULL. */
static const char *
address_of(struct arena *arena, const struct shortcode *shortcode)
{
	static const char *const names[] = { "url", "href", "link",
		"button_url", "button_link", "src", "mp4", "mp3", "m4v", "m4a",
		"webm", "ogv", "ogg", "wav" };
	const char *address = NULL;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]) && address == NULL;
	     i++)
		address = plain_address(arena,
		    shortcode_value(arena, shortcode, names[i]));
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
	const char *title = shortcode_value(arena, shortcode, "button_text");
	struct json *made;

	if (address == NULL)
		return NULL;
	if (title == NULL)
		title = shortcode_value(arena, shortcode, "title");
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

/* Whether it is a part of a page that was put together of such. */
static bool
is_builders(const char *name)
{
	static const char *const prefixes[] = { "vc_", "et_pb_", "fusion_",
		"av_", "su_" };
	size_t i, n = sizeof(prefixes) / sizeof(prefixes[0]);

	for (i = 0; i < n; i++)
		if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0)
			return true;
	return false;
}

/* Its picture, by an address; false: it has none. */
static bool
put_shown(struct arena *arena, FILE *to, const struct shortcode *shortcode)
{
	const char *address = shortcode_value(arena, shortcode, "src");
	const char *alt = shortcode_value(arena, shortcode, "alt");

	if (address == NULL)
		address = shortcode_value(arena, shortcode, "image");
	if (address == NULL || !pictures_is_name(address) ||
	    strpbrk(address, "\"'<>[] \n") != NULL)
		return false;
	fprintf(to, "\n\n<figure><img src=\"%s\" alt=\"", address);
	put_escaped(to, alt == NULL ? "" : alt);
	fputs("\"></figure>\n\n", to);
	return true;
}

static bool
put_words(struct arena *arena, FILE *to, const struct shortcode *shortcode)
{
	static const char *const names[] = { "title", "heading", "h2",
		"subhead", "text" };
	bool is_any = false;
	const char *words;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		words = shortcode_value(arena, shortcode, names[i]);
		if (words == NULL || *words == '\0')
			continue;
		fprintf(to, "\n\n<p><strong>%s</strong></p>\n\n", words);
		is_any = true;
	}
	return is_any;
}

/* What such a part shows beside what stands in it; NULL: no more than that. */
static const char *
show_part(struct arena *arena, const struct shortcode *shortcode)
{
	struct shortcode button = *shortcode;
	struct json *made = json_new(arena);
	const char *link, *html;
	bool is_any = put_shown(arena, made->to, shortcode);

	/* Without a button the link is called as its title or inside. */
	if (shortcode_value(arena, shortcode, "button_text") == NULL) {
		link = show_link(arena, shortcode);
		if (!is_any && link != NULL)
			return link;
		link = NULL;
	} else {
		button.inside = NULL;
		link = show_link(arena, &button);
	}
	is_any = put_words(arena, made->to, shortcode) || is_any;
	if ((is_any || link != NULL) && shortcode->inside != NULL)
		fprintf(made->to, "\n\n%s\n\n", shortcode->inside);
	if (link != NULL)
		fprintf(made->to, "\n\n%s\n\n", link);
	html = json_end(made);
	return *html == '\0' ? NULL : html;
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
		html = is_builders(shortcode->name) ?
		    show_part(arena, shortcode) :
		    show_link(arena, shortcode);
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

/* What was encoded twice over; "" where it was not, or is a script. */
static const char *
decode(struct arena *arena, const char *text, size_t length)
{
	char *bytes = arena_alloc(arena, length + 1);
	const char *html = NULL;
	size_t n = 0;

	if (sodium_base642bin((unsigned char *)bytes, length, text, length,
		" \r\n\t", &n, NULL, sodium_base64_VARIANT_ORIGINAL) == 0)
		html = text_unescape(arena, bytes, n, false);
	return html == NULL ? "" : html;
}

const char *
wordpress_show_raw(struct arena *arena, const char *content)
{
	static const char opening[] = "[vc_raw_", closing[] = "[/vc_raw_";
	struct json *made;
	const char *begin, *inside, *end;

	if (strstr(content, opening) == NULL)
		return content;
	made = json_new(arena);
	while ((begin = strstr(content, opening)) != NULL &&
	    (inside = strchr(begin, ']')) != NULL &&
	    (end = strstr(inside, closing)) != NULL) {
		inside++;
		fwrite(content, 1, (size_t)(inside - content), made->to);
		if (strncmp(begin, "[vc_raw_html", 12) == 0)
			fputs(decode(arena, inside, (size_t)(end - inside)),
			    made->to);
		content = end;
	}
	fputs(content, made->to);
	return json_end(made);
}
