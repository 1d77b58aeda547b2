/* SPDX-License-Identifier: EUPL-1.2 */
#include "leads.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "pictures_from.h"
#include "seen.h"
#include "text.h"

enum { AT_ONCE = 500 };

struct lead {
	struct lead *next;
	const char *from, *to;
};

struct leads {
	struct import *import;
	struct lead *first;
	struct seen *shown; /* paths of pictures that lead somewhere */
};

struct leads *
leads_new(struct import *import)
{
	struct leads *leads = arena_alloc(import_whole(import), sizeof(*leads));

	leads->import = import;
	leads->shown = seen_new(import_whole(import));
	return leads;
}

/* In front of others. */
static struct lead *
put(struct leads *leads, struct lead *next, const char *from, const char *to)
{
	struct arena *whole = import_whole(leads->import);
	struct lead *lead = arena_alloc(whole, sizeof(*lead));

	*lead = (struct lead){ next, arena_strndup(whole, from, SIZE_MAX),
		arena_strndup(whole, to, SIZE_MAX) };
	return lead;
}

void
leads_add(struct leads *leads, const char *from, const char *to)
{
	leads->first = put(leads, leads->first, from, to);
}

void
leads_add_word(struct leads *leads, const char *from, const char *lang,
    const char *project)
{
	struct arena *arena = import_arena(leads->import);

	leads_add(leads, from,
	    project == NULL ?
		arena_printf(arena, "/%s/news/", lang) :
		arena_printf(arena, "/%s/projects/%s/", lang, project));
}

/* Its path without the size that Ghost writes into it; NULL: it has none. */
static const char *
path_of(struct arena *arena, const char *address)
{
	const char *host = strstr(address, "://"), *path = address, *size, *end;

	if (host != NULL)
		path = strchr(host + 3, '/');
	if (path == NULL || path[0] != '/' || path[1] == '/')
		return NULL;
	path = text_unescape(arena, path, strcspn(path, "?#"), false);
	size = path == NULL ? NULL : strstr(path, "/size/w");
	if (size == NULL)
		return path;
	end = size + strlen("/size/w");
	end += strspn(end, "0123456789h");
	if (strncmp(end, "/format/", strlen("/format/")) == 0)
		end += strlen("/format/") + strcspn(end + 8, "/");
	return arena_printf(arena, "%.*s%s", (int)(size - path), path, end);
}

struct lead *
leads_shown(struct leads *leads, const struct pictures *pictures)
{
	struct lead *shown = NULL;
	struct arena *arena = import_arena(leads->import);
	const struct taken_from *taken = pictures == NULL ? NULL :
							    pictures->taken;
	const char *path, *original;

	for (; taken != NULL; taken = taken->next) {
		path = taken->media == NULL ? NULL :
					      path_of(arena, taken->address);
		if (path == NULL)
			continue;
		original = pictures_original(arena, path);
		path = original == NULL ? path : original;
		if (!seen_has(leads->shown, path))
			shown = put(leads, shown, path, taken->media->path);
	}
	return shown;
}

void
leads_add_shown(struct leads *leads, struct lead *shown)
{
	struct lead *next;

	for (; shown != NULL; shown = next) {
		next = shown->next;
		if (seen_before(leads->shown, shown->from))
			continue;
		shown->next = leads->first;
		leads->first = shown;
	}
}

/* So many as one statement takes; behind them. */
static const struct lead *
write_some(FILE *to, const struct lead *lead)
{
	int n;

	for (n = 0; lead != NULL && n < AT_ONCE; lead = lead->next, n++) {
		fputs(n == 0 ? "[{\"from\": " : ", {\"from\": ", to);
		json_string(to, lead->from);
		json_member(to, "to", lead->to);
		putc('}', to);
	}
	putc(']', to);
	return lead;
}

void
leads_end(struct leads *leads)
{
	struct import *import = leads->import;
	const struct lead *lead = leads->first;
	struct json *json;

	while (lead != NULL && !import_is_over(import)) {
		json = json_new(import_arena(import));
		lead = write_some(json->to, lead);
		import_lead(import, json_end(json));
	}
}
