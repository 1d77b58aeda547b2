/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "foreign.h"
#include "site_config_file.h"
#include "site_glob.h"
#include "site_head.h"
#include "site_words.h"
#include "translit.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

json_t *
site_config_at(const struct site_config *config, const char *const *names)
{
	json_t *value = config->members;

	for (; *names != NULL && value != NULL; names++)
		value = json_object_get(value, *names);
	return value;
}

const char *
site_config_text(const struct site_config *config, const char *name)
{
	return json_string_value(json_object_get(config->members, name));
}

bool
site_config_is_whole(const struct site_config *config)
{
	return config->kind != SITE_PLAIN && !config->is_inside &&
	    !config->is_broken;
}

/* By its address without http://; else by the folder that it lies in. */
static const char *
name_of(const struct site_config *config, struct arena *arena,
    const char *folder)
{
	const struct site_head head = { .members = config->members };
	const char *url = site_head_text(&head, NAMES("url"));
	const char *base = site_head_text(&head, NAMES("baseurl", "base_url"));
	const char *all = arena_printf(arena, "%s%s", url == NULL ? "" : url,
	    base == NULL ? "" : base);
	const char *host = strstr(all, "://");
	char *real;

	all = host == NULL ? all : host + 3;
	if (all[strspn(all, "/")] != '\0')
		return arena_printf(arena, "markdown/%s",
		    translit_slug(arena, all));
	real = realpath(folder, NULL);
	all = arena_printf(arena, "markdown/folder/%s",
	    real == NULL ? "" : translit_slug(arena, strrchr(real, '/') + 1));
	free(real);
	return all;
}

static void
close_json(void *thing)
{
	json_decref(thing);
}

/* The first of its texts; of several languages Hugo takes English. */
const char *
site_config_language(const struct site_config *config, struct arena *arena)
{
	static const char *const names[] = { "defaultcontentlanguage",
		"default_language", NULL };
	static const char *const of_one[] = { "languagecode", "locale", "lang",
		"language", NULL };
	const struct site_head head = { .members = config->members };
	json_t *languages = site_config_at(config, NAMES("languages"));
	const char *code = site_head_text(&head, names);
	size_t n = json_object_size(languages);

	if (code == NULL && n == 1)
		code = json_object_iter_key(json_object_iter(languages));
	if (code == NULL && n > 1 && config->kind == SITE_HUGO)
		code = "en";
	if (code == NULL)
		code = site_head_text(&head, of_one);
	return code == NULL ?
	    NULL :
	    foreign_language(arena, site_words_lower(arena, code));
}

bool
site_config_has_language(const struct site_config *config, const char *code)
{
	json_t *languages = site_config_at(config, NAMES("languages"));

	return json_object_get(languages, code) != NULL;
}

static void
compare_language(void *found, const char *code)
{
	const char **wanted = found;

	if (*wanted != NULL && strncasecmp(code, *wanted, 2) == 0)
		*wanted = NULL;
}

bool
site_config_is_off(const struct site_config *config, const char *lang)
{
	const struct site_head head = { .members = config->members };
	json_t *languages = site_config_at(config, NAMES("languages"));
	json_t *language;
	const char *wanted = lang, *code;

	site_head_each(&head, "disablelanguages", compare_language, &wanted);
	json_object_foreach(languages, code, language)
	{
		const struct site_head own = { .members = language };

		if (site_head_is(&own, "disabled", false))
			compare_language(&wanted, code);
	}
	return wanted == NULL;
}

/* The path below a root; NULL: it is not there. */
static const char *
below_root(const struct site_root *root, const char *path)
{
	size_t n = strlen(root->path);

	if (n == 0)
		return path;
	return strncmp(path, root->path, n) == 0 && path[n] == '/' ?
	    path + n + 1 :
	    NULL;
}

const char *
site_config_below(const struct site_config *config, struct arena *arena,
    const char *path, const char **lang)
{
	const struct site_root *root = config->roots, *found = NULL;

	for (; root != NULL; root = root->next)
		if (below_root(root, path) != NULL &&
		    (found == NULL || strlen(root->path) > strlen(found->path)))
			found = root;
	if (config->roots == NULL)
		return strncmp(path, "content/", 8) == 0 ? path + 8 : path;
	if (found == NULL)
		return NULL;
	*lang = found->lang == NULL ? *lang : found->lang;
	return arena_printf(arena, "%s%s%s", found->under,
	    *found->under == '\0' ? "" : "/", below_root(found, path));
}

struct sifted {
	struct arena *arena;
	const char *path;
	bool is_named;
};

static void
ask_sieve(void *context, const char *pattern)
{
	struct sifted *sifted = context;

	pattern += strspn(pattern, "/");
	sifted->is_named |= site_glob(sifted->arena, pattern, sifted->path,
	    false);
}

static bool
is_sifted(const struct site_root *root, struct arena *arena, const char *path)
{
	const struct site_head mount = { .members = root->mount };
	struct sifted out = { arena, path, false }, in = { arena, path, false };

	site_head_each(&mount, "excludefiles", ask_sieve, &out);
	site_head_each(&mount, "includefiles", ask_sieve, &in);
	return out.is_named || json_object_get(root->mount, "files") != NULL ||
	    (json_object_get(root->mount, "includefiles") != NULL &&
		!in.is_named);
}

bool
site_config_is_sifted(const struct site_config *config, struct arena *arena,
    const char *path)
{
	const struct site_root *root;
	const char *below;

	for (root = config->roots; root != NULL; root = root->next) {
		below = below_root(root, path);
		if (below != NULL && is_sifted(root, arena, below))
			return true;
	}
	return false;
}

const char *
site_config_base(const struct site_config *config, struct arena *arena)
{
	const struct site_head head = { .members = config->members };
	/* Jekyll's has no host, and Hexo calls it so. */
	const char *url = site_head_text(&head,
	    config->kind == SITE_JEKYLL ? NAMES("baseurl", "root") :
					  NAMES("baseurl", "base_url"));
	const char *host = url == NULL ? NULL : strstr(url, "://");
	size_t n;

	if (host != NULL)
		url = strchr(host + 3, '/');
	if (url == NULL)
		return "";
	url += strspn(url, "/");
	n = strcspn(url, "?#{");
	while (n > 0 && url[n - 1] == '/')
		n--;
	return n == 0 ? "" : arena_printf(arena, "/%.*s", (int)n, url);
}

/* A folder's path without what says nothing. */
static const char *
plain_folder(struct arena *arena, const char *path)
{
	size_t n;

	while (*path == '/' || strncmp(path, "./", 2) == 0)
		path++;
	if (strcmp(path, ".") == 0)
		return "";
	n = strlen(path);
	while (n > 0 && path[n - 1] == '/')
		n--;
	return arena_strndup(arena, path, n);
}

static void
add_root(struct site_config *config, struct arena *arena, struct site_root root)
{
	struct site_root *made = arena_alloc(arena, sizeof(*made));

	*made = root;
	made->path = plain_folder(arena, root.path);
	if (config->is_inside &&
	    (strncmp(made->path, "content", 7) != 0 ||
		strchr("/", made->path[7]) == NULL))
		return;
	if (config->is_inside)
		made->path += made->path[7] == '/' ? 8 : 7;
	made->under = plain_folder(arena, root.under);
	made->next = config->roots;
	config->roots = made;
}

/* A folder from elsewhere that Hugo sees among the texts. */
static void
add_mount(struct site_config *config, struct arena *arena, json_t *mount)
{
	const struct site_head head = { .members = mount };
	const char *source = site_head_text(&head, NAMES("source"));
	const char *target = site_head_text(&head, NAMES("target"));
	const char *lang = site_head_text(&head, NAMES("lang"));

	if (source == NULL || target == NULL ||
	    strncmp(target, "content", 7) != 0 ||
	    (target[7] != '/' && target[7] != '\0'))
		return;
	add_root(config, arena,
	    (struct site_root){ .path = source,
		.under = target + 7,
		.lang = foreign_language(arena, lang),
		.mount = mount });
}

/* Those of languages; whether each of them has one of its own. */
static bool
add_languages(struct site_config *config, struct arena *arena)
{
	json_t *languages = site_config_at(config, NAMES("languages"));
	bool is_each = json_object_size(languages) > 0;
	json_t *language, *own;
	const char *code;

	json_object_foreach(languages, code, language)
	{
		own = json_object_get(language, "contentdir");
		is_each = is_each && json_is_string(own);
		if (json_is_string(own))
			add_root(config, arena,
			    (struct site_root){ .path = json_string_value(own),
				.under = "",
				.lang = foreign_language(arena, code) });
	}
	return is_each;
}

static void
add_roots(struct site_config *config, struct arena *arena)
{
	json_t *mounts = site_config_at(config, NAMES("module", "mounts"));
	const char *path = site_config_text(config, "contentdir");
	bool is_each;
	size_t i;

	for (i = 0; i < json_array_size(mounts); i++)
		add_mount(config, arena, json_array_get(mounts, i));
	if (config->roots != NULL)
		return;
	is_each = add_languages(config, arena);
	if (!is_each)
		add_root(config, arena,
		    (struct site_root){ .path = path == NULL ? "content" : path,
			.under = "" });
}

/* Of a folder of texts alone: what is said in the folder that it is in. */
static void
read_above(struct site_config *config, struct import *import,
    const char *folder)
{
	struct arena *arena = import_arena(import);
	struct site_config above = { .members = config->members };
	char *real = realpath(folder, NULL);
	const char *base = real == NULL ? "" : strrchr(real, '/') + 1;

	if (strcmp(base, "content") == 0 || *base == '_') {
		site_config_files(&above, import,
		    arena_printf(arena, "%s/..", folder));
		above.is_inside = *base != '_';
		above.is_broken |= *base == '_' && above.file != NULL;
		*config = above;
		if (*base == '_')
			config->kind = SITE_PLAIN;
	}
	free(real);
}

const struct site_config *
site_config_read(struct import *import, const char *folder)
{
	struct arena *whole = import_whole(import);
	struct site_config *config = arena_alloc(whole, sizeof(*config));

	config->members = json_object();
	arena_defer(whole, close_json, config->members);
	site_config_files(config, import, folder);
	if (config->kind == SITE_PLAIN)
		read_above(config, import, folder);
	if (config->kind == SITE_HUGO)
		add_roots(config, whole);
	else if (config->is_hexo)
		add_root(config, whole,
		    (struct site_root){ .path = "source", .under = "" });
	config->name = name_of(config, whole, folder);
	return config;
}
