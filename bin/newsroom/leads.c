/* SPDX-License-Identifier: EUPL-1.2 */
#include "leads.h"

#include <stdio.h>

#include "json.h"

enum { AT_ONCE = 500 };

struct lead {
	const struct lead *next;
	const char *from, *to;
};

struct leads {
	struct import *import;
	const struct lead *first;
};

struct leads *
leads_new(struct import *import)
{
	struct leads *leads = arena_alloc(import_whole(import), sizeof(*leads));

	leads->import = import;
	return leads;
}

void
leads_add(struct leads *leads, const char *from, const char *to)
{
	struct arena *whole = import_whole(leads->import);
	struct lead *lead = arena_alloc(whole, sizeof(*lead));

	lead->from = arena_strndup(whole, from, SIZE_MAX);
	lead->to = arena_strndup(whole, to, SIZE_MAX);
	lead->next = leads->first;
	leads->first = lead;
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
