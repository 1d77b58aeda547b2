/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_defaults.h"

#include <stdint.h>
#include <string.h>

#include "site_given.h"
#include "site_glob.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Which texts a set of values is for. */
struct scope {
	const char *path, *type; /* "" and NULL: all */
};

static void
close_json(void *thing)
{
	json_decref(thing);
}

static struct scope
scope_of(const json_t *set)
{
	const struct site_head head = { .members = json_object_get(set,
					    "scope") };
	const char *path = site_head_text(&head, NAMES("path"));

	return (struct scope){ path == NULL ? "" : path + strspn(path, "/"),
		site_head_text(&head, NAMES("type")) };
}

/* Whether it is that folder or file, or one in it. */
static bool
is_in(struct arena *arena, const char *folder, const char *path)
{
	size_t n = strlen(folder), end;

	while (n > 0 && folder[n - 1] == '/')
		n--;
	if (n == 0)
		return true;
	if (strchr(folder, '*') == NULL)
		return strncmp(path, folder, n) == 0 &&
		    (path[n] == '/' || path[n] == '\0');
	for (end = strlen(path); end > 0; end--)
		if ((path[end] == '/' || path[end] == '\0') &&
		    site_glob(arena, arena_strndup(arena, folder, n),
			arena_strndup(arena, path, end), false))
			return true;
	return false;
}

/* Jekyll's word for it, in the plural of now or the singular of before. */
static bool
is_type(const struct site_name *name, const char *type)
{
	const char *own = name->is_draft ? "drafts" :
	    name->is_post                ? "posts" :
	    name->collection != NULL     ? name->collection :
					   "pages";

	return type == NULL || strcmp(own, type) == 0 ||
	    (strncmp(own, type, strlen(type)) == 0 &&
		strcmp(own + strlen(type), "s") == 0);
}

static bool
applies(const struct site *site, const struct site_name *name,
    const struct scope *scope)
{
	struct arena *arena = import_arena(site->import);
	const char *folder = site_config_text(site->config, "collections_dir");
	size_t n = folder == NULL ? 0 : strlen(folder);
	const char *path = name->path;

	if (!is_type(name, scope->type))
		return false;
	if (is_in(arena, scope->path, path))
		return true;
	return n > 0 && strncmp(path, folder, n) == 0 && path[n] == '/' &&
	    is_in(arena, scope->path, path + n + 1);
}

/* The longer path counts, then who names a type, then who comes later. */
static bool
is_nearer(const struct scope *scope, const struct scope *old)
{
	size_t n = strlen(scope->path), o = strlen(old->path);

	return n != o ? n > o : scope->type != NULL || old->type == NULL;
}

void
site_defaults_fill(const struct site *site, const struct site_name *name,
    struct site_head *head)
{
	struct arena *arena = import_arena(site->import);
	json_t *sets = site_config_at(site->config, NAMES("defaults"));
	json_t *merged = json_object(), *values;
	struct scope scope, old = { "", NULL };
	size_t i;

	arena_defer(arena, close_json, merged);
	for (i = 0; i < json_array_size(sets); i++) {
		values = json_object_get(json_array_get(sets, i), "values");
		scope = scope_of(json_array_get(sets, i));
		if (!json_is_object(values) || !applies(site, name, &scope))
			continue;
		if (is_nearer(&scope, &old)) {
			json_object_update(merged, values);
			old = scope;
		} else
			json_object_update_missing(merged, values);
	}
	site_given_values(arena, head, merged, site->config->file);
}
