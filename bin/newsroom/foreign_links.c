/* SPDX-License-Identifier: EUPL-1.2 */
#include "foreign_links.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "pictures_from.h"
#include "speak.h"

enum { NOTES_MAX = 10 };

/* What another site fills, and where it ends. */
static const struct {
	const char *tag, *closing;
} embeds[] = {
	{ "<iframe", "</iframe" },
	{ "<video", "</video" },
	{ "<audio", "</audio" },
};

enum { EMBEDS = sizeof(embeds) / sizeof(embeds[0]) };

/* What was found last, which is the next one while it is ahead. */
struct ahead {
	const char *at;
	bool is_none; /* from here on there is no other */
};

struct links {
	struct import *import;
	struct arena *arena;
	const char *name;
	struct pictures *pictures;
	FILE *to;
	int64_t notes;
	/* From here on nothing of the kind is closed any more. */
	bool no_comment, no_tag;
	struct ahead source, closing[EMBEDS];
};

static bool
is_tag(const char *html, const char *tag)
{
	size_t n = strlen(tag);

	return strncasecmp(html, tag, n) == 0 &&
	    strchr(" \t\r\n/>", html[n]) != NULL && html[n] != '\0';
}

const char *
foreign_attribute(struct arena *arena, const char *tag, const char *name)
{
	const char *copy = arena_strndup(arena, tag,
	    1 + strcspn(tag + 1, "<>"));
	const char *value = copy;
	size_t n = strlen(name);

	while ((value = strcasestr(value, name)) != NULL) {
		if (value > copy && isspace((unsigned char)value[-1]) &&
		    value[n] == '=')
			break;
		value += n;
	}
	if (value == NULL)
		return NULL;
	value += n + 1;
	if (*value == '"' || *value == '\'')
		return arena_strndup(arena, value + 1,
		    strcspn(value + 1, *value == '"' ? "\"" : "'"));
	return arena_strndup(arena, value, strcspn(value, " \t\r\n"));
}

const char *
foreign_plain(struct arena *arena, const char *value)
{
	static const char *const escapes[] = { "&amp;", "&#038;", "&#38;" };
	struct json *made = json_new(arena);
	size_t i, n;

	for (; *value != '\0'; value += n) {
		putc(*value, made->to);
		for (n = 1, i = 0; i < 3; i++)
			if (strncmp(value, escapes[i], strlen(escapes[i])) == 0)
				n = strlen(escapes[i]);
	}
	return json_end(made);
}

/* A file that the old system kept, and no page of it. */
static bool
is_upload(const char *address)
{
	return strstr(address, "/wp-content/uploads/") != NULL ||
	    strstr(address, "/content/files/") != NULL ||
	    strstr(address, "/content/media/") != NULL;
}

static void
note(struct links *links, const char *what, const char *address)
{
	if (links->notes++ < NOTES_MAX)
		import_note(links->import, links->name,
		    arena_printf(links->arena, "%s: %s", what,
			pictures_brief(links->arena, address)));
}

/* Where a link leads from here, as it is written into HTML; or NULL. */
static const char *
find_file(struct links *links, const char *address)
{
	const struct media *media = NULL;

	if (links->pictures != NULL && pictures_is_name(address))
		media = pictures_find(links->pictures,
		    foreign_plain(links->arena, address));
	if (media == NULL && is_upload(address))
		note(links, _("a link to a file of the old site"), address);
	return media == NULL ? NULL : media->path;
}

/* Behind the tag. */
static const char *
take_link(struct links *links, const char *html, const char *end)
{
	const char *address = foreign_attribute(links->arena, html, "href");
	const char *path = address == NULL ||
		strncmp(address, "/media/", 7) == 0 ?
	    NULL :
	    find_file(links, address);

	if (path == NULL)
		fwrite(html, 1, (size_t)(end - html), links->to);
	else
		fprintf(links->to, "<a href=\"%s\">", path);
	return end;
}

/* The page on which a film is seen, and not the frame that shows it. */
static const char *
page_of(struct arena *arena, const char *address)
{
	static const struct {
		const char *frame, *page;
	} pages[] = {
		{ "youtube.com/embed/", "https://www.youtube.com/watch?v=" },
		{ "youtube-nocookie.com/embed/",
		    "https://www.youtube.com/watch?v=" },
		{ "player.vimeo.com/video/", "https://vimeo.com/" },
	};
	const char *found;
	size_t i;

	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if ((found = strstr(address, pages[i].frame)) != NULL) {
			found += strlen(pages[i].frame);
			return arena_printf(arena, "%s%.*s", pages[i].page,
			    (int)strcspn(found, "?&#/"), found);
		}
	if (strncmp(address, "//", 2) == 0)
		return arena_printf(arena, "https:%s", address);
	return strncmp(address, "http://", 7) == 0 ||
		strncmp(address, "https://", 8) == 0 ||
		(*address == '/' && address[1] != '\0') ?
	    address :
	    NULL;
}

/* What is sought is always the same, and never nearer than the last time. */
static const char *
find_ahead(struct ahead *ahead, const char *from, const char *sought)
{
	if (!ahead->is_none && (ahead->at == NULL || ahead->at < from)) {
		ahead->at = strcasestr(from, sought);
		ahead->is_none = ahead->at == NULL;
	}
	return ahead->at;
}

/* Its own, or that of the first source in it. */
static const char *
source_of(struct links *links, const char *html, const char *end,
    const char *closing)
{
	const char *address = foreign_attribute(links->arena, html, "src");
	const char *source = address == NULL ?
	    find_ahead(&links->source, end, "<source") :
	    NULL;

	if (source != NULL && source < closing)
		address = foreign_attribute(links->arena, source, "src");
	return address == NULL ? NULL : page_of(links->arena, address);
}

/* Behind what is embedded; NULL where it is left as it stands. */
static const char *
take_embed(struct links *links, size_t i, const char *html, const char *end)
{
	const char *closing = find_ahead(&links->closing[i], end,
	    embeds[i].closing);
	const char *address = closing == NULL ?
	    NULL :
	    source_of(links, html, end, closing);
	const char *after;

	if (address == NULL || strpbrk(address, "\"'<> ") != NULL)
		return NULL;
	after = strchr(closing, '>');
	if (after == NULL) {
		links->closing[i] = (struct ahead){ .is_none = true };
		return NULL;
	}
	fprintf(links->to, " <a href=\"%s\">%s</a>", address, address);
	note(links, _("what was shown in the text is a link"), address);
	return after + 1;
}

/* Past a comment or a tag, or past the sign alone. */
static const char *
end_of(struct links *links, const char *html)
{
	const char *end = NULL;

	if (strncmp(html, "<!--", 4) == 0 && !links->no_comment) {
		end = strstr(html, "-->");
		links->no_comment = end == NULL;
		return end == NULL ? html + 1 : end + 3;
	}
	if (!links->no_tag)
		end = strchr(html, '>');
	links->no_tag = end == NULL;
	return end == NULL ? html + 1 : end + 1;
}

static const char *
take(struct links *links, const char *html)
{
	const char *end = end_of(links, html), *after = NULL;
	size_t i;

	if (end > html + 1 && is_tag(html, "<a"))
		return take_link(links, html, end);
	for (i = 0; i < EMBEDS && after == NULL && end > html + 1; i++)
		if (is_tag(html, embeds[i].tag))
			after = take_embed(links, i, html, end);
	if (after != NULL)
		return after;
	fwrite(html, 1, (size_t)(end - html), links->to);
	return end;
}

const char *
foreign_links(struct import *import, const char *name, const char *html,
    struct pictures *pictures)
{
	struct arena *arena = import_arena(import);
	struct json *made = json_new(arena);
	struct links links = { .import = import,
		.arena = arena,
		.name = name,
		.pictures = pictures,
		.to = made->to };
	size_t n;

	while (*html != '\0') {
		n = strcspn(html, "<");
		fwrite(html, 1, n, made->to);
		html += n;
		if (*html == '<')
			html = take(&links, html);
	}
	return json_end(made);
}
