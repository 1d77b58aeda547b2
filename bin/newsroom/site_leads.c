/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_leads.h"

#include <stdint.h>
#include <string.h>

#include "leads.h"
#include "site_address.h"
#include "site_words.h"
#include "tree.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* A list of texts in a language. */
struct listed {
	const char *key;  /* "bg tag/novini", "bg posts" or "bg " */
	const char *name; /* in it */
	const char *lang;
};

struct site_leads {
	const struct site *site;
	struct leads *leads;
	struct tree *seen;
};

struct site_leads *
site_leads_new(const struct site *site)
{
	struct arena *whole = import_whole(site->import);
	struct site_leads *leads = arena_alloc(whole, sizeof(*leads));

	leads->site = site;
	leads->leads = leads_new(site->import);
	leads->seen = tree_new(whole, tree_compare_names);
	return leads;
}

static void
see(const struct site *site, const char *name, const char *lang)
{
	struct arena *whole = import_whole(site->import);
	const char *key = arena_printf(import_arena(site->import), "%s %s",
	    lang, name);
	struct listed *listed;

	if (tree_find(site->leads->seen, &key) != NULL)
		return;
	listed = arena_alloc(whole, sizeof(*listed));
	listed->key = arena_strndup(whole, key, SIZE_MAX);
	listed->name = listed->key + strlen(lang) + 1;
	listed->lang = arena_strndup(whole, lang, SIZE_MAX);
	tree_put(site->leads->seen, listed);
}

void
site_leads_see(const struct site *site, const struct site_name *name,
    const struct import_term *terms, const char *lang)
{
	for (; terms != NULL; terms = terms->next)
		if (strncmp(terms->name, "head/", 5) != 0)
			see(site, terms->name, lang);
	if (name->section != NULL)
		see(site, name->section, lang);
	see(site, "", lang);
}

/* Where Hugo lists tags or categories; NULL: nowhere. */
static const char *
hugo_folder(const struct site *site, const char *domain)
{
	json_t *all = site_config_at(site->config, NAMES("taxonomies"));

	if (!json_is_object(all))
		return strcmp(domain, "tag") == 0 ? "tags" : "categories";
	return json_string_value(json_object_get(all, domain));
}

/* A form with {slug}, as a mapping has it, for its only :word; or NULL. */
static const char *
with_slug(const struct site *site, const char *front, const char *form)
{
	const char *word = form == NULL ? NULL : strchr(form, ':');
	size_t n = word == NULL ?
	    0 :
	    1 + strspn(word + 1, "abcdefghijklmnopqrstuvwxyz_");

	if (n == 0 || strchr(word + n, ':') != NULL)
		return NULL;
	return arena_printf(import_arena(site->import), "%s%.*s{slug}%s", front,
	    (int)(word - form), form, word + n);
}

/* As the form of a mapping; NULL: the word has no list. */
static const char *
form_of(const struct site *site, const char *domain, const char *lang)
{
	const struct site_config *config = site->config;
	struct arena *arena = import_arena(site->import);
	const char *front = arena_printf(arena, "%s%s",
	    site_config_base(config, arena), site_address_front(site, lang));
	const char *folder = hugo_folder(site, domain);
	json_t *form = NULL;

	if (config->file == NULL)
		return NULL;
	if (config->kind != SITE_HUGO)
		return with_slug(site, front,
		    json_string_value(site_config_at(config,
			NAMES("jekyll-archives", "permalinks", domain))));
	if (folder == NULL)
		return NULL;
	form = site_config_at(config, NAMES("permalinks", "term", folder));
	if (form == NULL)
		form = site_config_at(config, NAMES("permalinks", folder));
	return json_is_string(form) ?
	    with_slug(site, front, json_string_value(form)) :
	    arena_printf(arena, "%s/%s/{slug}/", front, folder);
}

/* Tags and categories: to their project, or else to the news. */
static void
lead_word(const struct site *site, const struct listed *listed)
{
	struct arena *arena = import_arena(site->import);
	const char *word = strchr(listed->name, '/') + 1;
	const char *domain = arena_strndup(arena, listed->name,
	    (size_t)(word - 1 - listed->name));
	const struct import_stood stood = { listed->lang,
		site_words_path(arena, word), NULL, domain };
	const char *from = import_map_address(site->map, arena, &stood,
	    form_of(site, domain, listed->lang));

	if (from != NULL)
		leads_add_word(site->leads->leads, from, listed->lang,
		    import_map_word(site->map, listed->name));
}

/* A section's list, or the feed of all; a list's feed stands below it. */
static void
lead_section(const struct site *site, const struct listed *listed)
{
	struct arena *arena = import_arena(site->import);
	bool is_hugo = site->config->kind == SITE_HUGO;
	const char *front = arena_printf(arena, "%s%s",
	    site_config_base(site->config, arena),
	    site_address_front(site, listed->lang));
	const char *first = site_config_language(site->config, arena);
	const char *from = NULL;

	/* Jekyll has one feed, whatever the languages. */
	if (first == NULL)
		first = site->languages->codes[0];
	if (!is_hugo && strcmp(first, listed->lang) != 0)
		return;
	if (*listed->name == '\0')
		from = arena_printf(arena, "%s/%s.xml", front,
		    is_hugo ? "index" : "feed");
	else if (is_hugo)
		from = arena_printf(arena, "%s/%s/", front,
		    site_words_lower(arena, listed->name));
	if (from != NULL &&
	    strcmp(from, arena_printf(arena, "/%s/news/", listed->lang)) != 0)
		leads_add_word(site->leads->leads, from, listed->lang, NULL);
}

static void
lead_listed(void *context, const void *thing)
{
	const struct site_leads *leads = context;
	const struct site *site = leads->site;
	const struct listed *listed = thing;

	if (strchr(listed->name, '/') != NULL)
		lead_word(site, listed);
	else if (site->config->file != NULL)
		lead_section(site, listed);
}

void
site_leads_end(const struct site *site)
{
	if (!site->config->is_broken)
		tree_each(site->leads->seen, lead_listed, site->leads);
	leads_end(site->leads->leads);
}
