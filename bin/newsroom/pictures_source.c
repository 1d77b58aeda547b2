/* SPDX-License-Identifier: EUPL-1.2 */
#include "pictures_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "markdown.h"
#include "pictures_from.h"

/*
 * How an editor names it; what is not to be had by an address of the site,
 * where nothing stands and nobody looks for a file. NULL: as it is.
 */
static const char *
name_of(struct arena *arena, const struct taken_from *taken)
{
	const char *address = taken->address;

	if (taken->media != NULL)
		return taken->media->path;
	if (*address == '/' || address[strcspn(address, ":/?#")] == ':')
		return NULL;
	return arena_printf(arena, "/%s", address);
}

/* What can stand before an address in a text, and what ends it there. */
static const struct place {
	char before;
	const char *ends;
} places[] = {
	{ '<', ">" },
	{ '(', " \t\n)" },
	{ '"', "\"" },
	{ '\'', "'" },
	{ '=', " \t\n>" },
	{ ' ', " \t\n)>" },
	{ '\t', " \t\n)>" },
	{ '\n', " \t\n)>" },
};

static const char *
ends_behind(char before)
{
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (places[i].before == before)
			return places[i].ends;
	return NULL;
}

/* A place where an address stands, or words that are written as it is. */
struct spot {
	struct spot *next;
	const char *at, *name;
	size_t n;
	bool is_address;
};

/* The bytes of an address, of most at most; a pair of brackets is in it. */
static size_t
length_of(const char *address, const char *ends, size_t most)
{
	size_t n, open = 0;

	for (n = 0; n < most && address[n] != '\0'; n++)
		if (address[n] == ')' && open > 0)
			open--;
		else if (strchr(ends, address[n]) != NULL)
			break;
		else
			open += address[n] == '(';
	return n;
}

static size_t
longest(const struct pictures *pictures)
{
	const struct taken_from *taken;
	size_t n = 0;

	for (taken = pictures->taken; taken != NULL; taken = taken->next)
		if (taken->n > n)
			n = taken->n;
	return n;
}

static struct spot *
spot_at(const struct pictures *pictures, const char *at, size_t most)
{
	const char *ends = ends_behind(at[-1]), *name;
	const struct taken_from *taken;
	struct spot *spot;
	size_t n;

	if (ends == NULL)
		return NULL;
	n = length_of(at, ends, most);
	taken = pictures_taken(pictures, at, n);
	name = taken == NULL ? NULL : name_of(pictures->arena, taken);
	if (name == NULL)
		return NULL;
	spot = arena_alloc(pictures->arena, sizeof(*spot));
	*spot = (struct spot){ .at = at, .n = n, .name = name };
	return spot;
}

/* All of them, as they follow one another; *n is how many. */
static struct spot *
find_spots(const struct pictures *pictures, const char *text, size_t *n)
{
	struct spot *first = NULL, **last = &first;
	size_t most = longest(pictures) + 1;
	const char *at = text;

	for (*n = 0; *at != '\0' && *++at != '\0';) {
		*last = spot_at(pictures, at, most);
		if (*last == NULL)
			continue;
		at += (*last)->n - 1;
		last = &(*last)->next;
		(*n)++;
	}
	return first;
}

/* The text with a mark and a number in place of each, or its new name. */
static const char *
write_spots(struct arena *arena, const char *text, const struct spot *spots,
    const char *mark)
{
	struct json *json = json_new(arena);
	size_t i = 0;

	for (; spots != NULL; spots = spots->next, i++) {
		if (mark == NULL && !spots->is_address)
			continue;
		fwrite(text, 1, (size_t)(spots->at - text), json->to);
		if (mark != NULL)
			fprintf(json->to, "%s%zu", mark, i);
		else
			fputs(spots->name, json->to);
		text = spots->at + spots->n;
	}
	fputs(text, json->to);
	return json_end(json);
}

/* An address of the site that the text does not have. */
static const char *
new_mark(struct arena *arena, const char *text)
{
	const char *mark = "/q";

	while (strstr(text, mark) != NULL)
		mark = arena_printf(arena, "%sq", mark);
	return mark;
}

/* Which spots are addresses, by their numbers. */
struct judging {
	const char *mark;
	bool *is_address;
	size_t n;
};

static void
judge(const struct judging *judging, const char *address)
{
	size_t n = strlen(judging->mark), i;
	char *end;

	if (strncmp(address, judging->mark, n) != 0)
		return;
	i = strtoul(address + n, &end, 10);
	if (end != address + n && (*end == '\0' || *end == '"') &&
	    i < judging->n)
		judging->is_address[i] = true;
}

static const struct clean_picture *
judge_image(void *context, const char *src, const char *alt)
{
	static const struct clean_picture any = { "/", "", "", "", "", 1, 1 };

	(void)alt;
	judge(context, src);
	return &any; /* a link around nothing would be dropped */
}

/*
 * The text is read with a mark in place of each: an image is asked for by it,
 * and a link has it, which the words of a text cannot look like, where a
 * quotation mark is escaped.
 */
static void
judge_spots(struct arena *arena, const char *text, struct spot *spots, size_t n)
{
	static const char link[] = "<a href=\"";
	struct judging judging = { new_mark(arena, text),
		arena_alloc(arena, n * sizeof(bool)), n };
	const char *at = "";
	struct cleaned shown;
	size_t i;

	shown = markdown_images(arena,
	    write_spots(arena, text, spots, judging.mark),
	    (struct clean_pictures){ judge_image, &judging, NULL });
	if (shown.html != NULL)
		at = clean_text(shown.html);
	while ((at = strstr(at, link)) != NULL) {
		at += sizeof(link) - 1;
		judge(&judging, at);
	}
	for (i = 0; spots != NULL; spots = spots->next, i++)
		spots->is_address = judging.is_address[i];
}

const char *
pictures_source(const struct pictures *pictures, const char *markdown)
{
	struct spot *spots;
	size_t n;

	if (pictures->taken == NULL)
		return markdown;
	spots = find_spots(pictures, markdown, &n);
	if (n == 0)
		return markdown;
	judge_spots(pictures->arena, markdown, spots, n);
	return write_spots(pictures->arena, markdown, spots, NULL);
}
