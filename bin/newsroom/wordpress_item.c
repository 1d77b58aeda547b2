/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_item.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "foreign.h"
#include "foreign_time.h"
#include "json.h"
#include "speak.h"
#include "text.h"
#include "tree.h"

const char *
wordpress_item_meta(const struct wxr_item *item, const char *key)
{
	const struct wxr_meta *meta;

	for (meta = item->metas; meta != NULL; meta = meta->next)
		if (strcmp(meta->key, key) == 0)
			return meta->value;
	return NULL;
}

static const char *
term_of(const struct wxr_item *item, const char *domain)
{
	const struct wxr_term *term;

	for (term = item->terms; term != NULL; term = term->next)
		if (strcmp(term->domain, domain) == 0)
			return term->nicename;
	return NULL;
}

const char *
wordpress_item_name(struct arena *arena, const struct wxr_item *item)
{
	const char *what = arena_printf(arena, "%s %s", item->type, item->id);

	return foreign_name(arena, item->line, what, item->title);
}

const char *
wordpress_item_fault(struct arena *arena, const struct wxr_item *item,
    const char *type)
{
	static const char *const taken[] = { "publish", "future", "draft",
		"pending" };
	size_t i = 0;

	if (item->is_too_long)
		return _("its text has over 4 MiB");
	if (type == NULL)
		return arena_printf(arena,
		    _("no post or page, but of the type %s"), item->type);
	if (*item->id == '\0' ||
	    strspn(item->id, "0123456789") != strlen(item->id))
		return _("it has no number (wp:post_id)");
	if (*item->password != '\0')
		return _("it has a password");
	while (i < 4 && strcmp(taken[i], item->status) != 0)
		i++;
	if (i == 4)
		return arena_printf(arena, _("its status is %s"), item->status);
	if (strcmp(type, "page") == 0 && i > 0)
		return arena_printf(arena,
		    _("a page cannot wait, and its status is %s"),
		    item->status);
	return NULL;
}

const char *
wordpress_path(struct arena *arena, const char *url)
{
	const char *host = strstr(url, "://");
	const char *path = host == NULL ? NULL : strchr(host + 3, '/');

	return path == NULL ?
	    NULL :
	    text_unescape(arena, path, strcspn(path, "?#"), false);
}

/* /en/…, ?lang=en or en.example.org, where it is a language of the site. */
static const char *
language_of_link(struct arena *arena, const struct languages *languages,
    const char *url)
{
	const char *path = wordpress_path(arena, url);
	const char *query = strstr(url, "lang=");
	const char *host = strstr(url, "://");
	const char *code = query == NULL ? NULL : query + 5;

	if (code == NULL && path != NULL && strlen(path) > 3 && path[3] == '/')
		code = path + 1;
	if (code == NULL && host != NULL && strcspn(host + 3, ".") == 2)
		code = host + 3;
	return code == NULL ?
	    NULL :
	    languages_known(languages, arena_strndup(arena, code, 2));
}

const char *
wordpress_item_language(struct arena *arena, const struct languages *languages,
    const struct wxr_item *item)
{
	const char *term = term_of(item, "language");
	const char *lang = foreign_language(arena,
	    term != NULL && strncmp(term, "pll_", 4) == 0 ? term + 4 : term);

	if (lang == NULL)
		lang = foreign_language(arena,
		    wordpress_item_meta(item, "_wpml_import_language_code"));
	if (lang == NULL)
		lang = foreign_language(arena,
		    wordpress_item_meta(item, "_icl_lang"));
	return lang == NULL ? language_of_link(arena, languages, item->link) :
			      lang;
}

bool
wordpress_item_is_tied(const struct wxr_item *item)
{
	return term_of(item, "post_translations") != NULL ||
	    wordpress_item_meta(item, "_wpml_import_translation_group") !=
	    NULL ||
	    wordpress_item_meta(item, "_icl_lang_duplicate_of") != NULL;
}

/* "2020-09-28 10:00:00", and not the zeroes of a draft. */
static bool
is_time(const char *text)
{
	return strlen(text) == 19 && strspn(text, "0123456789-: ") == 19 &&
	    strncmp(text, "0000", 4) != 0;
}

/* When it is public; why that cannot be known, or NULL. */
static const char *
fill_time(struct import *import, struct wordpress_thing *thing)
{
	const struct wxr_item *item = thing->item;
	bool is_future = strcmp(item->status, "future") == 0;

	if (thing->is_page ||
	    (!is_future && strcmp(item->status, "publish") != 0))
		return NULL;
	if (is_future && is_time(item->date_gmt) &&
	    foreign_is_over(item->date_gmt)) {
		import_note(import, thing->name,
		    _("its time is over, and it was never published: a draft"));
		return NULL;
	}
	if (is_time(item->date_gmt))
		thing->published = arena_printf(import_arena(import), "%sZ",
		    item->date_gmt);
	else if (is_time(item->date))
		thing->published = item->date;
	else if (*item->pub_date != '\0' &&
	    strstr(item->pub_date, "-0001") == NULL)
		thing->published = foreign_time(import_arena(import),
		    item->pub_date);
	return thing->published == NULL ?
	    _("it is published, and has no time") :
	    NULL;
}

const char *
wordpress_thing_fill(struct import *import, struct wordpress_thing *thing)
{
	struct arena *arena = import_arena(import);
	const struct wxr_item *item = thing->item;

	thing->title = foreign_words(arena, item->title);
	if (*thing->title == '\0' &&
	    (thing->is_page || strcmp(item->status, "publish") == 0 ||
		strcmp(item->status, "future") == 0))
		return _("it has no title");
	thing->slug = foreign_slug(arena, item->name, thing->title);
	thing->slug_else = foreign_slug_else(arena, thing->slug, item->id);
	return fill_time(import, thing);
}

static bool
is_subject(const struct wxr_term *term)
{
	return strcmp(term->domain, "category") == 0 ||
	    strcmp(term->domain, "post_tag") == 0 ||
	    strcmp(term->domain, "tag") == 0;
}

/* As a mapping file calls it: tag/новини. */
static const char *
term_name(struct arena *arena, const struct wxr_term *term)
{
	const char *nicename = text_unescape(arena, term->nicename,
	    strlen(term->nicename), false);
	const char *domain = strcmp(term->domain, "post_tag") == 0 ?
	    "tag" :
	    term->domain;

	return arena_printf(arena, "%s/%s", domain,
	    nicename == NULL ? term->nicename : nicename);
}

const struct import_term *
wordpress_terms(struct arena *arena, const struct wxr_item *item)
{
	const struct import_term *first = NULL, **last = &first;
	const struct wxr_term *term;
	struct import_term *made;

	for (term = item->terms; term != NULL; term = term->next) {
		made = arena_alloc(arena, sizeof(*made));
		made->name = term_name(arena, term);
		made->is_subject = is_subject(term);
		*last = made;
		last = &made->next;
	}
	return first;
}

/* A path with another last part: where it stood under an older slug. */
static const char *
path_with(struct arena *arena, const char *path, const char *slug)
{
	size_t n = strlen(path);
	const char *plain = text_unescape(arena, slug, strlen(slug), false);

	while (n > 0 && path[n - 1] == '/')
		n--;
	while (n > 0 && path[n - 1] != '/')
		n--;
	return arena_printf(arena, "%.*s%s/", (int)n, path,
	    plain == NULL ? slug : plain);
}

static void
put_old_slugs(struct arena *arena, FILE *to, const char *path,
    const struct wxr_meta *meta)
{
	for (; meta != NULL; meta = meta->next)
		if (strcmp(meta->key, "_wp_old_slug") == 0 &&
		    *meta->value != '\0') {
			fputs(", ", to);
			json_string(to, path_with(arena, path, meta->value));
		}
}

const char *
wordpress_base(struct arena *arena, const struct wxr_site *site)
{
	const char *url = site->base_blog_url, *path = NULL;
	size_t n = 0;

	url = url == NULL ? site->link : url;
	if (url != NULL)
		path = wordpress_path(arena, url);
	if (path != NULL)
		n = strlen(path);
	while (n > 0 && path[n - 1] == '/')
		n--;
	return n == 0 ? "" : arena_strndup(arena, path, n);
}

const char *
wordpress_addresses(struct arena *arena, const struct wxr_site *site,
    const struct wxr_item *item)
{
	struct json *list = json_new(arena);
	const char *end = "";
	/* With a query (/?p=12) its path is that of many. */
	const char *path = strchr(item->link, '?') != NULL ?
	    NULL :
	    wordpress_path(arena, item->link);

	putc('[', list->to);
	/* A draft has no path of its own yet, and the front page is ours. */
	if (path != NULL && strlen(path) > 1) {
		json_string(list->to, path);
		put_old_slugs(arena, list->to, path, item->metas);
		end = ", ";
	}
	if (*wordpress_base(arena, site) == '\0' && !item->is_other) {
		fputs(end, list->to);
		json_string(list->to, arena_printf(arena, "/?p=%s", item->id));
	}
	putc(']', list->to);
	return json_end(list);
}

struct wordpress_group {
	struct arena *whole;
	struct tree *members;
};

struct member {
	const char *group, *key;
};

struct wordpress_group *
wordpress_groups_new(struct arena *whole)
{
	struct wordpress_group *groups = arena_alloc(whole, sizeof(*groups));

	groups->whole = whole;
	groups->members = tree_new(whole, tree_compare_names);
	return groups;
}

/* wordpress/example.org/blog/12 */
const char *
wordpress_own_key(struct arena *arena, const struct wxr_site *site,
    const char *id)
{
	const char *url = site->base_blog_url, *host;
	size_t n;

	if (url == NULL)
		url = site->link == NULL ? "" : site->link;
	host = strstr(url, "://") == NULL ? url : strstr(url, "://") + 3;
	n = strcspn(host, "?# \t\n");
	while (n > 0 && host[n - 1] == '/')
		n--;
	return arena_printf(arena, "wordpress/%.*s/%s", (int)n, host, id);
}

const char *
wordpress_group_key(struct wordpress_group *groups, struct arena *arena,
    const struct wxr_site *site, const struct wxr_item *item)
{
	struct arena *whole = groups->whole;
	const char *group = term_of(item, "post_translations");
	const char *original = wordpress_item_meta(item,
	    "_icl_lang_duplicate_of");
	struct member *member;

	if (group == NULL)
		group = wordpress_item_meta(item,
		    "_wpml_import_translation_group");
	if (group == NULL && original != NULL && *original != '\0')
		return wordpress_own_key(arena, site, original);
	if (group == NULL || *group == '\0')
		return wordpress_own_key(arena, site, item->id);
	member = arena_alloc(whole, sizeof(*member));
	member->group = arena_strndup(whole, group, SIZE_MAX);
	member->key = wordpress_own_key(whole, site, item->id);
	member = tree_put(groups->members, member);
	return member->key;
}
