/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_address_part.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "site_words.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* A digit of a day or a month without the nought before it. */
static const char *
short_number(const char *number)
{
	return number == NULL ? NULL : number + (*number == '0');
}

/* From where, and how many signs, of 2020-09-04. */
static const char *
of_date(const struct site_stood *stood, size_t from, size_t n)
{
	const char *date = stood->date;

	if (date == NULL || strspn(date, "0123456789-") < 10)
		return NULL;
	return arena_strndup(import_arena(stood->site->import), date + from, n);
}

static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* "a/b" of a/b/c; with hyphens for blanks. */
static const char *
folders_of(const struct site_stood *stood)
{
	const char *plain = stood->name->plain;
	char *folders = arena_strndup(import_arena(stood->site->import), plain,
	    (size_t)(base_of(plain) - plain));
	char *space = folders;

	while ((space = strchr(space, ' ')) != NULL)
		*space = '-';
	return folders;
}

struct list {
	struct arena *arena;
	const char *words; /* with slashes between them */
};

/* Once, in lower case. */
static void
add_word(void *context, const char *word)
{
	struct list *list = context;
	const char *lower;

	/* Too long is too long, and each word costs a copy of all. */
	if (*word == '\0' || strlen(list->words) > SITE_ADDRESS_MAX)
		return;
	lower = site_words_lower(list->arena, word);
	if (strstr(arena_printf(list->arena, "/%s/", list->words),
		arena_printf(list->arena, "/%s/", lower)) != NULL)
		return;
	list->words = *list->words == '\0' ?
	    lower :
	    arena_printf(list->arena, "%s/%s", list->words, lower);
}

/* Those of a text, which Jekyll parts by blanks. */
static void
add_words(void *context, const char *words)
{
	struct list *list = context;
	size_t n;

	for (; *words != '\0'; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		add_word(list, arena_strndup(list->arena, words, n));
	}
}

/* The folders before _posts, and what the head says. */
static const char *
categories_of(const struct site_stood *stood)
{
	struct list list = { import_arena(stood->site->import), "" };
	const char *at = stood->name->path;
	const json_t *several = json_object_get(stood->head->members,
	    "categories");
	size_t n;

	while (strncmp(at, "_posts/", 7) != 0 && strchr(at, '/') != NULL) {
		n = strcspn(at, "/");
		add_word(&list, arena_strndup(list.arena, at, n));
		at += n + 1;
	}
	site_head_each(stood->head, "category", add_word, &list);
	site_head_each(stood->head, "categories",
	    json_is_string(several) ? add_words : add_word, &list);
	return list.words;
}

/* The folder of a page; of a collection's text its whole path in there. */
static const char *
path_of(const struct site_stood *stood)
{
	const char *plain = stood->name->plain, *inside;

	if (stood->name->collection == NULL)
		return folders_of(stood);
	inside = strstr(plain,
	    arena_printf(import_arena(stood->site->import), "_%s/",
		stood->name->collection));
	return inside == NULL ? plain : strchr(inside, '/') + 1;
}

/* What is called so by both, but is not the same. */
static const char *
name_part(const struct site_stood *stood, const char *word)
{
	struct arena *arena = import_arena(stood->site->import);
	bool is_hugo = stood->site->config->kind == SITE_HUGO;
	const char *slug = site_head_text(stood->head, NAMES("slug"));
	const char *base = base_of(stood->name->plain);

	if (strcmp(word, "title") == 0 && is_hugo)
		return site_words_path(arena, stood->title);
	if (slug != NULL)
		return slug;
	if (strcmp(word, "title") == 0)
		return stood->name->slug;
	if (strcmp(word, "slug") == 0)
		return site_words_path(arena,
		    is_hugo ? stood->title : stood->name->slug);
	return arena_printf(arena, "%s", base);
}

static const char *
date_part(const struct site_stood *stood, const char *word)
{
	if (strcmp(word, "year") == 0)
		return of_date(stood, 0, 4);
	if (strcmp(word, "short_year") == 0)
		return of_date(stood, 2, 2);
	if (strcmp(word, "month") == 0)
		return of_date(stood, 5, 2);
	if (strcmp(word, "day") == 0)
		return of_date(stood, 8, 2);
	if (strcmp(word, "i_month") == 0)
		return short_number(of_date(stood, 5, 2));
	if (strcmp(word, "i_day") == 0)
		return short_number(of_date(stood, 8, 2));
	return NULL;
}

/* What is not made of the date. */
static const char *
other_part(const struct site_stood *stood, const char *word)
{
	const struct site_name *name = stood->name;
	struct arena *arena = import_arena(stood->site->import);

	if (strcmp(word, "section") == 0)
		return arena_strndup(arena, folders_of(stood),
		    strcspn(folders_of(stood), "/"));
	if (strcmp(word, "sections") == 0)
		return folders_of(stood);
	if (strcmp(word, "categories") == 0)
		return categories_of(stood);
	if (strcmp(word, "collection") == 0)
		return name->collection;
	if (strcmp(word, "path") == 0)
		return path_of(stood);
	if (strcmp(word, "output_ext") == 0)
		return ".html";
	if (strcmp(word, "name") == 0)
		return site_words_path(arena, base_of(name->plain));
	if (strcmp(word, "basename") == 0 || strcmp(word, "filename") == 0 ||
	    strcmp(word, "contentbasename") == 0)
		return base_of(name->plain);
	return NULL;
}

const char *
site_address_part(const struct site_stood *stood, const char *word)
{
	const char *part = date_part(stood, word);

	if (strcmp(word, "title") == 0 || strcmp(word, "slug") == 0 ||
	    strcmp(word, "slugorfilename") == 0 ||
	    strcmp(word, "slugorcontentbasename") == 0)
		part = name_part(stood, word);
	return part == NULL ? other_part(stood, word) : part;
}
