/* SPDX-License-Identifier: EUPL-1.2 */
#include "pictures_source.h"

#include <stdio.h>
#include <string.h>

#include "json.h"
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

/* What an address in a text stands behind, and what ends it there. */
static const struct place {
	const char *before, *ends;
} places[] = {
	{ "](<", ">" },
	{ "](", " \t\n)" },
	{ "]: <", ">" },
	{ "]: ", " \t\n" },
	{ "src=\"", "\"" },
	{ "src='", "'" },
	{ "href=\"", "\"" },
	{ "href='", "'" },
};

static const struct place *
place_at(const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (strncmp(text, places[i].before, strlen(places[i].before)) ==
		    0)
			return &places[i];
	return NULL;
}

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

/* Write it with an editor's names; returns its end that has none, unwritten. */
static const char *
rename_in(FILE *to, const struct pictures *pictures, const char *text)
{
	const struct taken_from *taken;
	const struct place *place;
	const char *at, *name;
	size_t n, most = longest(pictures) + 1;

	for (at = text; *at != '\0'; at++) {
		place = place_at(at);
		if (place == NULL)
			continue;
		at += strlen(place->before);
		n = length_of(at, place->ends, most);
		taken = pictures_taken(pictures, at, n);
		name = taken == NULL ? NULL : name_of(pictures->arena, taken);
		if (name != NULL) {
			fwrite(text, 1, (size_t)(at - text), to);
			fputs(name, to);
			at = text = at + n;
		}
		at--;
	}
	return text;
}

const char *
pictures_source(const struct pictures *pictures, const char *markdown)
{
	struct json *json;
	const char *rest;

	if (pictures->taken == NULL)
		return markdown;
	json = json_new(pictures->arena);
	rest = rename_in(json->to, pictures, markdown);
	fputs(rest, json->to);
	return rest == markdown ? markdown : json_end(json);
}
