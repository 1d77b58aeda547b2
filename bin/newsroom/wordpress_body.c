/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_body.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "autop.h"
#include "html_source.h"
#include "json.h"
#include "shortcode.h"
#include "text.h"

enum { LEAD_MAX = 2000, LOCAL_PICTURES_MAX = 20 };

struct making {
	struct import *import;
	const char *name;
};

static void
note(const struct making *making, const char *format, const char *what)
{
	/* The format is one of ours. */
	import_note(making->import, making->name,
	    arena_printf(import_arena(making->import), "%s%s", format, what));
}

static void
note_shortcode(void *context, const char *name)
{
	note(context, "a shortcode is taken out: ", name);
}

/* Blocks that the old site would have filled when it showed them. */
static void
note_blocks(const struct making *making, const char *text)
{
	const char *begin = text, *end;
	struct arena *arena = import_arena(making->import);

	while ((begin = strstr(begin, "<!-- wp:")) != NULL) {
		begin += strlen("<!-- wp:");
		end = strstr(begin, "-->");
		if (end == NULL)
			return;
		if (end[-1] == '/')
			note(making, "a block without content is left out: ",
			    arena_strndup(arena, begin, strcspn(begin, " {/")));
		begin = end;
	}
}

/* The address of a tag's picture. */
static const char *
source_of(struct arena *arena, const char *tag)
{
	size_t n = strcspn(tag, ">");
	const char *copy = arena_strndup(arena, tag, n);
	const char *value = strstr(copy, " src=");

	if (value == NULL || (value[5] != '"' && value[5] != '\''))
		return "without an address";
	value += 6;
	return arena_strndup(arena, value, strcspn(value, "\"'"));
}

static void
note_pictures(const struct making *making, const char *html)
{
	struct arena *arena = import_arena(making->import);
	int64_t n = 0;

	for (html = strstr(html, "<img"); html != NULL;
	     html = strstr(html + 4, "<img")) {
		const char *source = source_of(arena, html);

		if (strncmp(source, "/media/", 7) == 0)
			continue;
		if (n++ < LOCAL_PICTURES_MAX)
			note(making, "a picture of the old site: ", source);
	}
	if (n > LOCAL_PICTURES_MAX)
		note(making, "and more pictures: ",
		    arena_printf(arena, "%lld",
			(long long)(n - LOCAL_PICTURES_MAX)));
}

static void
note_dropped(const struct making *making, const struct cleaned *cleaned)
{
	struct arena *arena = import_arena(making->import);
	size_t i;

	for (i = 0; i < cleaned->n; i++)
		note(making, "left out: ",
		    arena_printf(arena, "%s (%zu)", cleaned->dropped[i].what,
			cleaned->dropped[i].n));
}

const char *
wordpress_words(struct arena *arena, const char *html)
{
	struct cleaned cleaned = clean_html(arena, html, strlen(html));

	return cleaned.html == NULL ? "" : html_words(arena, cleaned.html);
}

static size_t
characters(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

/* An address alone in its line is shown as what it leads to: a link here. */
static const char *
link_lines(struct arena *arena, const char *text)
{
	struct json *made = json_new(arena);
	size_t n, length;

	for (; *text != '\0'; text += n) {
		n = strcspn(text, "\n");
		length = strcspn(text, " \t\r\n\"<>");
		if (length == n &&
		    (strncmp(text, "http://", 7) == 0 ||
			strncmp(text, "https://", 8) == 0))
			fprintf(made->to, "<a href=\"%.*s\">%.*s</a>", (int)n,
			    text, (int)n, text);
		else
			fwrite(text, 1, n, made->to);
		if (text[n] == '\n')
			putc(text[n++], made->to);
	}
	return json_end(made);
}

/* HTML of a content, or of a part of it, not yet clean. */
static const char *
make_html(struct making *making, const char *content)
{
	struct arena *arena = import_arena(making->import);
	const char *text = shortcode_take_out(arena, content, note_shortcode,
	    making);

	if (strstr(text, "<!--nextpage-->") != NULL)
		note(making, "its pages are joined", "");
	note_pictures(making, text);
	text = link_lines(arena, text);
	if (strstr(text, "<!-- wp:") == NULL)
		return autop(arena, text);
	note_blocks(making, text);
	return text;
}

/* Where the part ends that a list shows; NULL for nowhere. */
static const char *
find_more(const char *content)
{
	const char *more = strstr(content, "<!--more");

	return more != NULL ? more : strstr(content, "<!-- more -->");
}

/* The lead, where it is words alone and not too many; "" otherwise. */
static const char *
lead_of(struct making *making, const char *content, size_t n)
{
	struct arena *arena = import_arena(making->import);
	const char *part = arena_strndup(arena, content, n), *words;

	if (strpbrk(part, "[") != NULL || strcasestr(part, "<a ") != NULL ||
	    strcasestr(part, "<img") != NULL ||
	    strcasestr(part, "<li") != NULL ||
	    strcasestr(part, "<table") != NULL)
		return "";
	words = wordpress_words(arena, part);
	return characters(words) > LEAD_MAX ? "" : words;
}

/* Fill in what was cleaned; whether an import of its source shows the same. */
static bool
fill(struct arena *arena, struct wordpress_body *body,
    const struct cleaned *cleaned)
{
	body->html = cleaned->html;
	body->fault = cleaned->fault;
	if (cleaned->html == NULL)
		return true;
	body->source = html_source(arena, clean_text(cleaned->html));
	return html_source_fits(NULL, arena, body->source,
	    clean_text(cleaned->html));
}

/* What the cleaner gives without a block around it gets one. */
static bool
fill_block(struct arena *arena, struct wordpress_body *body)
{
	const char *html = arena_printf(arena, "<div>%s</div>",
	    clean_text(body->html));
	struct cleaned cleaned = clean_html(arena, html, strlen(html));

	return fill(arena, body, &cleaned);
}

struct wordpress_body
wordpress_body(struct import *import, const char *name, const char *content,
    bool wants_lead)
{
	struct making making = { import, name };
	struct arena *arena = import_arena(import);
	struct wordpress_body body = { .lead = "" };
	const char *more = find_more(content), *html;
	struct cleaned cleaned;

	if (more != NULL && wants_lead)
		body.lead = lead_of(&making, content, (size_t)(more - content));
	if (*body.lead != '\0')
		content = more;
	html = make_html(&making, content);
	cleaned = clean_html(arena, html, strlen(html));
	note_dropped(&making, &cleaned);
	if (!fill(arena, &body, &cleaned) && !fill_block(arena, &body))
		note(&making, "its text, edited here, may look otherwise", "");
	return body;
}
