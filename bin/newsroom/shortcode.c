/* SPDX-License-Identifier: EUPL-1.2 */
#include "shortcode.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"

enum { TAG_MAX = 4000, NAME_MAX_OCTETS = 40, INSIDE_MAX = 200 };

static const char *const known[] = { "audio", "caption", "embed", "gallery",
	"playlist", "video" };

struct taking {
	struct arena *arena;
	FILE *to;
	const struct shortcode_taker *taker;
	int64_t budget; /* of octets in which ends are still looked for */
};

/* "[name … ]" or "[/name]". */
struct tag {
	const char *begin, *end; /* end is behind the bracket */
	char name[NAME_MAX_OCTETS + 1];
	bool is_closing, has_value;
};

/* What may follow a name; [youtube=https://…] has its address there. */
static bool
ends_name(const char *text)
{
	return (*text != '\0' && strchr(" \t\n/]", *text) != NULL) ||
	    strncmp(text, "=http", 5) == 0;
}

static bool
read_tag(const char *text, struct tag *tag)
{
	const char *name = text + 1 + (text[1] == '/');
	size_t length = strspn(name,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789_-");
	size_t i;
	char quote = '\0';

	if (length == 0 || length > NAME_MAX_OCTETS ||
	    !isalpha((unsigned char)name[0]) || !ends_name(name + length))
		return false;
	*tag = (struct tag){ .begin = text, .is_closing = text[1] == '/' };
	snprintf(tag->name, sizeof(tag->name), "%.*s", (int)length, name);
	for (i = length; i < TAG_MAX && name[i] != '\0'; i++) {
		if (quote != '\0')
			quote = name[i] == quote ? '\0' : quote;
		else if (name[i] == '"' || name[i] == '\'')
			quote = name[i];
		else if (name[i] == '[' || name[i] == ']')
			break;
		tag->has_value = tag->has_value || name[i] == '=';
	}
	tag->end = name + i + 1;
	return i < TAG_MAX && name[i] == ']';
}

/* Where the element that a tag opens is closed, or NULL. */
static const char *
closing_of(struct taking *taking, const struct tag *tag)
{
	char closing[NAME_MAX_OCTETS + 4];
	const char *found;

	if (taking->budget <= 0)
		return NULL;
	snprintf(closing, sizeof(closing), "[/%s]", tag->name);
	found = strstr(tag->end, closing);
	taking->budget -= found == NULL ? (int64_t)strlen(tag->end) :
					  found - tag->end;
	return found;
}

/* What goes on to live as HTML. */
static bool
is_kept(const char *name)
{
	return strcmp(name, "caption") == 0 || strcmp(name, "embed") == 0 ||
	    strcmp(name, "wp_caption") == 0;
}

static bool
is_known(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i], name) == 0)
			return true;
	return strchr(name, '_') != NULL;
}

static bool
is_shortcode(struct taking *taking, const struct tag *tag)
{
	return tag->is_closing || tag->has_value || is_known(tag->name) ||
	    closing_of(taking, tag) != NULL;
}

/* An address between tags, as a link; what is none stays words. */
static void
put_link(struct taking *taking, const char *text, size_t n)
{
	const char *url;

	for (; n > 0 && isspace((unsigned char)*text); n--)
		text++;
	while (n > 0 && isspace((unsigned char)text[n - 1]))
		n--;
	url = arena_strndup(taking->arena, text, n);
	if (strncmp(url, "http", 4) != 0 || strpbrk(url, "\"<> \n") != NULL)
		fputs(url, taking->to);
	else
		fprintf(taking->to, "\n\n<a href=\"%s\">%s</a>\n\n", url, url);
}

const char *
shortcode_value(struct arena *arena, const struct shortcode *shortcode,
    const char *name)
{
	const char *text = shortcode->attributes, *end;
	size_t n = strlen(name);
	char quote;

	while ((text = strstr(text, name)) != NULL &&
	    (!isspace((unsigned char)text[-1]) || text[n] != '='))
		text += n;
	if (text == NULL)
		return NULL;
	text += n + 1;
	quote = *text == '"' || *text == '\'' ? *text++ : ' ';
	end = strchr(text, quote);
	return arena_strndup(arena, text,
	    end == NULL ? strlen(text) : (size_t)(end - text));
}

/* How a tag gave its words before WordPress 3.4; NULL: it has none. */
static const char *
words_of_tag(struct taking *taking, const struct tag *tag)
{
	const struct shortcode shortcode = {
		.attributes = arena_strndup(taking->arena, tag->begin,
		    (size_t)(tag->end - tag->begin - 1)),
	};

	return shortcode_value(taking->arena, &shortcode, "caption");
}

/* The picture with what is around it, then the words behind it. */
static void
put_caption(struct taking *taking, const struct tag *tag, size_t n)
{
	const char *inside = arena_strndup(taking->arena, tag->end, n);
	const char *picture = strstr(inside, "<img"), *behind, *words;

	behind = picture == NULL ? NULL : strchr(picture, '>');
	if (behind == NULL) {
		fputs(inside, taking->to);
		return;
	}
	behind++;
	if (strncmp(behind + strspn(behind, " \n"), "</a>", 4) == 0)
		behind = strstr(behind, "</a>") + 4;
	words = words_of_tag(taking, tag);
	fprintf(taking->to,
	    "\n\n<figure>%.*s<figcaption>%s</figcaption>"
	    "</figure>\n\n",
	    (int)(behind - inside), inside, words == NULL ? behind : words);
}

/* What has content of a kind that we know; where the text goes on. */
static const char *
take_pair(struct taking *taking, const struct tag *tag)
{
	bool is_caption = strcmp(tag->name, "caption") == 0 ||
	    strcmp(tag->name, "wp_caption") == 0;
	const char *closing = NULL;
	size_t n;

	if (is_caption || strcmp(tag->name, "embed") == 0)
		closing = closing_of(taking, tag);
	if (closing == NULL || tag->is_closing)
		return tag->end;
	n = (size_t)(closing - tag->end);
	if (is_caption)
		put_caption(taking, tag, n);
	else
		put_link(taking, tag->end, n);
	return closing + strlen(tag->name) + 3;
}

/* The words between it and its end, where they are few and plain. */
static const char *
inside_of(struct taking *taking, const struct tag *tag)
{
	const char *closing = closing_of(taking, tag);
	size_t n = closing == NULL ? 0 : (size_t)(closing - tag->end);

	if (n == 0 || n > INSIDE_MAX || strcspn(tag->end, "[<") != n)
		return NULL;
	return arena_strndup(taking->arena, tag->end, n);
}

/* One that the taker is asked for; where the text goes on. */
static const char *
take_other(struct taking *taking, const struct tag *tag)
{
	const struct shortcode shortcode = {
		.name = tag->name,
		.attributes = arena_printf(taking->arena, " %.*s",
		    (int)(tag->end - tag->begin - 2 -
			(ptrdiff_t)strlen(tag->name)),
		    tag->begin + 1 + strlen(tag->name)),
		.inside = inside_of(taking, tag),
	};
	const char *html = taking->taker->take(taking->taker->context,
	    &shortcode);

	if (html == NULL)
		return tag->end;
	fputs(html, taking->to);
	return shortcode.inside == NULL ?
	    tag->end :
	    tag->end + strlen(shortcode.inside) + strlen(tag->name) + 3;
}

/* What begins with a bracket; where the text goes on. */
static const char *
take_bracket(struct taking *taking, const char *text)
{
	struct tag tag;

	if (text[1] == '[' && read_tag(text + 1, &tag) && *tag.end == ']') {
		fwrite(tag.begin, 1, (size_t)(tag.end - tag.begin), taking->to);
		return tag.end + 1;
	}
	if (!read_tag(text, &tag) || !is_shortcode(taking, &tag)) {
		putc('[', taking->to);
		return text + 1;
	}
	if (!tag.is_closing && !is_kept(tag.name))
		return take_other(taking, &tag);
	return take_pair(taking, &tag);
}

const char *
shortcode_take_out(struct arena *arena, const char *text,
    const struct shortcode_taker *taker)
{
	struct json *made = json_new(arena);
	struct taking taking = { arena, made->to, taker,
		INT64_C(256) * 1024 * 1024 };
	size_t n;

	while (*text != '\0') {
		n = strcspn(text, "[");
		fwrite(text, 1, n, made->to);
		text += n;
		if (*text == '[')
			text = take_bracket(&taking, text);
	}
	return json_end(made);
}
