/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_given.h"

#include <stdint.h>
#include <string.h>

#include "foreign.h"
#include "md_file.h"
#include "site_defaults.h"
#include "site_glob.h"
#include "site_hidden.h"
#include "site_words.h"
#include "tree.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* One set of values. */
struct given {
	const struct given *next;
	const char *file;
	const char *lang; /* whose texts it is for; NULL: all */
	bool is_added;    /* to what their language has of its own */
	json_t *values;   /* NULL: none */
	json_t *target;   /* NULL: all texts */
};

/* A folder that gives something. */
struct branch {
	const char *folder; /* as the site sees it */
	const struct given *first;
};

struct site_given {
	struct tree *branches;
	const struct given *settings;
};

static void
close_json(void *thing)
{
	json_decref(thing);
}

/* One more, in the order in which they stand: the first that says it counts. */
static void
add(struct arena *whole, const struct given **first, struct given given)
{
	struct given *made = arena_alloc(whole, sizeof(*made));

	*made = given;
	made->next = *first;
	*first = made;
}

/* A cascade: a set, or a list of them. */
static void
add_cascade(struct arena *whole, const struct given **first,
    const struct given *like, json_t *cascade)
{
	struct given given = *like;
	size_t i = json_array_size(cascade);

	while (i > 0)
		add_cascade(whole, first, like, json_array_get(cascade, --i));
	if (!json_is_object(cascade))
		return;
	given.values = cascade;
	given.target = json_object_get(cascade, "target");
	if (given.target == NULL)
		given.target = json_object_get(cascade, "_target");
	add(whole, first, given);
}

struct site_given *
site_given_new(const struct site *site)
{
	struct arena *whole = import_whole(site->import);
	struct site_given *all = arena_alloc(whole, sizeof(*all));
	const struct site_config *config = site->config;
	const struct given like = { .file = config->file, .is_added = true };
	json_t *languages = site_config_at(config, NAMES("languages"));
	json_t *language;
	struct given own;
	const char *code;

	all->branches = tree_new(whole, tree_compare_names);
	add_cascade(whole, &all->settings, &like,
	    site_config_at(config, NAMES("cascade")));
	json_object_foreach(languages, code, language)
	{
		own = like;
		own.lang = foreign_language(whole, code);
		add_cascade(whole, &all->settings, &own,
		    json_object_get(language, "cascade"));
	}
	return all;
}

/* As Hugo knows a path: in lower case, with hyphens for blanks. */
static const char *
plain_of(struct arena *arena, const char *path)
{
	char *plain = arena_printf(arena, "%s", site_words_lower(arena, path));
	char *space = plain;

	while ((space = strchr(space, ' ')) != NULL)
		*space = '-';
	return plain;
}

/* "" or "a/b" of a/b/c. */
static const char *
folder_of(struct arena *arena, const char *stem)
{
	const char *slash = strrchr(stem, '/');

	return arena_strndup(arena, stem,
	    slash == NULL ? 0 : (size_t)(slash - stem));
}

static struct branch *
branch_at(const struct site *site, const char *folder)
{
	struct arena *whole = import_whole(site->import);
	struct branch *branch = tree_find(site->given->branches, &folder);

	if (branch != NULL)
		return branch;
	branch = arena_alloc(whole, sizeof(*branch));
	branch->folder = arena_strndup(whole, folder, SIZE_MAX);
	tree_put(site->given->branches, branch);
	return branch;
}

static void
see_values(const struct site *site, const struct site_name *name,
    json_t *cascade, bool is_draft)
{
	struct arena *whole = import_whole(site->import);
	struct arena *arena = import_arena(site->import);
	struct branch *branch = branch_at(site,
	    plain_of(arena, folder_of(arena, name->stem)));
	struct given given = {
		.file = arena_strndup(whole, name->path, SIZE_MAX),
		.lang = name->lang == NULL ?
		    NULL :
		    arena_strndup(whole, name->lang, SIZE_MAX),
	};
	json_t *values;

	if (is_draft) {
		values = json_pack("{s: b}", "draft", 1);
		arena_defer(whole, close_json, values);
		given.values = values;
	}
	add(whole, &branch->first, given);
	if (cascade == NULL)
		return;
	arena_defer(whole, close_json, json_incref(cascade));
	add_cascade(whole, &branch->first, &given, cascade);
}

/* What cannot be read may hide all. */
static void
see_fault(const struct site *site, const struct site_name *name, int line,
    const char *fault)
{
	import_note(site->import,
	    line == 0 ? name->path :
			arena_printf(import_arena(site->import), "%s:%d",
			    name->path, line),
	    fault);
	see_values(site, name, NULL, true);
}

/* Its cascade, and that a list which is a draft has no pages. */
void
site_given_see(const struct site *site, const struct site_name *name,
    const struct file *file)
{
	struct arena *arena = arena_new();
	const char *fault = file->fault;
	char *source = fault != NULL ? NULL :
				       md_file_read(arena, file->path, &fault);
	struct site_head head = { .fault = fault };

	if (source != NULL)
		head = site_head_read(arena, source);
	if (head.fault != NULL)
		see_fault(site, name, head.line, head.fault);
	else if (head.members != NULL)
		see_values(site, name, json_object_get(head.members, "cascade"),
		    site_hidden_draft(&head));
	arena_free(arena);
}

/* A pattern, or one of a list of them. */
static bool
fits_one(struct arena *arena, const json_t *patterns, const char *text)
{
	size_t i;

	if (json_is_string(patterns))
		return site_glob(arena, json_string_value(patterns), text,
		    false);
	for (i = 0; i < json_array_size(patterns); i++)
		if (fits_one(arena, json_array_get(patterns, i), text))
			return true;
	return false;
}

/* Hugo of before 0.123 names the file, that of after only its path. */
static bool
fits_path(struct arena *arena, const json_t *pattern,
    const struct site_name *name)
{
	const char *path = arena_printf(arena, "/%s",
	    plain_of(arena, name->plain));

	return fits_one(arena, pattern, path) ||
	    fits_one(arena, pattern, name->plain) ||
	    fits_one(arena, pattern, name->below) ||
	    fits_one(arena, pattern, arena_printf(arena, "/%s", name->below));
}

/* What it asks besides is taken for said. */
static bool
fits_target(struct arena *arena, const json_t *target,
    const struct site_name *name, const char *lang)
{
	const json_t *path = json_object_get(target, "path");
	const json_t *kind = json_object_get(target, "kind");
	const json_t *code = json_object_get(target, "lang");
	const json_t *where = json_object_get(target, "environment");

	if (code == NULL)
		code = json_object_get(
		    json_object_get(json_object_get(target, "sites"), "matrix"),
		    "languages");
	return (path == NULL || fits_path(arena, path, name)) &&
	    (kind == NULL || fits_one(arena, kind, "page")) &&
	    (code == NULL || fits_one(arena, code, lang)) &&
	    (where == NULL || fits_one(arena, where, "production"));
}

static bool
is_hidden(struct arena *arena, const struct site_head *head)
{
	return site_hidden_draft(head) || site_hidden_why(arena, head) != NULL;
}

void
site_given_values(struct arena *arena, struct site_head *head, json_t *values,
    const char *file)
{
	bool was_hidden = is_hidden(arena, head), is_inside;
	const char *name;
	json_t *value, *own;

	json_object_foreach(values, name, value)
	{
		own = json_object_get(head->members, name);
		is_inside = strcmp(name, "params") == 0;
		if ((is_inside || site_head_is_known(name)) && own == NULL)
			json_object_set_new(head->members, name,
			    json_deep_copy(value));
		else if (is_inside)
			json_object_update_missing(own, value);
	}
	if (!was_hidden && is_hidden(arena, head))
		head->given = file;
}

/* Whether a folder has an _index of that language's own. */
static bool
has_own(const struct given *given, const char *lang)
{
	for (; given != NULL; given = given->next)
		if (given->lang != NULL && strcmp(given->lang, lang) == 0)
			return true;
	return false;
}

static void
fill(struct arena *arena, const struct given *given,
    const struct site_name *name, const char *lang, struct site_head *head)
{
	bool is_own = has_own(given, lang);

	for (; given != NULL; given = given->next)
		if ((given->lang == NULL ? given->is_added || !is_own :
					   strcmp(given->lang, lang) == 0) &&
		    (given->target == NULL ||
			fits_target(arena, given->target, name, lang)))
			site_given_values(arena, head, given->values,
			    given->file);
}

void
site_given_fill(const struct site *site, const struct site_name *name,
    const char *lang, struct site_head *head)
{
	struct arena *arena = import_arena(site->import);
	const char *folder = plain_of(arena, name->stem);
	const struct branch *branch;

	if (site->config->kind == SITE_JEKYLL) {
		site_defaults_fill(site, name, head);
		return;
	}
	while (*folder != '\0') {
		folder = folder_of(arena, folder);
		branch = tree_find(site->given->branches, &folder);
		if (branch != NULL)
			fill(arena, branch->first, name, lang, head);
	}
	fill(arena, site->given->settings, name, lang, head);
}
