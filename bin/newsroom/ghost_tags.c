/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_tags.h"

#include "foreign.h"

/* "bg" of the tag #bg, or of what the mapping says of its slug. */
static const char *
language_of_tag(const struct ghost *ghost, const json_t *tag)
{
	struct arena *arena = import_arena(ghost->import);
	const char *name = ghost_text(tag, "name");
	const char *word = import_map_word(ghost->map,
	    arena_printf(arena, "language/%s", ghost_text(tag, "slug")));

	if (word == NULL && name[0] == '#')
		word = languages_known(ghost->options->languages, name + 1);
	return word;
}

const struct import_term *
ghost_tags(const struct ghost *ghost, const json_t *row, const char **lang)
{
	struct arena *arena = import_arena(ghost->import);
	const char *id = ghost_id(arena, row, "id"), *said;
	const struct import_term *first = NULL, **last = &first;
	struct import_term *term;
	const json_t *tag;
	const struct many_number *list;
	size_t i, n;

	list = many_find(ghost->tables->post_tags, id == NULL ? "" : id, &n);
	for (i = 0; i < n; i++) {
		tag = ghost_tables_tag(ghost->tables, list[i].number);
		if (tag == NULL)
			continue;
		said = language_of_tag(ghost, tag);
		if (*lang == NULL)
			*lang = said;
		term = arena_alloc(arena, sizeof(*term));
		term->name = arena_printf(arena, "tag/%s",
		    ghost_text(tag, "slug"));
		term->is_subject = said == NULL;
		*last = term;
		last = &term->next;
	}
	if (*lang == NULL)
		*lang = ghost_language(ghost);
	return first;
}

const char *
ghost_language(const struct ghost *ghost)
{
	const char *lang = import_map_language(ghost->map);

	if (lang == NULL)
		lang = foreign_language(import_arena(ghost->import),
		    ghost->tables->locale);
	return lang == NULL ? ghost->options->languages->codes[0] : lang;
}
