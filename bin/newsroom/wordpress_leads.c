/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_leads.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "leads.h"
#include "text.h"
#include "tree.h"
#include "wordpress_item.h"

enum { PARENTS_MAX = 10 };

/* What items are filed under. */
struct word {
	const char *name; /* "category/novini", as a mapping file calls it */
	const char *lang;
	const char *parent; /* nicename of a category; "" or NULL */
};

struct wordpress_leads {
	struct import *import;
	struct leads *leads;
	struct import_map *map;
	const struct languages *languages;
	struct tree *seen;  /* words of items, with their languages */
	struct tree *words; /* words of the site, with their parents */
	const char *base;   /* the path below which the site stood */
};

struct wordpress_leads *
wordpress_leads_new(struct import *import, struct import_map *map,
    const struct languages *languages)
{
	struct arena *whole = import_whole(import);
	struct wordpress_leads *leads = arena_alloc(whole, sizeof(*leads));

	*leads = (struct wordpress_leads){ import, leads_new(import), map,
		languages, tree_new(whole, tree_compare_names),
		tree_new(whole, tree_compare_names), "" };
	return leads;
}

void
wordpress_leads_see(struct wordpress_leads *leads, const struct wxr_item *item,
    const char *lang)
{
	struct arena *whole = import_whole(leads->import);
	const struct import_term *term =
	    wordpress_terms(import_arena(leads->import), item);
	struct word *word;

	for (; term != NULL; term = term->next) {
		if (!term->is_subject ||
		    tree_find(leads->seen, &term->name) != NULL)
			continue;
		word = arena_alloc(whole, sizeof(*word));
		word->name = arena_strndup(whole, term->name, SIZE_MAX);
		word->lang = arena_strndup(whole, lang, SIZE_MAX);
		tree_put(leads->seen, word);
	}
}

/* The addresses of its page; how many. */
static size_t
pages_of(struct arena *arena, const struct wxr_item *item, const char *pages[2])
{
	const char *path = wordpress_path(arena, item->link);
	size_t n = 0;

	if (path != NULL && strlen(path) > 1 && strchr(item->link, '?') == NULL)
		pages[n++] = path;
	pages[n++] = arena_printf(arena, "/?p=%s", item->id);
	return n;
}

void
wordpress_leads_attachment(struct wordpress_leads *leads,
    const struct wxr_item *item, bool is_public, struct attachment *attachment)
{
	struct arena *arena = import_arena(leads->import);
	bool is_added = atoll(item->parent) != 0;
	const char *pages[2], *file;
	size_t i, n = pages_of(arena, item, pages), stood = 0;

	for (i = 0; i < n && is_added; i++)
		leads_add(leads->leads, pages[i],
		    arena_printf(arena, "/?p=%s", item->parent));
	if (!is_public)
		return;
	attachment->leads = leads->leads;
	file = wordpress_path(arena, item->attachment_url);
	if (file != NULL)
		attachment->stood[stood++] = file;
	for (i = 0; i < n && !is_added; i++)
		attachment->stood[stood++] = pages[i];
}

struct lead *
wordpress_leads_shown(struct wordpress_leads *leads,
    const struct pictures *pictures)
{
	return leads_shown(leads->leads, pictures);
}

void
wordpress_leads_add_shown(struct wordpress_leads *leads, struct lead *shown)
{
	leads_add_shown(leads->leads, shown);
}

static const char *
plain(struct arena *arena, const char *nicename)
{
	const char *text = text_unescape(arena, nicename, strlen(nicename),
	    false);

	return text == NULL ? nicename : text;
}

static const char *
name_of(struct arena *arena, const char *domain, const char *nicename)
{
	return arena_printf(arena, "%s/%s", domain, plain(arena, nicename));
}

static void
gather_words(struct wordpress_leads *leads, const struct wxr_term *term)
{
	struct arena *whole = import_whole(leads->import);
	struct word *word;

	for (; term != NULL; term = term->next) {
		word = arena_alloc(whole, sizeof(*word));
		word->name = name_of(whole, term->domain, term->nicename);
		word->parent = term->parent;
		tree_put(leads->words, word);
	}
}

/* A category's parents stand before it: a/b/c. */
static const char *
path_of(const struct wordpress_leads *leads, const struct wxr_term *term)
{
	struct arena *arena = import_arena(leads->import);
	const char *path = plain(arena, term->nicename), *parent = term->parent;
	const struct word *word;
	const char *name;
	int i;

	for (i = 0; i < PARENTS_MAX && *parent != '\0'; i++) {
		path = arena_printf(arena, "%s/%s", plain(arena, parent), path);
		name = name_of(arena, term->domain, parent);
		word = tree_find(leads->words, &name);
		parent = word == NULL ? "" : word->parent;
	}
	return path;
}

/* With the language before it too, as plugins for several have it. */
static void
add(struct wordpress_leads *leads, const char *base, const char *path,
    const struct word *word)
{
	struct arena *arena = import_arena(leads->import);
	const char *project = word->name == NULL ?
	    NULL :
	    import_map_word(leads->map, word->name);

	leads_add_word(leads->leads, arena_printf(arena, "%s%s", base, path),
	    word->lang, project);
	leads_add_word(leads->leads,
	    arena_printf(arena, "%s/%s%s", base, word->lang, path), word->lang,
	    project);
}

static void
add_term(struct wordpress_leads *leads, const char *base,
    const struct wxr_term *term, const char *lang)
{
	struct arena *arena = import_arena(leads->import);
	const char *name = name_of(arena, term->domain, term->nicename);
	const struct word *seen = tree_find(leads->seen, &name);
	const struct word word = { name, seen == NULL ? lang : seen->lang,
		NULL };
	struct import_stood stood = { word.lang, plain(arena, term->nicename),
		NULL, term->domain };
	const char *form = arena_printf(arena, "/%s/{slug}/", term->domain);
	const char *path;

	path = import_map_address(leads->map, arena, &stood, form);
	if (path != NULL)
		add(leads, base, path, &word);
	stood.slug = path_of(leads, term);
	path = import_map_address(leads->map, arena, &stood, form);
	if (path != NULL && *term->parent != '\0')
		add(leads, base, path, &word);
}

void
wordpress_leads_site(struct wordpress_leads *leads, const struct wxr_site *site,
    const char *lang)
{
	struct arena *whole = import_whole(leads->import);
	const char *base = wordpress_base(whole, site);
	const struct wxr_term *term;
	size_t i;

	leads->base = base;
	gather_words(leads, site->terms);
	for (term = site->terms; term != NULL; term = term->next)
		add_term(leads, base, term, lang);
	add(leads, base, "/feed/", &(struct word){ .lang = lang });
	add(leads, base, "/comments/feed/", &(struct word){ .lang = lang });
	for (i = 0; i < leads->languages->n; i++)
		leads_add_word(leads->leads,
		    arena_printf(whole, "%s/%s/feed/", base,
			leads->languages->codes[i]),
		    leads->languages->codes[i], NULL);
}

/* An export of posts alone does not list what they are filed under. */
static void
add_seen(void *context, const void *thing)
{
	struct wordpress_leads *leads = context;
	const struct word *word = thing;
	struct arena *arena = import_arena(leads->import);
	size_t n = strcspn(word->name, "/");
	const struct import_stood stood = { word->lang, word->name + n + 1,
		NULL, arena_strndup(arena, word->name, n) };
	const char *path;

	if (tree_find(leads->words, &word->name) != NULL)
		return;
	path = import_map_address(leads->map, arena, &stood,
	    arena_printf(arena, "/%s/{slug}/", stood.kind));
	if (path != NULL)
		add(leads, leads->base, path, word);
}

static void
count_author(void *context, const void *thing)
{
	size_t *n = context;
	const struct word *word = thing;

	*n += strncmp(word->name, "author/", 7) == 0;
}

void
wordpress_leads_end(struct wordpress_leads *leads)
{
	size_t authors = 0;

	tree_each(leads->words, count_author, &authors);
	foreign_note_authors(leads->import, authors);
	tree_each(leads->seen, add_seen, leads);
	leads_end(leads->leads);
}
