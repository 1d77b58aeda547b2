/* SPDX-License-Identifier: EUPL-1.2 */
#include "plain.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The longest tag; a longer one is text. */
enum { TAG_MAX = 4096 };

static const struct {
	const char *entity, *text;
} entities[] = {
	{ "&lt;", "<" },
	{ "&gt;", ">" },
	{ "&amp;", "&" },
	{ "&quot;", "\"" },
	{ "&nbsp;", " " },
	{ "&#39;", "'" },
	{ "&apos;", "'" },
	{ "&rsquo;", "'" },
	{ "&#64;", "@" },
};

enum { ENTITIES = sizeof(entities) / sizeof(entities[0]) };

/* Tags that do not end a line. */
static const char *const inline_tags[] = { "a", "b", "i", "u", "em", "font",
	"span", "strong", "tt", "code", "small", "wbr" };

enum { INLINE_TAGS = sizeof(inline_tags) / sizeof(inline_tags[0]) };

static bool
is_tag(const char *at, const char *name)
{
	size_t n = strlen(name);

	at += *at == '/';
	return strncasecmp(at, name, n) == 0 && !isalnum((unsigned char)at[n]);
}

static bool
is_inline(const char *at)
{
	size_t i;

	for (i = 0; i < INLINE_TAGS; i++)
		if (is_tag(at, inline_tags[i]))
			return true;
	return false;
}

/* Behind the next `close`, or at the end of all: what is open stays open. */
static const char *
skip_past(const char *at, const char *close)
{
	const char *found = strcasestr(at, close);

	return found != NULL ? found + strlen(close) : at + strlen(at);
}

/*
 * Past the tag that `at` begins; what is in a style or script goes with it.
 * NULL where '<' begins no tag: servers write <address> unescaped.
 */
static const char *
skip_tag(const char *at)
{
	const char *end;

	if (strncmp(at, "<!--", 4) == 0)
		return skip_past(at + 4, "-->");
	if (!isalpha((unsigned char)at[1]) &&
	    (at[1] == '\0' || strchr("/!?", at[1]) == NULL))
		return NULL;
	end = memchr(at, '>', strnlen(at, TAG_MAX));
	if (end == NULL)
		return NULL;
	if (memchr(at, '@', (size_t)(end - at)) != NULL &&
	    memchr(at, '=', (size_t)(end - at)) == NULL)
		return NULL;
	if (is_tag(at + 1, "style") && at[1] != '/')
		return skip_past(end, "</style>");
	if (is_tag(at + 1, "script") && at[1] != '/')
		return skip_past(end, "</script>");
	return end + 1;
}

/* Past the entity at `at`, whose text is put at *to; NULL for none. */
static const char *
take_entity(const char *at, char **to)
{
	size_t i;

	for (i = 0; i < ENTITIES; i++)
		if (strncasecmp(at, entities[i].entity,
			strlen(entities[i].entity)) == 0) {
			*to = stpcpy(*to, entities[i].text);
			return at + strlen(entities[i].entity);
		}
	return NULL;
}

char *
plain_from_html(struct arena *arena, const char *html)
{
	char *text = arena_alloc(arena, strlen(html) + 1), *to = text;
	const char *next;

	while (*html != '\0') {
		next = NULL;
		if (*html == '<' && (next = skip_tag(html)) != NULL) {
			if (!is_inline(html + 1))
				*to++ = '\n';
		} else if (*html == '&') {
			next = take_entity(html, &to);
		}
		if (next == NULL)
			*to++ = *html++;
		else
			html = next;
	}
	*to = '\0';
	return text;
}
