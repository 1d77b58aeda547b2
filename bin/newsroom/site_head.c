/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_head.h"

#include <ctype.h>
#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "md_file.h"
#include "site_lines.h"
#include "speak.h"
#include "toml.h"
#include "yaml_items.h"

static void
close_json(void *thing)
{
	json_decref(thing);
}

/* YAML's merge key: what is there besides, the first of several first. */
static void
merge(json_t *object, json_t *others)
{
	size_t i;

	json_object_update_missing(object, others);
	for (i = 0; i < json_array_size(others); i++)
		json_object_update_missing(object, json_array_get(others, i));
}

static json_t *
lower_object(json_t *value)
{
	json_t *lower = json_object(), *inner, *merged;
	const char *key;
	char *name, *c;

	json_object_foreach(value, key, inner)
	{
		name = strdup(key);
		if (name == NULL)
			err(1, "memory");
		for (c = name; *c != '\0'; c++)
			*c = (char)tolower((unsigned char)*c);
		json_object_set_new(lower, name, site_head_lower(inner));
		free(name);
	}
	merged = json_object_get(lower, "<<");
	if (merged != NULL) {
		merge(lower, merged);
		json_object_del(lower, "<<");
	}
	return lower;
}

json_t *
site_head_lower(json_t *value)
{
	json_t *list;
	size_t i;

	if (json_is_object(value))
		return lower_object(value);
	if (!json_is_array(value))
		return json_incref(value);
	list = json_array();
	for (i = 0; i < json_array_size(value); i++)
		json_array_append_new(list,
		    site_head_lower(json_array_get(value, i)));
	return list;
}

static json_t *
read_yaml(struct arena *arena, const char *text, struct site_head *head)
{
	size_t n = 0;
	const struct yaml_item *item = yaml_items_foreign(arena, text, &n,
	    &head->line, &head->fault);

	if (n == 0 && head->fault == NULL)
		return json_object(); /* Jekyll's: comments alone, or nothing */
	if (item == NULL || n != 1) {
		head->fault = item == NULL ?
		    head->fault :
		    _("the head is no list of `name: value`");
		return NULL;
	}
	head->yaml = item;
	return json_loads(arena_printf(arena, "{%s}", item->members), 0, NULL);
}

/* Hugo knows where such a head ends by its bracket. */
static json_t *
read_json(char *text, struct site_head *head)
{
	json_error_t error;
	json_t *members = json_loads(text, JSON_DISABLE_EOF_CHECK, &error);

	if (members == NULL) {
		head->line = error.line > 0 ? error.line - 1 : 0;
		head->fault = _("the head is no JSON");
		return NULL;
	}
	head->body = text + error.position;
	head->body += strspn(head->body, "\n");
	return members;
}

/* Hugo takes blank lines in front of a head. */
static char *
skip_front(char *text, int *lines)
{
	size_t n = strspn(text, " \t\n"), i;

	*lines = 0;
	for (i = 0; i < n; i++)
		*lines += text[i] == '\n';
	return text + n;
}

struct site_head
site_head_read(struct arena *arena, char *text)
{
	struct site_head head = { .line = 0 };
	char *toml, *yaml;
	json_t *members = NULL;
	int lines;

	text = skip_front(text, &lines);
	toml = md_file_split_toml(text, &head.body);
	yaml = toml != NULL ? NULL : md_file_split_yaml(text, &head.body);
	if (toml != NULL)
		members = toml_read(arena, toml, &head.line, &head.fault);
	else if (yaml != NULL)
		members = read_yaml(arena, yaml, &head);
	else if (text[0] == '{' && strchr(" \t\n\"", text[1]) != NULL)
		members = read_json(text, &head);
	else if (strncmp(text, "---\n", 4) == 0 ||
	    strncmp(text, "+++\n", 4) == 0)
		head.fault = _("the head has no end");
	else {
		members = site_lines_read(arena, text, &head.body);
		head.is_lines = members != NULL;
		head.is_none = members == NULL;
	}
	head.is_yaml = yaml != NULL;
	head.line += 1 + lines;
	if (members != NULL) {
		head.members = site_head_lower(members);
		json_decref(members);
		arena_defer(arena, close_json, head.members);
	} else if (head.fault == NULL && !head.is_none)
		head.fault = _("the head is no list of `name: value`");
	return head;
}

const char *
site_head_text(const struct site_head *head, const char *const *names)
{
	const char *text;

	for (; *names != NULL; names++) {
		text = json_string_value(
		    json_object_get(head->members, *names));
		if (text != NULL && *text != '\0')
			return text;
	}
	return NULL;
}

/* What YAML 1.1 and Hugo take for false, in any case. */
static bool
is_no(const char *text)
{
	static const char *const words[] = { "", "false", "no", "off", "n", "f",
		"0" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(words[i], text) == 0)
			return true;
	return false;
}

bool
site_head_is(const struct site_head *head, const char *name, bool none)
{
	const json_t *value = json_object_get(head->members, name);
	const char *text = json_string_value(value);

	if (value == NULL || json_is_null(value))
		return none;
	if (json_is_integer(value))
		return json_integer_value(value) != 0;
	return text == NULL ? json_is_true(value) : !is_no(text);
}

void
site_head_each(const struct site_head *head, const char *name,
    void (*take)(void *context, const char *text), void *context)
{
	const json_t *value = json_object_get(head->members, name);
	size_t i;

	if (json_is_string(value))
		take(context, json_string_value(value));
	for (i = 0; i < json_array_size(value); i++)
		if (json_is_string(json_array_get(value, i)))
			take(context,
			    json_string_value(json_array_get(value, i)));
}

/* What a head may say, and the import asks for. */
static const char *const known[] = { "title", "slug", "lang", "language",
	"locale", "translationkey", "translation_key", "ref", "lang-ref",
	"lang_ref", SITE_DATE_NAMES, "expirydate", "unpublishdate", "expires",
	"expiry_date", "unpublish_date", "headless", "build", "_build", "draft",
	"isdraft", "is_draft", "published", "publish", "ispublished",
	"is_published", "render", "output", "outputs", "routable", "unlisted",
	"hidden", "private", "hide", "ishidden", "is_hidden", "isprivate",
	"is_private", "isunlisted", "is_unlisted", "exclude",
	"eleventyexcludefromcollections", "public", "listed", "visible",
	"password", "encrypt", "status", "post_status", "visibility", "access",
	"sitemap", "sitemap_exclude", "sitemapexclude", "noindex", "no_index",
	"robotsnoindex", "robots", "meta_robots", "cascade", "summary",
	"description", "excerpt", "subtitle", "tags", "categories", "tag",
	"category", "taxonomies", "aliases", "redirect_from", "url",
	"permalink", "type", "layout", "featured_image_alt", "image_alt",
	"imagealt", "featured_image_caption", "image_caption",
	SITE_PICTURE_NAMES };

bool
site_head_is_known(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i], name) == 0)
			return true;
	return false;
}
