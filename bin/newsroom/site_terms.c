/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_terms.h"

#include <string.h>

struct terms {
	struct arena *arena;
	const char *domain;
	bool is_jekyll;
	const struct import_term *first;
};

static void
add(struct terms *terms, const char *word)
{
	struct import_term *term = arena_alloc(terms->arena, sizeof(*term));

	term->name = arena_printf(terms->arena, "%s/%s", terms->domain, word);
	term->is_subject = true;
	term->next = terms->first;
	terms->first = term;
}

static void
add_whole(void *context, const char *words)
{
	add(context, words);
}

static void
add_parts(struct terms *terms, const char *words)
{
	size_t n;

	for (; *words != '\0'; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		add(terms, arena_strndup(terms->arena, words, n));
	}
}

/* Only of several, and not of a list, which parts them by itself. */
static void
add_all(struct terms *terms, const struct site_head *head, const char *one,
    const char *several)
{
	const char *words = json_string_value(
	    json_object_get(head->members, several));

	terms->domain = one;
	if (words != NULL && terms->is_jekyll)
		add_parts(terms, words);
	else
		site_head_each(head, several, add_whole, terms);
	site_head_each(head, one, add_whole, terms);
}

const struct import_term *
site_terms(struct arena *arena, const struct site_head *head, bool is_jekyll)
{
	struct terms terms = { .arena = arena, .is_jekyll = is_jekyll };
	const struct site_head zola = {
		.members = json_object_get(head->members, "taxonomies")
	};
	const char *name;
	json_t *value;

	add_all(&terms, head, "tag", "tags");
	add_all(&terms, head, "category", "categories");
	add_all(&terms, &zola, "tag", "tags");
	add_all(&terms, &zola, "category", "categories");
	terms.domain = "head";
	json_object_foreach(head->members, name, value)
	{
		if (!site_head_is_known(name))
			add(&terms, name);
	}
	return terms.first;
}
