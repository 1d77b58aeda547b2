/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_body.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "autop.h"
#include "json.h"
#include "shortcode.h"
#include "speak.h"
#include "wordpress_notes.h"
#include "wordpress_shown.h"

/*
 * The '>' of the tag that begins here: one in quotes is none. NULL where
 * another tag begins before it, or this is none.
 */
static const char *
end_of_tag(const char *text)
{
	const char *first = NULL;
	char quote = '\0';

	if (!isalpha((unsigned char)text[1 + (text[1] == '/')]))
		return NULL;
	for (text++; *text != '\0' && *text != '<'; text++) {
		if (*text == '>' && quote == '\0')
			return text;
		if (*text == '>' && first == NULL)
			first = text;
		if (*text == quote)
			quote = '\0';
		else if (text[-1] == '=' && (*text == '"' || *text == '\''))
			quote = *text;
	}
	return first;
}

static void
put_tag(FILE *to, const char *text, const char *end)
{
	for (; text < end; text++) {
		if (*text == '>')
			fputs("&gt;", to);
		else
			putc(strchr("\r\n", *text) != NULL ? ' ' : *text, to);
	}
	putc('>', to);
}

/*
 * Each tag in one line, and with no '>' but its own: so to all that looks for
 * lines and tags they are what they are to a browser.
 */
static const char *
join_tags(struct arena *arena, const char *text)
{
	struct json *made = json_new(arena);
	const char *end;
	size_t n;

	while (*text != '\0') {
		n = strcspn(text, "<");
		fwrite(text, 1, n, made->to);
		text += n;
		end = *text == '<' ? end_of_tag(text) : NULL;
		if (end != NULL) {
			put_tag(made->to, text, end);
			text = end + 1;
		} else if (*text == '<') {
			putc(*text++, made->to);
		}
	}
	return json_end(made);
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

/* A file's name is a link, and behind it is a button that is the same link. */
static const char *
drop_buttons(struct arena *arena, const char *text)
{
	static const char name[] = "wp-block-file__button";
	struct json *made = json_new(arena);
	const char *button, *begin, *end;

	while ((button = strstr(text, name)) != NULL) {
		begin = memrchr(text, '<', (size_t)(button - text));
		end = strstr(button, "</a>");
		/* In a tag of a link, and not a word of the text. */
		if (begin == NULL || end == NULL ||
		    strncmp(begin, "<a ", 3) != 0 ||
		    memchr(begin, '>', (size_t)(button - begin)) != NULL)
			begin = end = button + strlen(name);
		else
			end += strlen("</a>");
		fwrite(text, 1, (size_t)(begin - text), made->to);
		text = end;
	}
	fputs(text, made->to);
	return json_end(made);
}

/* HTML of a content, or of a part of it, not yet clean. */
static const char *
make_html(struct wordpress_shown *shown, const char *content)
{
	struct arena *arena = import_arena(shown->import);
	const struct shortcode_taker taker = { wordpress_show, shown };
	const char *text = shortcode_take_out(arena,
	    wordpress_show_blocks(shown, content), &taker);

	if (strstr(text, "<!--nextpage-->") != NULL)
		import_note(shown->import, shown->name,
		    _("its pages are joined"));
	text = link_lines(arena, drop_buttons(arena, text));
	return strstr(text, "<!-- wp:") == NULL ? autop(arena, text) : text;
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
lead_of(struct arena *arena, const char *content, size_t n)
{
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
wordpress_body(struct import *import, const struct wordpress_content *content)
{
	struct wordpress_shown shown = { import, content->name, content->id,
		content->files, CLEAN_MAX, NULL };
	struct wordpress_body body = { .lead = "" };
	struct arena *arena = import_arena(import);
	const char *text = wordpress_notes(arena,
	    join_tags(arena, wordpress_show_raw(arena, content->text)),
	    content->notes);
	const char *more = find_more(text);

	if (more != NULL && content->wants_lead)
		body.lead = lead_of(import_arena(import), text,
		    (size_t)(more - text));
	if (*body.lead != '\0')
		text = more;
	text = make_html(&shown, text);
	if (shown.room >= 0)
		body.text = foreign_body(import, content->name, text,
		    content->pictures);
	else
		body.text.fault = _("its blocks and galleries are over 8 MiB");
	return body;
}
