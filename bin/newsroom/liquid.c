/* SPDX-License-Identifier: EUPL-1.2 */
#include "liquid.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "liquid_show.h"

enum { TAG_MAX = 4000 };

/* How they begin and end; the longer first. */
static const struct {
	const char *begin, *end;
} kinds[] = {
	{ "{{<", ">}}" },
	{ "{{%", "%}}" },
	{ "{%", "%}" },
	{ "{{", "}}" },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), KIND_VALUE = KINDS - 1 };
enum { HUGO_KINDS = 2 };

struct taking {
	struct arena *arena;
	const char *start; /* of the text */
	FILE *to;
	size_t kinds; /* of those above */
	void (*note)(void *, const char *);
	void *context;
	bool is_endless; /* no more raw text ends */
};

struct tag {
	size_t kind;
	const char *inside, *behind; /* the latter is after the whole */
	const char *name;            /* "/name" where it closes */
};

/* What stands at text, if it is one that ends soon. */
static bool
read_tag(const struct taking *taking, const char *text, struct tag *tag)
{
	const char *end;
	size_t n;

	for (tag->kind = 0; tag->kind < taking->kinds; tag->kind++)
		if (strncmp(text, kinds[tag->kind].begin,
			strlen(kinds[tag->kind].begin)) == 0)
			break;
	if (tag->kind == taking->kinds)
		return false;
	tag->inside = text + strlen(kinds[tag->kind].begin);
	/* No further than it may go: a text of brackets alone ends too. */
	end = memmem(tag->inside, strnlen(tag->inside, TAG_MAX),
	    kinds[tag->kind].end, strlen(kinds[tag->kind].end));
	if (end == NULL)
		return false;
	tag->behind = end + strlen(kinds[tag->kind].end);
	tag->inside += strspn(tag->inside, "- \t\n");
	n = strcspn(tag->inside, " \t\n|");
	if (tag->inside + n > end)
		n = tag->inside > end ? 0 : (size_t)(end - tag->inside);
	tag->name = arena_strndup(taking->arena, tag->inside, n);
	return true;
}

/* Hugo shows one that has the signs of a comment inside of its brackets. */
static bool
put_escaped(struct taking *taking, const char *text, const struct tag *tag)
{
	const char *begin = text + strlen(kinds[tag->kind].begin), *end;

	if (tag->kind > 1 || strncmp(begin, "/*", 2) != 0)
		return false;
	end = strstr(begin, "*/");
	if (end == NULL || end > tag->behind)
		return false;
	fprintf(taking->to, "%s%.*s%s", kinds[tag->kind].begin,
	    (int)(end - begin - 2), begin + 2, kinds[tag->kind].end);
	return true;
}

/* {% raw %} … {% endraw %}: what is between; where the text goes on. */
static const char *
put_raw(struct taking *taking, const struct tag *tag)
{
	const char *end, *begin;

	end = taking->is_endless ? NULL : strstr(tag->behind, "endraw");
	begin = end;
	taking->is_endless = end == NULL;
	while (begin != NULL && begin > tag->behind &&
	    strncmp(begin, "{%", 2) != 0)
		begin--;
	if (end == NULL || strstr(end, "%}") == NULL)
		return tag->behind;
	fwrite(tag->behind, 1, (size_t)(begin - tag->behind), taking->to);
	return strstr(end, "%}") + 2;
}

/* ```go for highlight go, and its end. */
static bool
put_highlight(struct taking *taking, const char *text, const struct tag *tag)
{
	const char *lang = tag->inside + strlen("highlight");
	bool is_line = text > taking->start && text[-1] == '\n';

	if (strcmp(tag->name, "/highlight") == 0 ||
	    strcmp(tag->name, "endhighlight") == 0) {
		fputs(is_line ? "```\n" : "\n```\n", taking->to);
		return true;
	}
	if (strcmp(tag->name, "highlight") != 0)
		return false;
	lang += strspn(lang, " \t\"");
	fprintf(taking->to, "\n```%.*s%s",
	    (int)strspn(lang, "abcdefghijklmnopqrstuvwxyz0123456789+#-"), lang,
	    *tag->behind == '\n' ? "" : "\n");
	return true;
}

static bool
is_own_address(const struct tag *tag)
{
	return tag->kind == KIND_VALUE &&
	    (strcmp(tag->name, "site.url") == 0 ||
		strcmp(tag->name, "site.baseurl") == 0);
}

static size_t
inside_length(const struct tag *tag)
{
	const char *end = tag->behind - strlen(kinds[tag->kind].end);

	return end > tag->inside ? (size_t)(end - tag->inside) : 0;
}

/* As a report calls it: one that stands for an address, with what it names. */
static const char *
called(const struct taking *taking, const struct tag *tag)
{
	static const char *const addresses[] = { "ref", "relref", "post_url",
		"link" };
	size_t i, n = inside_length(tag);

	while (n > 0 && strchr("- \t\n", tag->inside[n - 1]) != NULL)
		n--;
	for (i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		if (strcmp(tag->name, addresses[i]) == 0)
			return arena_strndup(taking->arena, tag->inside, n);
	return tag->name;
}

static bool
is_closing(const char *name)
{
	return name[0] == '/' || strncmp(name, "end", 3) == 0;
}

static bool
is_in_heading(const struct taking *taking, const char *text)
{
	while (text > taking->start && text[-1] != '\n')
		text--;
	return *text == '#';
}

/* {: .class} of Jekyll's Markdown, {#name} at the end of a heading: behind. */
static const char *
skip_attributes(const struct taking *taking, const char *text)
{
	size_t n = strcspn(text, "}\n");

	if (text[n] != '}')
		return NULL;
	if (text[1] == ':' && text[2] != '\0' && strchr(" .#", text[2]) != NULL)
		return text + n + 1;
	if (strchr("#.", text[1]) != NULL && text[n + 1] == '\n' &&
	    is_in_heading(taking, text))
		return text + n + 1;
	return NULL;
}

/* Where the text goes on. */
static const char *
take_tag(struct taking *taking, const char *text)
{
	const char *behind = skip_attributes(taking, text);
	struct tag tag;

	if (behind != NULL)
		return behind;
	if (!read_tag(taking, text, &tag)) {
		putc(*text, taking->to);
		return text + 1;
	}
	if (put_escaped(taking, text, &tag) ||
	    put_highlight(taking, text, &tag) || is_own_address(&tag) ||
	    liquid_show(taking->arena, taking->to, tag.inside,
		inside_length(&tag)))
		return tag.behind;
	if (strcmp(tag.name, "raw") == 0)
		return put_raw(taking, &tag);
	if (!is_closing(tag.name))
		taking->note(taking->context, called(taking, &tag));
	return tag.behind;
}

const char *
liquid_take_out(struct arena *arena, const char *text, enum liquid_of of,
    void (*note)(void *context, const char *name), void *context)
{
	struct json *made = json_new(arena);
	struct taking taking = { arena, text, made->to,
		of == LIQUID_OF_HUGO ? HUGO_KINDS : KINDS, note, context,
		.is_endless = false };
	size_t n;

	while (*text != '\0') {
		n = strcspn(text, "{");
		fwrite(text, 1, n, made->to);
		text += n;
		if (*text == '{')
			text = take_tag(&taking, text);
	}
	return json_end(made);
}
