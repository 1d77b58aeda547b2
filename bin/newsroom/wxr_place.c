/* SPDX-License-Identifier: EUPL-1.2 */
#include "wxr_place.h"

#include <stdint.h>
#include <string.h>

#include "wxr_text.h"

/* Everybody's prefixes are those that WordPress itself writes. */
struct place {
	const char *name;
	size_t offset, most;
};

#define PLACE(name, member, most)                                              \
	{                                                                      \
		name, offsetof(struct wxr_item, member), most                  \
	}

static const struct place places[] = {
	PLACE("title", title, WXR_WORD_MAX),
	PLACE("link", link, WXR_WORD_MAX),
	PLACE("pubDate", pub_date, WXR_WORD_MAX),
	PLACE("content:encoded", content, WXR_TEXT_MAX),
	PLACE("excerpt:encoded", excerpt, WXR_WORD_MAX),
	PLACE("wp:post_id", id, WXR_WORD_MAX),
	PLACE("wp:post_date", date, WXR_WORD_MAX),
	PLACE("wp:post_date_gmt", date_gmt, WXR_WORD_MAX),
	PLACE("wp:post_name", name, WXR_WORD_MAX),
	PLACE("wp:status", status, WXR_WORD_MAX),
	PLACE("wp:post_type", type, WXR_WORD_MAX),
	PLACE("wp:post_password", password, WXR_WORD_MAX),
	PLACE("wp:attachment_url", attachment_url, WXR_WORD_MAX),
	PLACE("wp:post_parent", parent, WXR_WORD_MAX),
	PLACE("wp:is_sticky", sticky, WXR_WORD_MAX),
};

enum { PLACES = sizeof(places) / sizeof(places[0]) };

static const char **
place_of(struct wxr_item *item, const struct place *place)
{
	return (const char **)((char *)item + place->offset);
}

void
wxr_place_clear(struct wxr_item *item)
{
	size_t i;

	*item = (struct wxr_item){ 0 };
	for (i = 0; i < PLACES; i++)
		*place_of(item, &places[i]) = "";
}

const char **
wxr_place(struct wxr_item *item, const char *name, size_t *most)
{
	size_t i;

	for (i = 0; i < PLACES; i++)
		if (strcmp(places[i].name, name) == 0) {
			*most = places[i].most;
			return place_of(item, &places[i]);
		}
	return NULL;
}

const struct wxr_item *
wxr_place_copy(struct arena *arena, const struct wxr_item *item)
{
	struct wxr_item *copy = arena_alloc(arena, sizeof(*copy));
	const struct wxr_term *term = item->terms, **last_term = &copy->terms;
	const struct wxr_meta *meta = item->metas, **last_meta = &copy->metas;
	struct wxr_term *new_term;
	struct wxr_meta *new_meta;
	size_t i;

	*copy = *item;
	for (i = 0; i < PLACES; i++)
		*place_of(copy, &places[i]) = arena_strndup(arena,
		    *place_of(copy, &places[i]), SIZE_MAX);
	for (; term != NULL; term = term->next) {
		new_term = arena_alloc(arena, sizeof(*new_term));
		*new_term = (struct wxr_term){ NULL,
			arena_strndup(arena, term->domain, SIZE_MAX),
			arena_strndup(arena, term->nicename, SIZE_MAX), "" };
		*last_term = new_term;
		last_term = &new_term->next;
	}
	for (; meta != NULL; meta = meta->next) {
		new_meta = arena_alloc(arena, sizeof(*new_meta));
		*new_meta = (struct wxr_meta){ NULL,
			arena_strndup(arena, meta->key, SIZE_MAX),
			arena_strndup(arena, meta->value, SIZE_MAX) };
		*last_meta = new_meta;
		last_meta = &new_meta->next;
	}
	return copy;
}
