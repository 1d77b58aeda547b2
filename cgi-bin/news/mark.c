/* SPDX-License-Identifier: EUPL-1.2 */
#include "mark.h"

#include <stdbool.h>
#include <string.h>

static const char BEGIN[] = "\xee\x80\x80"; /* U+E000 */
static const char END[] = "\xee\x80\x81";   /* U+E001 */

/* What a character of HTML's own is written as; NULL for any other. */
static const char *
entity(char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

struct html
mark_html(struct arena *arena, const char *text)
{
	bool is_open = false;
	char *html, *to;

	if (text == NULL)
		return (struct html){ NULL };
	/* No character grows by more than "&quot;", no sign by as much. */
	html = to = arena_alloc(arena, 6 * strlen(text) + sizeof("</mark>"));
	while (*text != '\0') {
		const char *escaped = entity(*text);
		bool begins = strncmp(text, BEGIN, 3) == 0;
		bool ends = strncmp(text, END, 3) == 0;

		if (begins || ends) {
			if (begins != is_open)
				to = stpcpy(to, begins ? "<mark>" : "</mark>");
			is_open = begins;
			text += 3;
			continue;
		}
		if (escaped != NULL)
			to = stpcpy(to, escaped);
		else
			*to++ = *text;
		text++;
	}
	if (is_open)
		strcpy(to, "</mark>");
	return (struct html){ html };
}
