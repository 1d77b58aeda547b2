/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_body.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "autop.h"
#include "json.h"
#include "shortcode.h"

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
	words = foreign_words(arena, part);
	return foreign_fits_lead(words) ? words : "";
}

struct wordpress_body
wordpress_body(struct import *import, const char *name, const char *content,
    bool wants_lead, struct pictures *pictures)
{
	struct making making = { import, name };
	struct wordpress_body body = { .lead = "" };
	const char *more = find_more(content);

	if (more != NULL && wants_lead)
		body.lead = lead_of(&making, content, (size_t)(more - content));
	if (*body.lead != '\0')
		content = more;
	body.text = foreign_body(import, name, make_html(&making, content),
	    pictures);
	return body;
}
