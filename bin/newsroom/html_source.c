/* SPDX-License-Identifier: EUPL-1.2 */
#include "html_source.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "markdown.h"
#include "text.h"

/* What clean_html writes for a sign that cannot stand by itself. */
static const struct {
	const char *escape, *sign;
} escapes[] = {
	{ "&amp;", "&" },
	{ "&lt;", "<" },
	{ "&gt;", ">" },
	{ "&quot;", "\"" },
	{ "&#39;", "'" },
	{ "&#10;", " " },
	{ "&nbsp;", "\xc2\xa0" },
};

/*
 * A picture of ours is written as an editor would: which one it is, and what
 * it says. Returns where it ends in the HTML; NULL where it begins with none.
 */
static const char *
put_picture(FILE *to, const char *html)
{
	const char *image, *said, *end;

	if (strncmp(html, "<picture>", 9) != 0)
		return NULL;
	end = strstr(html, "</picture>");
	image = strstr(html, "<img src=\"");
	said = image == NULL ? NULL : strstr(image, "\" srcset=\"");
	if (end == NULL || said == NULL || said > end)
		return NULL;
	fwrite(image, 1, (size_t)(said - image), to);
	fputs("\">", to);
	return end + strlen("</picture>");
}

/*
 * A line end inside of <pre> is written as a number: an empty line would end
 * the HTML for a reader of Markdown. Elsewhere it is white space.
 */
const char *
html_source(struct arena *arena, const char *html)
{
	struct json *source = json_new(arena);
	const char *pre, *end;
	bool is_pre = false;

	for (; *html != '\0'; html++) {
		while ((end = put_picture(source->to, html)) != NULL)
			html = end;
		if (*html == '\0')
			break;
		pre = is_pre ? "</pre>" : "<pre";
		if (strncmp(html, pre, strlen(pre)) == 0)
			is_pre = !is_pre;
		if (*html == '\n' && is_pre)
			fputs("&#10;", source->to);
		else if (*html != '\n' || html[1] != '\n')
			putc(*html, source->to);
	}
	return json_end(source);
}

bool
html_source_fits(struct pictures *pictures, struct arena *arena,
    const char *source, const char *html)
{
	struct cleaned cleaned = markdown_html(arena, source, pictures);

	return cleaned.html != NULL &&
	    strcmp(clean_text(cleaned.html), html) == 0;
}

/* The sign that an escape stands for, and its length; NULL for none. */
static const char *
unescape(const char *text, size_t *n)
{
	size_t i;

	for (i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		*n = strlen(escapes[i].escape);
		if (strncmp(text, escapes[i].escape, *n) == 0)
			return escapes[i].sign;
	}
	return NULL;
}

const char *
html_one_line(struct arena *arena, const char *text)
{
	char *line = text_tidy(arena, text), *at;

	for (at = line; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	while (at > line && at[-1] == ' ')
		*--at = '\0';
	return line;
}

const char *
html_words(struct arena *arena, const struct clean *html)
{
	const char *text = clean_text(html), *sign;
	struct json *words = json_new(arena);
	size_t n;

	while (*text != '\0') {
		n = 1;
		sign = *text == '&' ? unescape(text, &n) : NULL;
		if (*text == '<') {
			/* No value holds this sign unescaped. */
			n = strcspn(text, ">") + 1;
			putc(' ', words->to);
		} else if (sign != NULL) {
			fputs(sign, words->to);
		} else {
			n = 1;
			putc(*text == '\n' ? ' ' : *text, words->to);
		}
		text += n;
	}
	return html_one_line(arena, json_end(words));
}
