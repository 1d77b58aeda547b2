/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean_rules.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { LINK_MAX = 2000 };

/* By name, for bsearch(3). A page has its h1, so a text begins with h2. */
static const struct clean_element elements[] = {
	{ "a", "a", CLEAN_INLINE, " href id aria-label ", "href" },
	{ "abbr", "abbr", CLEAN_INLINE, " title ", NULL },
	{ "acronym", "abbr", CLEAN_INLINE, " title ", NULL },
	{ "address", "p", CLEAN_TEXT, "", NULL },
	{ "applet", NULL, CLEAN_GONE, "", NULL },
	{ "article", NULL, CLEAN_BORDER, "", NULL },
	{ "aside", NULL, CLEAN_BORDER, "", NULL },
	{ "audio", NULL, CLEAN_GONE, "", NULL },
	{ "b", "strong", CLEAN_INLINE, "", NULL },
	{ "blockquote", "blockquote", CLEAN_FLOW, "", NULL },
	{ "br", "br", CLEAN_BREAK, "", NULL },
	{ "canvas", NULL, CLEAN_GONE, "", NULL },
	{ "caption", "caption", CLEAN_TEXT, "", NULL },
	{ "center", NULL, CLEAN_BORDER, "", NULL },
	{ "cite", "cite", CLEAN_INLINE, "", NULL },
	{ "code", "code", CLEAN_INLINE, "", NULL },
	{ "dd", "dd", CLEAN_FLOW, "", NULL },
	{ "del", "del", CLEAN_INLINE, "", NULL },
	{ "details", NULL, CLEAN_BORDER, "", NULL },
	{ "div", NULL, CLEAN_BORDER, "", NULL },
	{ "dl", "dl", CLEAN_LIST, "", NULL },
	{ "dt", "dt", CLEAN_TEXT, "", NULL },
	{ "em", "em", CLEAN_INLINE, "", NULL },
	{ "embed", NULL, CLEAN_GONE, "", NULL },
	{ "fieldset", NULL, CLEAN_GONE, "", NULL },
	{ "figcaption", "figcaption", CLEAN_FLOW, "", NULL },
	{ "figure", "figure", CLEAN_FLOW, "", NULL },
	{ "footer", NULL, CLEAN_BORDER, "", NULL },
	{ "form", NULL, CLEAN_GONE, "", NULL },
	{ "frame", NULL, CLEAN_GONE, "", NULL },
	{ "frameset", NULL, CLEAN_GONE, "", NULL },
	{ "h1", "h2", CLEAN_TEXT, "", NULL },
	{ "h2", "h2", CLEAN_TEXT, "", NULL },
	{ "h3", "h3", CLEAN_TEXT, "", NULL },
	{ "h4", "h4", CLEAN_TEXT, "", NULL },
	{ "h5", "h4", CLEAN_TEXT, "", NULL },
	{ "h6", "h4", CLEAN_TEXT, "", NULL },
	{ "head", NULL, CLEAN_GONE, "", NULL },
	{ "header", NULL, CLEAN_BORDER, "", NULL },
	{ "hr", "hr", CLEAN_RULE, "", NULL },
	{ "i", "em", CLEAN_INLINE, "", NULL },
	{ "iframe", NULL, CLEAN_GONE, "", NULL },
	{ "img", "img", CLEAN_PICTURE, " src alt width height ", "src" },
	{ "input", NULL, CLEAN_GONE, "", NULL },
	{ "ins", "ins", CLEAN_INLINE, "", NULL },
	{ "kbd", "kbd", CLEAN_INLINE, "", NULL },
	{ "li", "li", CLEAN_FLOW, " id ", NULL },
	{ "link", NULL, CLEAN_GONE, "", NULL },
	{ "listing", "pre", CLEAN_TEXT, "", NULL },
	{ "main", NULL, CLEAN_BORDER, "", NULL },
	{ "mark", "mark", CLEAN_INLINE, "", NULL },
	{ "math", NULL, CLEAN_GONE, "", NULL },
	{ "menu", "ul", CLEAN_LIST, "", NULL },
	{ "meta", NULL, CLEAN_GONE, "", NULL },
	{ "nav", NULL, CLEAN_BORDER, "", NULL },
	{ "noembed", NULL, CLEAN_GONE, "", NULL },
	{ "noframes", NULL, CLEAN_GONE, "", NULL },
	{ "noscript", NULL, CLEAN_GONE, "", NULL },
	{ "object", NULL, CLEAN_GONE, "", NULL },
	{ "ol", "ol", CLEAN_LIST, " start ", NULL },
	{ "option", NULL, CLEAN_GONE, "", NULL },
	{ "p", "p", CLEAN_TEXT, "", NULL },
	{ "plaintext", NULL, CLEAN_GONE, "", NULL },
	{ "pre", "pre", CLEAN_TEXT, "", NULL },
	{ "q", "q", CLEAN_INLINE, "", NULL },
	{ "s", "s", CLEAN_INLINE, "", NULL },
	{ "samp", "samp", CLEAN_INLINE, "", NULL },
	{ "script", NULL, CLEAN_GONE, "", NULL },
	{ "section", "section", CLEAN_FLOW, " class ", "class" },
	{ "select", NULL, CLEAN_GONE, "", NULL },
	{ "small", "small", CLEAN_INLINE, "", NULL },
	{ "span", "span", CLEAN_INLINE, "", "lang" },
	{ "strike", "s", CLEAN_INLINE, "", NULL },
	{ "strong", "strong", CLEAN_INLINE, "", NULL },
	{ "style", NULL, CLEAN_GONE, "", NULL },
	{ "sub", "sub", CLEAN_INLINE, "", NULL },
	{ "summary", NULL, CLEAN_BORDER, "", NULL },
	{ "sup", "sup", CLEAN_INLINE, " id ", NULL },
	{ "svg", NULL, CLEAN_GONE, "", NULL },
	{ "table", "table", CLEAN_TABLE, "", NULL },
	{ "tbody", "tbody", CLEAN_ROWS, "", NULL },
	{ "td", "td", CLEAN_FLOW, " colspan rowspan ", NULL },
	{ "template", NULL, CLEAN_GONE, "", NULL },
	{ "textarea", NULL, CLEAN_GONE, "", NULL },
	{ "tfoot", "tbody", CLEAN_ROWS, "", NULL },
	{ "th", "th", CLEAN_FLOW, " colspan rowspan scope ", NULL },
	{ "thead", "thead", CLEAN_ROWS, "", NULL },
	{ "time", "time", CLEAN_INLINE, " datetime ", "datetime" },
	{ "title", NULL, CLEAN_GONE, "", NULL },
	{ "tr", "tr", CLEAN_ROW, "", NULL },
	{ "tt", "code", CLEAN_INLINE, "", NULL },
	{ "ul", "ul", CLEAN_LIST, "", NULL },
	{ "var", "var", CLEAN_INLINE, "", NULL },
	{ "video", NULL, CLEAN_GONE, "", NULL },
	{ "xmp", NULL, CLEAN_GONE, "", NULL },
};

static const struct clean_element unknown = { NULL, NULL, CLEAN_UNKNOWN, "",
	NULL };

static int
compare_name(const void *name, const void *element)
{
	return strcmp(name, ((const struct clean_element *)element)->from);
}

const struct clean_element *
clean_element(const char *name)
{
	const struct clean_element *found = bsearch(name, elements,
	    sizeof(elements) / sizeof(elements[0]), sizeof(elements[0]),
	    compare_name);

	return found == NULL ? &unknown : found;
}

bool
clean_is(const struct clean_element *element, const char *name)
{
	return element->to != NULL && strcmp(element->to, name) == 0;
}

static bool
has_word(const char *words, const char *word)
{
	size_t n = strlen(word);
	const char *at = words;

	if (n == 0 || strchr(word, ' ') != NULL)
		return false;
	while ((at = strstr(at, word)) != NULL) {
		if (at > words && at[-1] == ' ' && at[n] == ' ')
			return true;
		at++;
	}
	return false;
}

/* Without surrounding space; a browser would drop that, too. */
static char *
trim(struct arena *arena, const char *value)
{
	size_t n;

	while (*value != '\0' && (unsigned char)*value <= ' ')
		value++;
	n = strlen(value);
	while (n > 0 && (unsigned char)value[n - 1] <= ' ')
		n--;
	return arena_strndup(arena, value, n);
}

/* Browsers drop tabs and line ends out of an address, and turn \ to /. */
static bool
has_bad_byte(const char *link)
{
	for (; *link != '\0'; link++)
		if ((unsigned char)*link < ' ' || *link == '\\' ||
		    *link == 0x7f)
			return true;
	return false;
}

static const char *
escape_spaces(struct arena *arena, const char *link)
{
	char *escaped = arena_alloc(arena, 3 * strlen(link) + 1), *to = escaped;

	for (; *link != '\0'; link++)
		if (*link == ' ')
			to = stpcpy(to, "%20");
		else
			*to++ = *link;
	return escaped;
}

/* The scheme is what stands before a colon that no /, ? or # precedes. */
static const char *
clean_link(struct arena *arena, const char *value)
{
	static const char *const schemes[] = { "https:", "http:", "mailto:",
		"tel:" };
	const char *link = trim(arena, value);
	size_t i;

	if (*link == '\0' || has_bad_byte(link))
		return NULL;
	if (strncmp(link, "//", 2) == 0)
		link = arena_printf(arena, "https:%s", link);
	link = escape_spaces(arena, link);
	if (strlen(link) > LINK_MAX)
		return NULL;
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(link, schemes[i], strlen(schemes[i])) == 0)
			return arena_printf(arena, "%s%s", schemes[i],
			    link + strlen(schemes[i]));
	return link[strcspn(link, ":/?#")] == ':' ? NULL : link;
}

/* Only what the site itself keeps. */
static const char *
clean_source(struct arena *arena, const char *value)
{
	const char *path = trim(arena, value);

	if (strncmp(path, "/media/", 7) != 0 || path[7] == '\0' ||
	    strlen(path) > LINK_MAX || strstr(path, "..") != NULL ||
	    path[strspn(path, "abcdefghijklmnopqrstuvwxyz0123456789/.-")] !=
		'\0')
		return NULL;
	return path;
}

static const char *
clean_number(struct arena *arena, const char *value, int64_t min, int64_t max)
{
	const char *digits = trim(arena, value);
	int64_t number;

	if (!text_number(digits, min, max, &number))
		return NULL;
	return arena_printf(arena, "%lld", (long long)number);
}

/* A tag of BCP 47, as far as its form goes. */
static const char *
clean_lang(struct arena *arena, const char *value)
{
	const char *tag = trim(arena, value);
	size_t i, run = 0;

	for (i = 0; tag[i] != '\0'; i++) {
		if (tag[i] == '-' && run > 0)
			run = 0;
		else if (isalnum((unsigned char)tag[i]) && run < 8)
			run++;
		else
			return NULL;
	}
	return run > 0 && i <= 35 && isalpha((unsigned char)tag[0]) ? tag :
								      NULL;
}

/* One of those that footnotes have: no name of the page's own. */
static const char *
clean_id(const char *value)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%_.:-";
	const char *of = value + (strncmp(value, "fnref", 5) == 0 ? 5 : 2);

	if (strncmp(value, "fn", 2) != 0 || strchr("-:", *of) == NULL ||
	    *of == '\0' || of[1] == '\0')
		return NULL;
	return strlen(value) <= 200 && strspn(value, signs) == strlen(value) ?
	    value :
	    NULL;
}

bool
clean_is_way_back(const char *href)
{
	return strncmp(href, "#fnref-", 7) == 0 ||
	    strncmp(href, "#fnref:", 7) == 0;
}

bool
clean_is_footnotes(const char *name, const char *value)
{
	return strncmp(name, "data-footnote", 13) == 0 ||
	    (strcmp(name, "class") == 0 && strncmp(value, "footnote", 8) == 0);
}

size_t
clean_scheme(const char *value)
{
	size_t n = strspn(value,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+-.");

	if (n > 20)
		return 0;
	return value[n] == ':' ? n + 1 : 0;
}

static const char *
clean_datetime(struct arena *arena, const char *value)
{
	const char *time = trim(arena, value);
	size_t n = strlen(time);

	return n > 0 && n <= 40 &&
		strspn(time, "0123456789TZPWDHMSY:+-. ") == n ?
	    time :
	    NULL;
}

static const char *
clean_scope(const char *value)
{
	return has_word(" col row colgroup rowgroup ", value) ? value : NULL;
}

/* Words for a person: any, in one line. */
static const char *
clean_words(struct arena *arena, const char *value)
{
	return text_one_line(arena, value);
}

const char *
clean_value(struct arena *arena, const struct clean_element *element,
    const char *name, const char *value)
{
	if (strcmp(name, "lang") == 0 && element->kind >= CLEAN_INLINE)
		return clean_lang(arena, value);
	if (!has_word(element->attributes, name))
		return NULL;
	if (strcmp(name, "href") == 0)
		return clean_link(arena, value);
	if (strcmp(name, "src") == 0)
		return clean_source(arena, value);
	if (strcmp(name, "id") == 0)
		return clean_id(value);
	if (strcmp(name, "class") == 0)
		return strcmp(value, "footnotes") == 0 ? value : NULL;
	if (strcmp(name, "scope") == 0)
		return clean_scope(value);
	if (strcmp(name, "datetime") == 0)
		return clean_datetime(arena, value);
	if (strcmp(name, "alt") == 0 || strcmp(name, "title") == 0 ||
	    strcmp(name, "aria-label") == 0)
		return clean_words(arena, value);
	return clean_number(arena, value, strcmp(name, "start") != 0,
	    strstr(name, "span") != NULL ? 1000 : 100000);
}

const char *
clean_way_back(const char *lang)
{
	static const struct {
		const char *lang, *back;
	} backs[] = {
		{ "bg", "Обратно към текста" },
		{ "en", "Back to the text" },
	};
	size_t i;

	for (i = 0; i < sizeof(backs) / sizeof(backs[0]); i++)
		if (lang != NULL && strcmp(backs[i].lang, lang) == 0)
			return backs[i].back;
	return "↩";
}
