/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_cards.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "foreign_links.h"
#include "json.h"

enum { NAME = 12 };

struct cards {
	struct arena *arena;
	FILE *to;
	bool is_link;    /* inside of a card that is one link */
	bool is_endless; /* an element was not closed: no other is looked for */
};

/* Left out with all that is in them. */
static const char *const dropped[] = { "kg-audio-player", "kg-audio-thumbnail",
	"kg-video-overlay", "kg-video-player-container", "kg-file-card-icon",
	"kg-toggle-card-icon", "kg-bookmark-icon", "kg-bookmark-thumbnail",
	"kg-signup-card", "kg-product-card-rating", NULL };

/* Cards that are one link, whatever blocks are in it. */
static const char *const links[] = { "kg-file-card-container",
	"kg-bookmark-container", NULL };

static bool
has_word(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (; (text = strstr(text, word)) != NULL; text += n)
		if (strchr(" \n", text[n]) != NULL || text[n] == '\0')
			return true;
	return false;
}

static bool
has_class(const char *class, const char *const *list)
{
	for (; class != NULL && *list != NULL; list++)
		if (has_word(class, *list))
			return true;
	return false;
}

static size_t
name_length(const char *text)
{
	size_t n = 0;

	while (isalnum((unsigned char)text[n]))
		n++;
	return n;
}

static bool
is_name(const char *text, const char *name)
{
	return name_length(text) == strlen(name) &&
	    strncmp(text, name, strlen(name)) == 0;
}

/* Behind the element that begins at a tag; NULL: it is not closed. */
static const char *
end_of_element(const char *tag, const char *end)
{
	char name[NAME];
	int depth = 1;

	snprintf(name, sizeof(name), "%.*s", (int)name_length(tag + 1),
	    tag + 1);
	if (strcmp(name, "img") == 0)
		return end;
	while (depth > 0) {
		tag = strchr(end, '<');
		end = tag == NULL ? NULL : strchr(tag, '>');
		if (end == NULL)
			return NULL;
		end++;
		if (is_name(tag + 1, name))
			depth++;
		else if (tag[1] == '/' && is_name(tag + 2, name))
			depth--;
	}
	return end;
}

/* "fn1" and "fnref1" with a hyphen before the number. */
static void
put_tag(struct cards *cards, const char *tag, const char *end)
{
	static const char *const marks[] = { "id=\"fn", "href=\"#fn" };
	size_t i, n;

	for (; tag < end; tag++) {
		putc(*tag, cards->to);
		for (i = 0; i < 2; i++) {
			n = strlen(marks[i]);
			if (strncmp(tag, marks[i], n) != 0)
				continue;
			n += strncmp(tag + n, "ref", 3) == 0 ? 3 : 0;
			if (!isdigit((unsigned char)tag[n]))
				continue;
			fprintf(cards->to, "%.*s-", (int)n - 1, tag + 1);
			tag += n - 1;
			break;
		}
	}
}

/* A tag; where the text goes on. */
static const char *
take_tag(struct cards *cards, const char *tag, const char *end)
{
	const char *class = tag[1] == '/' ?
	    NULL :
	    foreign_attribute(cards->arena, tag, "class");
	const char *after = NULL;

	if (has_class(class, dropped) && !cards->is_endless) {
		after = end_of_element(tag, end);
		cards->is_endless = after == NULL;
	}
	if (after != NULL)
		return after;
	if (class != NULL && has_word(class, "kg-bookmark-publisher"))
		fputs(" · ", cards->to);
	if (class != NULL && has_word(class, "kg-callout-text"))
		return end;
	if (cards->is_link && is_name(tag + 1 + (tag[1] == '/'), "div"))
		putc(' ', cards->to);
	else if (class == NULL || !has_word(class, "kg-callout-emoji"))
		put_tag(cards, tag, end);
	if (is_name(tag + 1 + (tag[1] == '/'), "a"))
		cards->is_link = has_class(class, links);
	return end;
}

/* The sign of a callout stands in its first line. */
static const char *
skip_end_of_sign(const char *text)
{
	static const char behind[] = "</div><div class=\"kg-callout-text\">";

	return strncmp(text, behind, strlen(behind)) == 0 ?
	    text + strlen(behind) :
	    NULL;
}

const char *
ghost_cards(struct arena *arena, const char *html)
{
	struct json *made = json_new(arena);
	struct cards cards = { .arena = arena, .to = made->to };
	const char *end, *after;
	size_t n;

	while (*html != '\0') {
		n = strcspn(html, "<");
		fwrite(html, 1, n, made->to);
		html += n;
		after = skip_end_of_sign(html);
		end = *html == '\0' ? NULL : strchr(html, '>');
		if (after != NULL) {
			putc(' ', made->to);
			html = after;
		} else if (end != NULL) {
			html = take_tag(&cards, html, end + 1);
		} else {
			fputs(html, made->to);
			html += strlen(html);
		}
	}
	return json_end(made);
}

/* Whether the comment there begins or ends a part of some readers'. */
static bool
is_gate(const char *comment, const char *kind)
{
	static const char gate[] = "kg-gated-block:";
	const char *text = comment + 4 + strspn(comment + 4, " \t\n");

	return strncmp(text, gate, strlen(gate)) == 0 &&
	    strncmp(text + strlen(gate), kind, strlen(kind)) == 0;
}

static const char *
find_gate(const char *html, const char *kind)
{
	while ((html = strstr(html, "<!--")) != NULL && !is_gate(html, kind))
		html += 4;
	return html;
}

/* Whether a part is for those who are no members, too. */
static bool
is_for_all(const char *begin)
{
	const char *end = strstr(begin, "-->");
	size_t n = end == NULL ? 0 : (size_t)(end - begin);

	return memmem(begin, n, "nonMember:true", 14) != NULL ||
	    memmem(begin, n, "nonMember:\"true\"", 16) != NULL;
}

const char *
ghost_public(struct arena *arena, const char *html, bool *is_cut)
{
	struct json *made = json_new(arena);
	const char *begin, *end;

	while ((begin = find_gate(html, "begin")) != NULL &&
	    (end = find_gate(begin + 4, "end")) != NULL) {
		fwrite(html, 1, (size_t)(begin - html), made->to);
		if (is_for_all(begin))
			fwrite(begin, 1, (size_t)(end - begin), made->to);
		else
			*is_cut = true;
		html = strstr(end, "-->");
		html = html == NULL ? end + strlen(end) : html + 3;
	}
	fputs(html, made->to);
	return json_end(made);
}
