/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "foreign.h"
#include "site_config.h"
#include "site_config_file.h"
#include "site_head.h"
#include "speak.h"
#include "translit.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

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

/* What the files in a folder say, which is an import's or above it. */
static struct site_config *
read_at(struct import *import, const char *folder, const char *inside)
{
	struct arena *whole = import_whole(import);
	struct site_config *config = arena_alloc(whole, sizeof(*config));

	config->root = folder;
	config->inside = inside;
	config->members = json_object();
	arena_defer(whole, close_json, config->members);
	site_config_files(config, import, folder);
	if (config->kind == SITE_HUGO)
		add_roots(config, whole);
	else if (config->is_hexo)
		add_root(config, whole,
		    (struct site_root){ .path = "source", .under = "" });
	return config;
}

static bool
is_below(const char *folder, const char *path)
{
	size_t n = strlen(folder);

	return n == 0 || (strncmp(path, folder, n) == 0 && path[n] == '/');
}

/* Whether the import's folder is among the texts of a site around it. */
static bool
is_among(struct site_config *config)
{
	const struct site_root *root;
	const char *inside = config->inside;

	if (*inside == '_' && config->kind == SITE_PLAIN)
		config->kind = SITE_JEKYLL;
	if (config->kind == SITE_JEKYLL)
		return *inside == '_';
	for (root = config->roots; root != NULL; root = root->next)
		if (strcmp(root->path, inside) == 0 ||
		    is_below(root->path, inside) ||
		    is_below(inside, root->path))
			return true;
	return false;
}

/*
 * Whether to look no further: its settings say that it is a site, whose part
 * the import's folder is. One that may be, *own, is another's only where that
 * has it among its texts.
 */
static bool
is_found(struct site_config *config, struct site_config **own)
{
	bool is_its = *config->inside == '\0' || is_among(config);

	if (config->is_broken ||
	    (config->is_sure &&
		(is_its || config->kind != SITE_HUGO || *own == NULL ||
		    (*own)->kind == SITE_PLAIN)) ||
	    (config->file != NULL && config->kind != SITE_PLAIN && is_its))
		return true;
	if (*own == NULL || ((*own)->kind == SITE_PLAIN && is_its))
		*own = config;
	return false;
}

static bool
is_repository(struct arena *arena, const char *folder)
{
	struct stat status;

	return stat(arena_printf(arena, "%s/.git", folder), &status) == 0 &&
	    S_ISDIR(status.st_mode);
}

/* The site by its folder, or the nearest above it. */
static struct site_config *
find(struct import *import, const char *folder)
{
	struct arena *whole = import_whole(import);
	char *real = realpath(folder, NULL), *slash;
	const char *inside = "";
	struct site_config *own = NULL;
	struct site_config *config = read_at(import, folder, "");
	bool found = is_found(config, &own);

	while (!found && real != NULL && *real != '\0' &&
	    (*inside == '\0' || !is_repository(whole, real))) {
		slash = strrchr(real, '/');
		inside = arena_printf(whole, "%s%s%s", slash + 1,
		    *inside == '\0' ? "" : "/", inside);
		*slash = '\0';
		config = read_at(import, arena_strndup(whole, real, SIZE_MAX),
		    inside);
		found = is_found(config, &own);
	}
	free(real);
	return found ? config : own;
}

const struct site_config *
site_config_read(struct import *import, const char *folder)
{
	struct arena *whole = import_whole(import);
	struct site_config *config = find(import, folder);

	if (*config->inside != '\0')
		import_note(import,
		    arena_printf(whole, "%s%s%s", config->root,
			config->file == NULL ? "" : "/",
			config->file == NULL ? "" : config->file),
		    _("the folder is a part of this site, whose settings "
		      "count"));
	config->name = name_of(config, whole, config->root);
	return config;
}
