/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_conflict.h"

#include <stdlib.h>

#include "article_take.h"
#include "conflict.h"
#include "text.h"

const struct file_version *
article_conflict_mine(const struct article *article,
    const struct release *release)
{
	struct article own = *article;
	struct file_version *mine = NULL;
	const struct edition_text *text;
	const struct taken *taken;
	size_t n;

	if (!db_do(article->db, QUERY_ITEM_BEGIN, NO_ARGS))
		return NULL;
	taken = db_rows(article->db, QUERY_EDITION_TAKE,
	    ARGS(release->json, "t"), &article_taken_row, &n);
	if (taken != NULL && n == 1) {
		own.lang = taken->lang;
		text = article_file_find(&own, taken->slug, NULL);
		mine = arena_alloc(article->arena, sizeof(*mine));
		if (text != NULL)
			*mine = article_file_version(article, text);
		mine->label = release->name;
	}
	db_do(article->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	return mine;
}

const struct edition_text *
article_conflict_standing(const struct article *own,
    const struct release *release)
{
	struct article there = *own;
	const struct edition_place *place;
	size_t n;

	place = article_file_place(own, release->json, &n);
	if (place == NULL || n == 0)
		return NULL;
	there.lang = place->lang;
	return article_file_find(&there, place->slug, NULL);
}

/* The text from which the file began; NULL where it does not say that. */
static const struct edition_text *
find_base(const struct article *own, const struct release *release,
    const struct edition_text *standing)
{
	struct article there = *own;
	const char *said = release_member(release, "revision");
	int64_t number;

	if (said == NULL ||
	    !text_number(said, 1, atoll(standing->revision), &number))
		return NULL;
	there.lang = standing->lang;
	return article_file_find(&there, standing->slug, said);
}

void
article_conflict_show(const struct article *article,
    const struct release *release, const struct file_version *mine)
{
	const struct edition_text *standing = article_conflict_standing(article,
	    release);
	const struct edition_text *base = standing == NULL ?
	    NULL :
	    find_base(article, release, standing);
	struct file_version was, is;

	if (standing == NULL)
		return;
	is = article_file_version(article, standing);
	if (base != NULL) {
		was = article_file_version(article, base);
		conflict_theirs(article->arena, &was, &is, base->revision,
		    standing->revision);
	} else if (mine != NULL && mine->text != NULL)
		conflict_mine(article->arena, &is, mine, standing->revision);
}
