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

/* The path without .md, and without .bg before it. */
static char *
without_ending(struct arena *arena, const char *path, struct site_name *name)
{
	size_t n = strlen(path);
	char *stem;

	if (n > 3 && strcmp(path + n - 3, ".md") == 0)
		n -= 3;
	else if (n > 9 && strcmp(path + n - 9, ".markdown") == 0)
		n -= 9;
	else
		return NULL;
	stem = arena_strndup(arena, path, n);
	if (n > 3 && stem[n - 3] == '.' &&
	    islower((unsigned char)stem[n - 2]) &&
	    islower((unsigned char)stem[n - 1])) {
		name->lang = stem + n - 2;
		stem[n - 3] = '\0';
	}
	return stem;
}

/* 2020-09-04-title: the date and the title. */
static const char *
without_date(struct arena *arena, const char *base, struct site_name *name)
{
	static const char form[] = "0000-00-00-";
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '0' ? !isdigit((unsigned char)base[i]) :
				     base[i] != form[i])
			return base;
	name->date = arena_strndup(arena, base, 10);
	return base + i;
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
	leave_bundle(stem);
	n = strcspn(stem, "/");
	name->section = stem[n] == '/' ? arena_strndup(arena, stem, n) : NULL;
	base = strrchr(stem, '/') == NULL ? stem : strrchr(stem, '/') + 1;
	name->is_draft = strstr(stem, "_drafts/") != NULL;
	name->is_post = name->is_draft || strstr(stem, "_posts/") != NULL;
	name->slug = without_date(arena, base, name);
	name->stem = arena_printf(arena, "%.*s%s", (int)(base - stem), stem,
	    name->slug);
	return true;
}
