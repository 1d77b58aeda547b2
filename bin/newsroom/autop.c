/* SPDX-License-Identifier: EUPL-1.2 */
#include "autop.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "json.h"

enum { DEPTH = 64, NAME = 12 };

/* What text and line ends mean inside of an element. */
enum kind {
	KIND_INLINE,  /* it belongs to the paragraph */
	KIND_FLOW,    /* text in it is always paragraphs */
	KIND_HOLDER,  /* text in it is paragraphs where there are several */
	KIND_PHRASES, /* text in it is never a paragraph */
	KIND_WHOLE,   /* nothing in it changes */
};

static const struct {
	const char *name;
	enum kind kind;
} elements[] = {
	{ "address", KIND_HOLDER },
	{ "article", KIND_HOLDER },
	{ "aside", KIND_HOLDER },
	{ "blockquote", KIND_FLOW },
	{ "caption", KIND_PHRASES },
	{ "dd", KIND_HOLDER },
	{ "details", KIND_HOLDER },
	{ "div", KIND_HOLDER },
	{ "dl", KIND_HOLDER },
	{ "dt", KIND_PHRASES },
	{ "fieldset", KIND_HOLDER },
	{ "figcaption", KIND_PHRASES },
	{ "figure", KIND_HOLDER },
	{ "footer", KIND_HOLDER },
	{ "form", KIND_HOLDER },
	{ "h1", KIND_PHRASES },
	{ "h2", KIND_PHRASES },
	{ "h3", KIND_PHRASES },
	{ "h4", KIND_PHRASES },
	{ "h5", KIND_PHRASES },
	{ "h6", KIND_PHRASES },
	{ "header", KIND_HOLDER },
	{ "hr", KIND_HOLDER },
	{ "li", KIND_HOLDER },
	{ "main", KIND_HOLDER },
	{ "nav", KIND_HOLDER },
	{ "ol", KIND_HOLDER },
	{ "p", KIND_PHRASES },
	{ "pre", KIND_WHOLE },
	{ "script", KIND_WHOLE },
	{ "section", KIND_HOLDER },
	{ "style", KIND_WHOLE },
	{ "summary", KIND_PHRASES },
	{ "table", KIND_HOLDER },
	{ "tbody", KIND_HOLDER },
	{ "td", KIND_HOLDER },
	{ "textarea", KIND_WHOLE },
	{ "tfoot", KIND_HOLDER },
	{ "th", KIND_HOLDER },
	{ "thead", KIND_HOLDER },
	{ "tr", KIND_HOLDER },
	{ "ul", KIND_HOLDER },
};

struct autop {
	FILE *to;
	char *run; /* what stands between two block elements */
	size_t n;
	char names[DEPTH][NAME];
	int depth;
	const char *no_end; /* from here on no comment ends */
};

static enum kind
kind_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (strcasecmp(elements[i].name, name) == 0)
			return elements[i].kind;
	return KIND_INLINE;
}

/* Without white space at its ends; its length. */
static size_t
trim(const char **text, size_t n)
{
	while (n > 0 && isspace((unsigned char)**text)) {
		(*text)++;
		n--;
	}
	while (n > 0 && isspace((unsigned char)(*text)[n - 1]))
		n--;
	return n;
}

/* Where a paragraph ends: at a line that is empty, or at the end. */
static size_t
paragraph(const char *text, size_t n)
{
	size_t i, j;

	for (i = 0; i < n; i++) {
		if (text[i] != '\n')
			continue;
		for (j = i + 1; j < n && (text[j] == ' ' || text[j] == '\t');
		     j++)
			;
		if (j < n && text[j] == '\n')
			return i;
	}
	return n;
}

static bool
ends_in_break(const char *text, size_t n)
{
	const char *from = text;

	n = trim(&from, n);
	return (n >= 4 && strncasecmp(from + n - 4, "<br>", 4) == 0) ||
	    (n >= 5 && strncasecmp(from + n - 5, "<br/>", 5) == 0) ||
	    (n >= 6 && strncasecmp(from + n - 6, "<br />", 6) == 0);
}

/* One paragraph: its line ends are breaks, unless one stands there. */
static void
put_lines(FILE *to, const char *text, size_t n)
{
	size_t line;

	while (n > 0) {
		line = strcspn(text, "\n");
		if (line >= n)
			line = n;
		fwrite(text, 1, line, to);
		if (line < n)
			fputs(ends_in_break(text, line) ? "\n" : "<br>\n", to);
		text += line + (line < n);
		n -= line + (line < n);
	}
}

/* Whether what stands here alone is a paragraph of its own. */
static bool
wants_paragraph(const struct autop *autop, bool is_alone)
{
	enum kind kind = autop->depth == 0 ?
	    KIND_FLOW :
	    kind_of(autop->names[autop->depth - 1]);

	return kind == KIND_FLOW || (kind == KIND_HOLDER && !is_alone);
}

static void
put_run(struct autop *autop, const char *text, size_t n)
{
	size_t length;
	bool is_first = true, is_wrapped;

	n = trim(&text, n);
	is_wrapped = wants_paragraph(autop, paragraph(text, n) == n);
	for (; n > 0; n = trim(&text, n)) {
		length = paragraph(text, n);
		if (is_wrapped)
			fputs("<p>", autop->to);
		else if (!is_first)
			fputs("<br><br>\n", autop->to);
		put_lines(autop->to, text, length);
		if (is_wrapped)
			fputs("</p>\n", autop->to);
		is_first = false;
		text += length;
		n -= length;
	}
}

/* A block element begins or ends: what stood before it is whole. */
static void
flush_run(struct autop *autop)
{
	autop->run[autop->n] = '\0';
	put_run(autop, autop->run, autop->n);
	autop->n = 0;
}

/* There is room, since no byte of the text comes here twice. */
static void
add_run(struct autop *autop, const char *text, size_t n)
{
	memcpy(autop->run + autop->n, text, n);
	autop->n += n;
}

static void
push(struct autop *autop, const char *name)
{
	if (strcasecmp(name, "hr") == 0 || autop->depth == DEPTH)
		return;
	snprintf(autop->names[autop->depth++], NAME, "%s", name);
}

static void
pop(struct autop *autop, const char *name)
{
	int i = autop->depth;

	while (i > 0 && strcasecmp(autop->names[i - 1], name) != 0)
		i--;
	if (i > 0)
		autop->depth = i - 1;
}

/* An element whose inside stays as it is; where the text goes on. */
static const char *
copy_whole(struct autop *autop, const char *text, const char *name)
{
	char closing[NAME + 2];
	const char *end;

	snprintf(closing, sizeof(closing), "</%s", name);
	flush_run(autop);
	end = strcasestr(text, closing);
	end = end == NULL ? NULL : strchr(end, '>');
	end = end == NULL ? text + strlen(text) : end + 1;
	fwrite(text, 1, (size_t)(end - text), autop->to);
	putc('\n', autop->to);
	return end;
}

/* A tag of n bytes; where the text goes on. */
static const char *
take_tag(struct autop *autop, const char *text, size_t n)
{
	bool is_closing = text[1] == '/';
	const char *from = text + 1 + is_closing;
	char name[NAME];
	size_t length = strspn(from,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456");
	enum kind kind;

	snprintf(name, sizeof(name), "%.*s", (int)length, from);
	kind = length < NAME ? kind_of(name) : KIND_INLINE;
	if (kind == KIND_WHOLE && !is_closing)
		return copy_whole(autop, text, name);
	if (kind == KIND_INLINE) {
		add_run(autop, text, n);
		return text + n;
	}
	flush_run(autop);
	if (is_closing)
		pop(autop, name);
	fwrite(text, 1, n, autop->to);
	if (!is_closing)
		push(autop, name);
	return text + n;
}

/* Past a comment, or NULL where there is none that ends. */
static const char *
skip_comment(struct autop *autop, const char *text)
{
	const char *end;

	if (strncmp(text, "<!--", 4) != 0 || autop->no_end != NULL)
		return NULL;
	end = strstr(text + 4, "-->");
	if (end == NULL)
		autop->no_end = text;
	return end == NULL ? NULL : end + 3;
}

/* What begins with a '<'; where the text goes on. */
static const char *
take_markup(struct autop *autop, const char *text, const char **end)
{
	const char *after = skip_comment(autop, text);

	if (after != NULL)
		return after;
	if (*end != NULL && *end < text)
		*end = strchr(text, '>');
	if (*end != NULL &&
	    (isalpha((unsigned char)text[1]) ||
		(text[1] == '/' && isalpha((unsigned char)text[2]))))
		return take_tag(autop, text, (size_t)(*end + 1 - text));
	add_run(autop, text, 1);
	return text + 1;
}

const char *
autop(struct arena *arena, const char *text)
{
	struct json *made = json_new(arena);
	struct autop autop = { .to = made->to };
	const char *end = strchr(text, '>');
	size_t n;

	autop.run = arena_alloc(arena, strlen(text) + 1);
	while (*text != '\0') {
		n = strcspn(text, "<");
		add_run(&autop, text, n);
		text += n;
		if (*text == '<')
			text = take_markup(&autop, text, &end);
	}
	flush_run(&autop);
	return json_end(made);
}
