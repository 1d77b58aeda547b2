/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_leads.h"

#include "foreign.h"
#include "leads.h"

/* A tag that only editors see, #bg, has no page. */
static void
add_tag(const struct ghost *ghost, struct leads *leads, const json_t *tag)
{
	struct arena *arena = import_arena(ghost->import);
	const char *slug = ghost_text(tag, "slug");
	const char *lang = ghost_language(ghost), *path;
	const struct import_stood stood = { lang, slug, NULL, "tag" };

	if (ghost_text(tag, "name")[0] == '#')
		return;
	path = import_map_address(ghost->map, arena, &stood, "/tag/{slug}/");
	if (path != NULL)
		leads_add_word(leads, path, lang,
		    import_map_word(ghost->map,
			arena_printf(arena, "tag/%s", slug)));
}

/* All that an author wrote is the news. */
static void
add_author(const struct ghost *ghost, struct leads *leads, const char *slug)
{
	const char *lang = ghost_language(ghost), *path;
	const struct import_stood stood = { lang, slug, NULL, "author" };

	path = import_map_address(ghost->map, import_arena(ghost->import),
	    &stood, "/author/{slug}/");
	if (path != NULL)
		leads_add_word(leads, path, lang, NULL);
}

void
ghost_leads(struct ghost *ghost)
{
	struct leads *leads = ghost->leads;
	const char *id;
	json_t *tag, *author;
	size_t i;

	json_object_foreach(ghost->tables->tags, id, tag)
	{
		add_tag(ghost, leads, tag);
	}
	json_array_foreach(ghost->tables->authors, i, author)
	{
		add_author(ghost, leads, json_string_value(author));
	}
	foreign_note_authors(ghost->import,
	    json_array_size(ghost->tables->authors));
	leads_add_word(leads, "/rss/", ghost_language(ghost), NULL);
	leads_end(leads);
}
