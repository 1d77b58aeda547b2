/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_address.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "site_address_part.h"
#include "site_words.h"
#include "speak.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The key of the settings for a language: bg, or bg-bg. */
static const char *
key_of(const struct site *site, const char *lang)
{
	json_t *languages = site_config_at(site->config, NAMES("languages"));
	json_t *language;
	const char *key;

	json_object_foreach(languages, key, language)
	{
		if (strncmp(key, lang, 2) == 0 &&
		    (key[2] == '\0' || key[2] == '-'))
			return key;
	}
	return lang;
}

const char *
site_address_front(const struct site *site, const char *lang)
{
	struct arena *arena = import_arena(site->import);
	const struct site_config *config = site->config;
	const struct site_head head = { .members = config->members };
	const char *key = key_of(site, lang);
	const char *first = site_config_language(config, arena);

	if (config->kind != SITE_HUGO ||
	    json_object_size(site_config_at(config, NAMES("languages"))) < 2 ||
	    site_config_at(config, NAMES("languages", key, "baseurl")) != NULL)
		return "";
	return first != NULL && strcmp(first, lang) == 0 &&
		!site_head_is(&head, "defaultcontentlanguageinsubdir", false) ?
	    "" :
	    arena_printf(arena, "/%s", key);
}

/* With one slash where there were several, and one in front. */
static const char *
plain_path(struct arena *arena, const char *path)
{
	char *plain = arena_alloc(arena, strlen(path) + 2), *to = plain;

	*to++ = '/';
	for (; *path != '\0'; path++)
		if (*path != '/' || to[-1] != '/')
			*to++ = *path;
	*to = '\0';
	return plain;
}

/* A form with what its :words stand for; NULL where one stands for nothing. */
static const char *
expand(const struct site_stood *stood, const char *form)
{
	struct arena *arena = import_arena(stood->site->import);
	struct json *made = json_new(arena);
	const char *part;
	size_t n;

	while (*form != '\0') {
		n = strcspn(form, ":");
		fwrite(form, 1, n, made->to);
		form += n;
		if (*form == '\0')
			break;
		n = strspn(form + 1, "abcdefghijklmnopqrstuvwxyz_");
		part = form[1 + n] == '[' ||
			ftell(made->to) > SITE_ADDRESS_MAX ?
		    NULL :
		    site_address_part(stood, arena_strndup(arena, form + 1, n));
		if (part == NULL) {
			json_end(made);
			return NULL;
		}
		fputs(part, made->to);
		form += 1 + n;
	}
	return json_end(made);
}

/* By Hugo's permalinks: of the text's section, and of its language first. */
static const char *
hugo_form(const struct site_stood *stood)
{
	const struct site_config *config = stood->site->config;
	struct arena *arena = import_arena(stood->site->import);
	const char *key = key_of(stood->site, stood->lang);
	const char *section = site_words_lower(arena,
	    arena_strndup(arena, stood->name->plain,
		strchr(stood->name->plain, '/') == NULL ?
		    0 :
		    strcspn(stood->name->plain, "/")));
	json_t *said[] = {
		site_config_at(config,
		    NAMES("languages", key, "permalinks", "page", section)),
		site_config_at(config,
		    NAMES("languages", key, "permalinks", section)),
		site_config_at(config, NAMES("permalinks", "page", section)),
		site_config_at(config, NAMES("permalinks", section)),
	};
	size_t i;

	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (json_is_string(said[i]))
			return json_string_value(said[i]);
	return json_is_array(site_config_at(config, NAMES("permalinks"))) ?
	    NULL :
	    "/:sections/:slugorfilename/";
}

static const char *
hugo_address(const struct site_stood *stood)
{
	struct arena *arena = import_arena(stood->site->import);
	const struct site_head config = { .members =
					      stood->site->config->members };
	const char *form = hugo_form(stood);
	const char *path = form == NULL ? NULL : expand(stood, form);
	size_t n;

	if (path == NULL)
		return NULL;
	if (!site_head_is(&config, "disablepathtolower", false))
		path = site_words_lower(arena, path);
	n = strlen(path);
	if (n > 1 && path[n - 1] == '/' &&
	    site_head_is(&config, "uglyurls", false))
		path = arena_printf(arena, "%.*s.html", (int)n - 1, path);
	return arena_printf(arena, "%s/%s",
	    site_address_front(stood->site, stood->lang), path);
}

/* Jekyll's own names for forms. */
static const char *
form_of_style(const char *style)
{
	static const struct {
		const char *style, *form;
	} styles[] = {
		{ "date", "/:categories/:year/:month/:day/:title:output_ext" },
		{ "pretty", "/:categories/:year/:month/:day/:title/" },
		{ "none", "/:categories/:title:output_ext" },
		{ "ordinal", "/:categories/:year/:y_day/:title:output_ext" },
	};
	size_t i;

	for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		if (strcmp(style, styles[i].style) == 0)
			return styles[i].form;
	return style;
}

/* What its other forms end in, by the style of the posts. */
static const char *
suffix_of(const char *style)
{
	const char *form = form_of_style(style);
	size_t n = strlen(form);

	if (n > 0 && form[n - 1] == '/')
		return "/";
	return n > 11 && strcmp(form + n - 11, ":output_ext") == 0 ? ".html" :
								     "";
}

static const char *
jekyll_address(const struct site_stood *stood)
{
	const struct site_config *config = stood->site->config;
	const struct site_name *name = stood->name;
	struct arena *arena = import_arena(stood->site->import);
	const char *style = site_config_text(config, "permalink"), *form;
	const char *label = name->is_post ? "posts" : name->collection;

	if (style == NULL)
		style = config->is_hexo ? ":year/:month/:day/:title/" : "date";
	form = label == NULL ?
	    NULL :
	    json_string_value(site_config_at(config,
		NAMES("collections", site_words_lower(arena, label),
		    "permalink")));
	if (form == NULL && name->is_post)
		form = style;
	if (form == NULL)
		form = arena_printf(arena, "%s%s",
		    label == NULL ? "/:path/:basename" : "/:collection/:path",
		    suffix_of(style));
	if (label == NULL && name->is_index)
		form = "/:path/:basename/";
	return expand(stood, form_of_style(form));
}

static const char *
with_base(const struct site_stood *stood, const char *path)
{
	struct arena *arena = import_arena(stood->site->import);

	return plain_path(arena,
	    arena_printf(arena, "%s/%s",
		site_config_base(stood->site->config, arena), path));
}

/* By the settings; NULL where they do not say it, or are not there. */
static const char *
own_address(const struct site_stood *stood)
{
	const struct site_config *config = stood->site->config;
	const char *path;

	if (config->file == NULL || config->is_broken ||
	    config->kind == SITE_PLAIN)
		return NULL;
	path = config->kind == SITE_JEKYLL ? jekyll_address(stood) :
					     hugo_address(stood);
	return path == NULL ? NULL : with_base(stood, path);
}

/* What a head gives in a form, or from the text's folder; or as it was. */
static const char *
given_address(const struct site_stood *stood, const char *form, bool is_alias)
{
	struct arena *arena = import_arena(stood->site->import);
	const struct site_config *config = stood->site->config;
	const char *path = form;

	if (config->file == NULL || strstr(form, "://") != NULL)
		return form;
	if (*form != '/' && config->kind == SITE_HUGO)
		path = arena_printf(arena, "%s/%s/%s",
		    site_address_front(stood->site, stood->lang),
		    is_alias ? site_address_part(stood, "sections") : "", form);
	path = expand(stood, path);
	return path == NULL ? form : with_base(stood, path);
}

/* A list that is being written. */
struct list {
	const struct site_stood *stood;
	FILE *to;
	bool is_begun;
};

static void
put_address(struct list *list, const char *address)
{
	struct import *import = list->stood->site->import;

	if (address[0] != '/' || strpbrk(address, ":{?#") != NULL) {
		import_note(import, list->stood->name->path,
		    arena_printf(import_arena(import),
			_("cannot be led here: %s"), address));
		return;
	}
	if (list->is_begun)
		fputs(", ", list->to);
	list->is_begun = true;
	json_string(list->to, address);
}

static void
put_given(void *context, const char *address)
{
	struct list *list = context;

	put_address(list, given_address(list->stood, address, false));
}

static void
put_alias(void *context, const char *address)
{
	struct list *list = context;

	put_address(list, given_address(list->stood, address, true));
}

const char *
site_addresses(const struct site_stood *stood)
{
	struct arena *arena = import_arena(stood->site->import);
	struct json *json = json_new(arena);
	struct list list = { stood, json->to, false };
	const struct import_stood by_map = { stood->lang, stood->slug,
		stood->date, stood->is_page ? "page" : "post" };
	const char *said = site_head_text(stood->head,
	    NAMES("url", "permalink"));
	const char *address = import_map_address(stood->site->map, arena,
	    &by_map, said == NULL ? own_address(stood) : NULL);

	putc('[', json->to);
	if (address != NULL)
		put_address(&list, address);
	site_head_each(stood->head, "url", put_given, &list);
	site_head_each(stood->head, "permalink", put_given, &list);
	site_head_each(stood->head, "aliases", put_alias, &list);
	site_head_each(stood->head, "redirect_from", put_alias, &list);
	putc(']', json->to);
	return json_end(json);
}
