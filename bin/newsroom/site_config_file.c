/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_config_file.h"

#include <string.h>
#include <unistd.h>

#include <sys/stat.h>

#include "md_file.h"
#include "site_head.h"
#include "speak.h"
#include "toml.h"
#include "yaml_items.h"

struct reading {
	struct site_config *config;
	struct import *import;
	const char *folder;
};

static const char *const endings[] = { "toml", "yaml", "yml", "json" };

enum { ENDINGS = sizeof(endings) / sizeof(endings[0]) };

static bool
is_there(const struct reading *reading, const char *name, bool is_folder)
{
	const char *path = arena_printf(import_arena(reading->import), "%s/%s",
	    reading->folder, name);
	struct stat status;

	/* A link that leads nowhere is there, and nobody can read it. */
	return (stat(path, &status) == 0 || lstat(path, &status) == 0) &&
	    (S_ISDIR(status.st_mode) != 0) == is_folder;
}

/* Whether to open it is to read a file: a pipe would be waited for. */
static bool
is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static void
note_broken(const struct reading *reading, const char *name, const char *why)
{
	import_note(reading->import, name, why);
	reading->config->is_broken = true;
}

/* One mapping, or a list of several. */
static json_t *
read_yaml(struct arena *arena, const char *text, int *line, const char **fault)
{
	size_t n = 0, i;
	const struct yaml_item *items = yaml_items_foreign(arena, text, &n,
	    line, fault);
	json_t *list, *item;

	if (*fault != NULL)
		return NULL;
	if (n == 0)
		return json_object();
	list = json_array();
	for (i = 0; i < n; i++) {
		item = json_loads(arena_printf(arena, "{%s}", items[i].members),
		    0, NULL);
		json_array_append_new(list, item);
	}
	if (n > 1)
		return list;
	item = json_incref(json_array_get(list, 0));
	json_decref(list);
	return item;
}

static json_t *
read_json(const char *text, int *line, const char **fault)
{
	json_error_t error;
	json_t *value = json_loads(text, 0, &error);

	if (value == NULL) {
		*line = error.line;
		*fault = _("it is no JSON");
	}
	return value;
}

/* What a file says, which the caller gives back; NULL after it was noted. */
static json_t *
read_file(const struct reading *reading, const char *name)
{
	struct arena *arena = arena_new();
	const char *ending = strrchr(name, '.') + 1;
	const char *path = arena_printf(arena, "%s/%s", reading->folder, name);
	const char *fault = _("not a file");
	char *text = is_file(path) ? md_file_read(arena, path, &fault) : NULL;
	json_t *read = NULL, *lower = NULL;
	int line = 0;

	if (text != NULL && strcmp(ending, "toml") == 0)
		read = toml_read(arena, text, &line, &fault);
	else if (text != NULL && strcmp(ending, "json") == 0)
		read = read_json(text, &line, &fault);
	else if (text != NULL)
		read = read_yaml(arena, text, &line, &fault);
	if (read != NULL)
		lower = site_head_lower(read);
	json_decref(read);
	if (lower == NULL)
		note_broken(reading,
		    line == 0 ? name : arena_printf(arena, "%s:%d", name, line),
		    fault == NULL ? _("not `name: value` lines") : fault);
	arena_free(arena);
	return lower;
}

static void
put(const struct reading *reading, const char *name, json_t *members)
{
	struct site_config *config = reading->config;

	if (members == NULL)
		return;
	if (config->file == NULL)
		config->file = arena_strndup(import_whole(reading->import),
		    name, strlen(name));
	if (json_object_update_recursive(config->members, members) != 0)
		note_broken(reading, name, _("not `name: value` lines"));
	json_decref(members);
}

/*
 * A file, in whichever form, whose name without its ending is `stem`; as a
 * member of that name unless key is NULL. Whether there is one.
 */
static bool
take(const struct reading *reading, const char *stem, const char *key)
{
	struct arena *arena = import_arena(reading->import);
	const char *name;
	json_t *said, *inner;
	size_t i;

	for (i = 0; i < ENDINGS; i++) {
		name = arena_printf(arena, "%s.%s", stem, endings[i]);
		if (!is_there(reading, name, false))
			continue;
		said = read_file(reading, name);
		inner = key == NULL ? NULL : json_object_get(said, key);
		if (inner != NULL) {
			json_incref(inner);
			json_decref(said);
			said = inner;
		}
		if (key != NULL && said != NULL) {
			inner = json_object();
			json_object_set_new(inner, key, said);
			said = inner;
		}
		put(reading, name, said);
		return true;
	}
	return false;
}

static void
take_folder(const struct reading *reading, const char *folder)
{
	static const char *const keys[] = { "languages", "permalinks",
		"cascade", "taxonomies", "module" };
	struct arena *arena = import_arena(reading->import);
	size_t i;

	if (is_there(reading, folder, false))
		note_broken(reading, folder, _("not a folder"));
	if (!is_there(reading, folder, true))
		return;
	take(reading, arena_printf(arena, "%s/config", folder), NULL);
	take(reading, arena_printf(arena, "%s/hugo", folder), NULL);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		take(reading, arena_printf(arena, "%s/%s", folder, keys[i]),
		    keys[i]);
}

/* What is called as Hugo's may be anybody's. */
static bool
is_hugo_config(const struct site_config *config)
{
	static const char *const names[] = { "baseurl", "base_url",
		"contentdir", "languages", "theme" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (json_object_get(config->members, names[i]) != NULL)
			return true;
	return false;
}

static bool
is_other(const struct reading *reading)
{
	static const char *const names[] = { "docusaurus.config.js",
		"docusaurus.config.ts", "astro.config.mjs", "astro.config.js",
		"astro.config.ts", ".eleventy.js", "eleventy.config.js",
		"eleventy.config.mjs", "eleventy.config.cjs",
		"gatsby-config.js", "gatsby-config.ts", "mkdocs.yml",
		"nuxt.config.ts", "nuxt.config.js", "pelicanconf.py" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is_there(reading, names[i], false))
			return true;
	return false;
}

/* What Pelican's settings, a program, may say of each text. */
static bool
is_reserved(const struct reading *reading)
{
	struct arena *arena = import_arena(reading->import);
	const char *path = arena_printf(arena, "%s/pelicanconf.py",
	    reading->folder);
	const char *fault;
	const char *text = is_file(path) ? md_file_read(arena, path, &fault) :
					   NULL;

	text = text == NULL ? NULL : strstr(text, "DEFAULT_METADATA");
	return text != NULL && strstr(text, "status") != NULL;
}

void
site_config_files(struct site_config *config, struct import *import,
    const char *folder)
{
	const struct reading reading = { config, import, folder };
	bool is_content, is_hugo, is_jekyll;

	is_content = is_there(&reading, "content", true);
	config->is_hexo = is_there(&reading, "source/_posts", true);
	is_hugo = take(&reading, "hugo", NULL);
	is_jekyll = !is_hugo && take(&reading, "_config", NULL);
	if (!is_hugo && !is_jekyll)
		take(&reading, "config", NULL);
	if (!is_jekyll) {
		take_folder(&reading, "config/_default");
		take_folder(&reading, "config/production");
	}
	config->is_sure = is_hugo || is_jekyll;
	is_jekyll = is_jekyll ||
	    (!is_hugo && !is_hugo_config(config) &&
		(is_there(&reading, "_posts", true) || config->is_hexo));
	if (is_jekyll)
		config->kind = SITE_JEKYLL;
	else if (!is_hugo && is_other(&reading))
		config->kind = SITE_OTHER;
	else if (is_hugo || is_content || is_hugo_config(config))
		config->kind = SITE_HUGO;
	config->is_reserved = is_reserved(&reading);
	config->is_sure |= config->kind == SITE_OTHER;
}
