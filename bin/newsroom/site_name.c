/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "site_text.h"

/* A path without its first folder, if that is this one. */
static const char *
without(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return strncmp(path, folder, n) == 0 && path[n] == '/' ? path + n + 1 :
								 path;
}

/* Without a language's folder at its front, which then is the name's. */
static const char *
without_language(const struct site *site, const char *path,
    struct site_name *name)
{
	size_t n = strcspn(path, "/");
	const char *code;

	if (path[n] != '/')
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
	static const char *const endings[] = { ".md", ".markdown", ".html",
		".htm" };
	size_t n = strlen(path), i, length;

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		length = strlen(endings[i]);
		if (n > length && strcmp(path + n - length, endings[i]) == 0)
			return n - length;
	}
	return 0;
}

/* The path without .md, and without .bg before it. */
static char *
without_ending(struct arena *arena, const char *path, struct site_name *name)
{
	size_t n = stem_length(path);
	char *stem;

	if (n == 0)
		return NULL;
	name->is_html = strncmp(path + n, ".htm", 4) == 0;
	stem = arena_strndup(arena, path, n);
	if (n > 3 && stem[n - 3] == '.' &&
	    islower((unsigned char)stem[n - 2]) &&
	    islower((unsigned char)stem[n - 1])) {
		name->lang = stem + n - 2;
		stem[n - 3] = '\0';
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
static void
leave_bundle(char *stem)
{
	char *base = strrchr(stem, '/');

	if (base != NULL && strcmp(base, "/index") == 0)
		*base = '\0';
}

bool
site_name_read(const struct site *site, struct site_name *name)
{
	struct arena *arena = import_arena(site->import);
	const char *path = without_language(site,
	    without(name->path, "content"), name);
	char *stem = without_ending(arena, path, name);
	const char *base;
	size_t n;

	if (stem == NULL)
		return false;
	name->is_draft = strstr(stem, "_drafts/") != NULL;
	name->is_post = name->is_draft || strstr(stem, "_posts/") != NULL;
	leave_bundle(stem);
	n = strcspn(stem, "/");
	name->section = stem[n] == '/' ? arena_strndup(arena, stem, n) : NULL;
	base = strrchr(stem, '/') == NULL ? stem : strrchr(stem, '/') + 1;
	/* Elsewhere a page of HTML is the site's own work, and no text. */
	if (name->is_html && !name->is_post &&
	    strncmp(name->path, "content/", 8) != 0)
		return false;
	name->slug = without_date(arena, base, name);
	name->stem = arena_printf(arena, "%.*s%s", (int)(base - stem), stem,
	    name->slug);
	return true;
}
