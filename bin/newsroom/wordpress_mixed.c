/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_mixed.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "wordpress_item.h"

/* How a mark stands around the language's code, or around none at an end. */
static const struct {
	const char *begin, *end;
} marks[] = {
	{ "[:", "]" },
	{ "<!--:", "-->" },
	{ "{:", "}" },
};

enum { MARKS = sizeof(marks) / sizeof(marks[0]), OTHERS_MAX = 40 };

/* The length of the mark that stands there, and its code or ""; 0 for none. */
static size_t
read_mark(const char *text, char code[3])
{
	char found[3];
	size_t i, n, letters;

	for (i = 0; i < MARKS; i++) {
		n = strlen(marks[i].begin);
		if (strncmp(text, marks[i].begin, n) != 0)
			continue;
		letters = islower((unsigned char)text[n]) &&
			islower((unsigned char)text[n + 1]) ?
		    2 :
		    0;
		snprintf(found, sizeof(found), "%.*s", (int)letters, text + n);
		n += letters;
		if (strncmp(text + n, marks[i].end, strlen(marks[i].end)) != 0)
			continue;
		memcpy(code, found, sizeof(found));
		return n + strlen(marks[i].end);
	}
	return 0;
}

/* Where the next mark of a language stands; NULL: there is none. */
static const char *
find_mark(const char *text, char code[3])
{
	while ((text = strpbrk(text, "[<{")) != NULL &&
	    (read_mark(text, code) == 0 || *code == '\0'))
		text++;
	return text;
}

static bool
has_mark(const char *text)
{
	char code[3];

	return find_mark(text, code) != NULL;
}

bool
wordpress_is_mixed(const struct wxr_item *item)
{
	return has_mark(item->title) || has_mark(item->content) ||
	    has_mark(item->excerpt);
}

const char *
wordpress_mixed_others(struct arena *arena, const struct wxr_item *item,
    const struct languages *languages)
{
	const char *const texts[] = { item->title, item->excerpt,
		item->content };
	const char *others = "", *at;
	char code[3];
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		for (at = find_mark(texts[i], code);
		     at != NULL && strlen(others) < OTHERS_MAX;
		     at = find_mark(at + 1, code))
			if (languages_known(languages, code) == NULL &&
			    strstr(others, code) == NULL)
				others = arena_printf(arena, "%s%s%s", others,
				    *others == '\0' ? "" : ", ", code);
	return others;
}

/* Only what is in the language, or in each. */
static const char *
part_of(struct arena *arena, const char *text, const char *lang)
{
	struct json *made = json_new(arena);
	char code[3] = "";
	size_t n;

	while (*text != '\0') {
		n = read_mark(text, code);
		text += n;
		if (n > 0)
			continue;
		n = 1 + strcspn(text + 1, "[<{");
		if (*code == '\0' || strcmp(code, lang) == 0)
			fwrite(text, 1, n, made->to);
		text += n;
	}
	return json_end(made);
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* https://a.example/en/news/ of https://a.example/news/ */
static const char *
link_of(struct arena *arena, const char *link, const char *lang)
{
	const char *host = strstr(link, "://");
	size_t n = host == NULL ?
	    strlen(link) :
	    (size_t)(host - link) + 3 + strcspn(host + 3, "/");

	if (link[n] == '\0' || strchr(link, '?') != NULL)
		return link;
	return arena_printf(arena, "%.*s/%s%s", (int)n, link, lang, link + n);
}

/* A slug of its own, as plugins beside qTranslate keep it. */
static const char *
slug_of(struct arena *arena, const struct wxr_item *item, const char *lang)
{
	const char *slug = wordpress_item_meta(item,
	    arena_printf(arena, "_qts_slug_%s", lang));

	if (slug == NULL)
		slug = wordpress_item_meta(item,
		    arena_printf(arena, "qtranslate_slug_%s", lang));
	return slug == NULL || *slug == '\0' ? item->name : slug;
}

const struct wxr_item *
wordpress_mixed_part(struct arena *arena, const struct wxr_item *item,
    const char *lang, bool is_own)
{
	struct wxr_item *part = arena_alloc(arena, sizeof(*part));

	*part = *item;
	part->title = part_of(arena, item->title, lang);
	part->content = part_of(arena, item->content, lang);
	part->excerpt = part_of(arena, item->excerpt, lang);
	if (is_blank(part->content) && is_blank(part->title) &&
	    is_blank(part->excerpt))
		return NULL;
	if (is_blank(part->content) && !is_blank(item->content) &&
	    (strcmp(item->status, "publish") == 0 ||
		strcmp(item->status, "future") == 0))
		part->status = "draft";
	part->name = slug_of(arena, item, lang);
	part->is_other = !is_own;
	if (!is_own)
		part->link = link_of(arena, item->link, lang);
	return part;
}
