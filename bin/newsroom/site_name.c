/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "site_text.h"
#include "site_words.h"

/* Without a language's folder at its front, which then is the name's. */
static const char *
without_language(const struct site *site, const char *path,
    struct site_name *name)
{
	size_t n = strcspn(path, "/");
	const char *code;

	if (path[n] != '/' || name->lang != NULL)
		return path;
	code = languages_known(site->languages,
	    arena_strndup(import_arena(site->import), path, n));
	if (code == NULL)
		return path;
	name->lang = code;
	return path + n + 1;
}

/* The length without the ending of a text; 0: it has none such. */
static size_t
stem_length(const char *path)
{
	static const char *const endings[] = { ".md", ".markdown", ".mdown",
		".mkdown", ".mkdn", ".mkd", ".html", ".htm" };
	size_t n = strlen(path), i, length;

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		length = strlen(endings[i]);
		if (n > length &&
		    strcasecmp(path + n - length, endings[i]) == 0)
			return n - length;
	}
	return 0;
}

/* Two small letters, and two or four more behind a hyphen or none. */
static bool
is_code(const char *code)
{
	size_t n = strspn(code, "abcdefghijklmnopqrstuvwxyz"), more;

	if (n != 2 || code[2] == '\0')
		return n == 2;
	more = strspn(code + 3, "abcdefghijklmnopqrstuvwxyz");
	return code[2] == '-' && (more == 2 || more == 4) &&
	    code[3 + more] == '\0';
}

/* Whether what stands before the ending is a language: bg, pt-br. */
static bool
is_language(const struct site *site, const char *code)
{
	json_t *languages = json_object_get(site->config->members, "languages");

	if (site_config_has_language(site->config, code))
		return true;
	return is_code(code) &&
	    (json_object_size(languages) == 0 ||
		languages_known(site->languages, code) != NULL);
}

/* The path without .md, and without .bg before it. */
static char *
without_ending(const struct site *site, const char *path,
    struct site_name *name)
{
	struct arena *arena = import_arena(site->import);
	size_t n = stem_length(path);
	char *stem, *dot;
	const char *code;

	if (n == 0)
		return NULL;
	name->is_html = strncasecmp(path + n, ".htm", 4) == 0;
	stem = arena_strndup(arena, path, n);
	dot = strrchr(stem, '.');
	if (dot == NULL || strlen(dot) < 3 || strchr(dot, '/') != NULL)
		return stem;
	code = site_words_lower(arena, dot + 1);
	if ((strcmp(code, dot + 1) == 0 || code[2] == '-') &&
	    is_language(site, code)) {
		name->lang = code[2] == '-' ? arena_strndup(arena, code, 2) :
					      code;
		*dot = '\0';
	}
	return stem;
}

/* 2020-09-04-title, or 2020-9-4-title: the date and the title. */
static const char *
without_date(struct arena *arena, const char *base, struct site_name *name)
{
	static const size_t most[] = { 4, 2, 2 };
	const char *at = base, *parts[3];
	size_t i, n;

	for (i = 0; i < 3; i++) {
		n = strspn(at, "0123456789");
		if (n == 0 || n > most[i] || (i == 0 && n < 4) || at[n] != '-')
			return base;
		parts[i] = arena_printf(arena, "%s%.*s", n == 1 ? "0" : "",
		    (int)n, at);
		at += n + 1;
	}
	name->date = arena_printf(arena, "%s-%s-%s", parts[0], parts[1],
	    parts[2]);
	return at;
}

/* A page bundle, first/index.md, is called as its folder. */
static bool
leave_bundle(char *stem)
{
	char *base = strrchr(stem, '/');

	if (base == NULL || strcasecmp(base, "/index") != 0)
		return false;
	*base = '\0';
	return true;
}

/* Whether a path goes through a folder of that name. */
static bool
is_through(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	for (; path != NULL; path = strchr(path, '/')) {
		path += *path == '/';
		if (strncmp(path, folder, n) == 0 && path[n] == '/')
			return true;
	}
	return false;
}

/* Of a folder of texts it is one; elsewhere it is the site's own work. */
static bool
is_text_html(const struct site *site, const struct site_name *name)
{
	return name->is_post || strncmp(name->path, "content/", 8) == 0 ||
	    (site->config->roots != NULL && !name->is_elsewhere);
}

bool
site_name_read(const struct site *site, struct site_name *name)
{
	struct arena *arena = import_arena(site->import);
	const char *path = site_config_below(site->config, arena, name->path,
	    &name->lang);
	const char *base;
	char *stem;
	size_t n;

	name->is_elsewhere = path == NULL;
	name->below = path == NULL ? name->path : path;
	path = without_language(site, name->below, name);
	stem = without_ending(site, path, name);
	if (stem == NULL)
		return false;
	name->plain = arena_printf(arena, "%.*s%s", (int)(path - name->below),
	    name->below, stem);
	name->is_draft = is_through(stem, "_drafts");
	name->is_post = name->is_draft || is_through(stem, "_posts");
	name->is_index = leave_bundle(stem);
	name->plain = name->is_index ?
	    arena_strndup(arena, name->plain, strlen(name->plain) - 6) :
	    name->plain;
	n = strcspn(stem, "/");
	name->section = stem[n] == '/' ? arena_strndup(arena, stem, n) : NULL;
	base = strrchr(stem, '/') == NULL ? stem : strrchr(stem, '/') + 1;
	if (name->is_html && !is_text_html(site, name))
		return false;
	name->dated = stem;
	name->slug = without_date(arena, base, name);
	name->stem = arena_printf(arena, "%.*s%s", (int)(base - stem), stem,
	    name->slug);
	return true;
}
