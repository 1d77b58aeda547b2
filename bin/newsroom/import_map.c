/* SPDX-License-Identifier: EUPL-1.2 */
#include "import_map.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "md_file.h"
#include "speak.h"
#include "tree.h"
#include "yaml_items.h"

enum { UNKNOWN_MAX = 10000 };

/* A term that the file does not name. */
struct unknown {
	char *name;
	int64_t n;
};

struct import_map {
	json_t *names;
	struct tree *unknown;
	size_t n_unknown;
};

static int
compare_unknown(const void *a, const void *b)
{
	return strcmp(((const struct unknown *)a)->name,
	    ((const struct unknown *)b)->name);
}

static void
close_map(void *thing)
{
	json_decref(((struct import_map *)thing)->names);
}

static bool
fail(struct import *import, const char *path, int line, const char *why)
{
	import_fail(import, path,
	    arena_printf(import_whole(import), _("line %d: %s"), line, why));
	return false;
}

/* A name that no mapping has, or NULL. */
static const char *
unknown_name(json_t *names)
{
	void *at = json_object_iter(names);
	const char *key;

	for (; at != NULL; at = json_object_iter_next(names, at)) {
		key = json_object_iter_key(at);
		if (strcmp(key, "language") != 0 && strchr(key, '/') == NULL)
			return key;
	}
	return NULL;
}

static bool
read_map(struct import_map *map, struct import *import, const char *path)
{
	struct arena *arena = import_whole(import);
	const struct yaml_item *items;
	const char *fault = NULL, *key;
	char *text = md_file_read(arena, path, &fault);
	int line = 1;
	size_t n = 0;

	if (text == NULL) {
		import_fail(import, path, fault);
		return false;
	}
	items = yaml_items(arena, text, &n, &line, &fault);
	if (items == NULL || n != 1)
		return fail(import, path, line,
		    fault == NULL ? _("not `name: value` lines") : fault);
	map->names = json_loads(arena_printf(arena, "{%s}", items->members), 0,
	    NULL);
	key = unknown_name(map->names);
	return key == NULL ||
	    fail(import, path, 1, arena_printf(arena, _("unknown: %s"), key));
}

struct import_map *
import_map_read(struct import *import, const char *path)
{
	struct import_map *map = arena_alloc(import_whole(import),
	    sizeof(*map));

	map->unknown = tree_new(import_whole(import), compare_unknown);
	arena_defer(import_whole(import), close_map, map);
	if (path != NULL && !read_map(map, import, path))
		return NULL;
	if (map->names == NULL)
		map->names = json_object();
	return map;
}

const char *
import_map_word(const struct import_map *map, const char *name)
{
	return json_string_value(json_object_get(map->names, name));
}

const char *
import_map_language(const struct import_map *map)
{
	return import_map_word(map, "language");
}

/* What a {name} of a form stands for; NULL where it is not there. */
static const char *
part_of(struct arena *arena, const struct import_stood *stood, const char *name,
    size_t n)
{
	static const struct {
		const char *name;
		size_t from, n;
	} parts[] = { { "year", 0, 4 }, { "month", 5, 2 }, { "day", 8, 2 } };
	size_t i;

	if (strncmp(name, "slug", n) == 0 && n == 4)
		return stood->slug;
	for (i = 0; stood->date != NULL && i < 3; i++)
		if (strlen(parts[i].name) == n &&
		    strncmp(parts[i].name, name, n) == 0)
			return arena_strndup(arena, stood->date + parts[i].from,
			    parts[i].n);
	return NULL;
}

const char *
import_map_address(const struct import_map *map, struct arena *arena,
    const struct import_stood *stood, const char *form)
{
	const char *said = strcmp(stood->kind, "post") != 0 ?
	    NULL :
	    import_map_word(map,
		arena_printf(arena, "address/%s", stood->lang));
	const char *address = "", *part;
	size_t n;

	if (said == NULL)
		said = import_map_word(map,
		    arena_printf(arena, "address/%s", stood->kind));
	form = said == NULL ? form : said;
	while (form != NULL && *form != '\0') {
		n = strcspn(form, "{");
		address = arena_printf(arena, "%s%.*s", address, (int)n, form);
		form += n;
		if (*form == '\0')
			break;
		n = strcspn(form, "}");
		part = part_of(arena, stood, form + 1, n - 1);
		if (part == NULL)
			return NULL;
		address = arena_printf(arena, "%s%s", address, part);
		form += n + (form[n] == '}');
	}
	return *address == '/' ? address : NULL;
}

const char *
import_map_type(const struct import_map *map, const char *type)
{
	char key[80];

	if (strcmp(type, "post") == 0 || strcmp(type, "page") == 0)
		return type;
	snprintf(key, sizeof(key), "type/%s", type);
	return import_map_word(map, key);
}

static void
count_unknown(struct import_map *map, struct import *import, const char *name)
{
	struct arena *whole = import_whole(import);
	struct unknown wanted = {
		arena_strndup(import_arena(import), name, SIZE_MAX), 0
	};
	struct unknown *found = tree_find(map->unknown, &wanted), *made;

	if (found != NULL) {
		found->n++;
		return;
	}
	if (map->n_unknown++ == UNKNOWN_MAX)
		return;
	made = arena_alloc(whole, sizeof(*made));
	*made = (struct unknown){ arena_strndup(whole, name, SIZE_MAX), 1 };
	tree_put(map->unknown, made);
}

/* One project or several, each once. */
static void
add_projects(json_t *projects, json_t *value)
{
	size_t i;

	for (i = 0; i < json_array_size(value); i++)
		add_projects(projects, json_array_get(value, i));
	if (!json_is_string(value))
		return;
	for (i = 0; i < json_array_size(projects); i++)
		if (json_equal(json_array_get(projects, i), value))
			return;
	json_array_append(projects, value);
}

const char *
import_map_projects(struct import_map *map, struct import *import,
    const struct import_term *terms)
{
	struct arena *arena = import_arena(import);
	json_t *projects = json_array(), *value;
	const char *copy;
	char *text;

	for (; terms != NULL; terms = terms->next) {
		value = json_object_get(map->names, terms->name);
		if (value != NULL)
			add_projects(projects, value);
		else if (terms->is_subject)
			count_unknown(map, import, terms->name);
	}
	text = json_dumps(projects, 0);
	copy = arena_strndup(arena, text, SIZE_MAX);
	free(text);
	json_decref(projects);
	return copy;
}

static void
report_unknown(void *import, const void *thing)
{
	const struct unknown *unknown = thing;
	/* A member of a head never means a project. */
	unsigned long n = (unsigned long)unknown->n;

	import_note(import, unknown->name,
	    arena_printf(import_arena(import),
		strncmp(unknown->name, "head/", 5) == 0 ?
		    ngettext("means nothing here: %lld item has it",
			"means nothing here: %lld items have it", n) :
		    ngettext("no project: %lld item has it",
			"no project: %lld items have it", n),
		(long long)unknown->n));
}

void
import_map_report(const struct import_map *map, struct import *import)
{
	tree_each(map->unknown, report_unknown, import);
	if (map->n_unknown > UNKNOWN_MAX)
		import_note(import, _("categories and tags"),
		    _("there are more that mean no project"));
}
