/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_take.h"

#include <stdio.h>
#include <string.h>

#include "article_conflict.h"
#include "conflict.h"
#include "reason.h"
#include "speak.h"

const struct row article_taken_row = ROW_OF(struct taken, outcome, lang, slug,
    key, state, number, revision, json);

/* What the database says of a file that it does not take. */
static struct taken
refused(const struct article *article)
{
	return (struct taken){
		.why = editor_reason(article->arena, article->db),
		.rule = arena_printf(article->arena, "%s",
		    db_constraint(article->db)),
	};
}

static bool
is_stale(const struct taken *taken)
{
	return taken->rule != NULL && strcmp(taken->rule, CONFLICT_RULE) == 0;
}

/* Where the database refuses it, all is as it was before. */
static struct taken
try(const struct article *article, const struct release *release,
    bool is_forced)
{
	const struct taken *taken = NULL;
	struct taken refusal;
	size_t n;

	if (db_do(article->db, QUERY_ITEM_BEGIN, NO_ARGS))
		taken = db_rows(article->db, QUERY_EDITION_TAKE,
		    ARGS(release->json, is_forced ? "t" : "f"),
		    &article_taken_row, &n);
	/* What waits for the end is looked at now: it is this file's. */
	if (taken != NULL && n == 1 &&
	    db_do(article->db, QUERY_TRANSACTION_CHECK, NO_ARGS) &&
	    db_do(article->db, QUERY_TRANSACTION_DEFER, NO_ARGS))
		return *taken;
	refusal = refused(article);
	db_do(article->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	return refusal;
}

/* In spite of what was changed since the file began, which is noted. */
static struct taken
overrule(const struct article *article, const struct release *release,
    const char *why)
{
	const struct edition_text *standing = NULL;
	struct taken taken;

	if (db_do(article->db, QUERY_ITEM_BEGIN, NO_ARGS))
		standing = article_conflict_standing(article, release);
	db_do(article->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	taken = try(article, release, true);
	taken.overruled = why;
	taken.stood = standing == NULL ? NULL : standing->revision;
	return taken;
}

static struct taken
take(struct article *article, const struct release *release)
{
	struct taken taken;

	if (release->json == NULL)
		return (struct taken){ .why = release->fault };
	taken = try(article, release, false);
	if (taken.outcome == NULL && article->is_forced)
		return overrule(article, release, taken.why);
	if (is_stale(&taken))
		taken.mine = article_conflict_mine(article, release);
	return taken;
}

/* Keep all, or nothing where one was refused. */
static bool
finish(struct article *article, struct taken *takens, bool is_good)
{
	if (is_good && !article->is_dry) {
		is_good = db_do(article->db, QUERY_TRANSACTION_COMMIT, NO_ARGS);
		if (!is_good)
			takens[0] = refused(article);
		return is_good;
	}
	db_do(article->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS);
	return is_good;
}

/* The file before it that has its slug, and names no other article. */
static const struct release *
earlier(struct release *const *releases, size_t n)
{
	const struct release *own = releases[n];
	size_t i;

	for (i = 0; i < n && own->json != NULL; i++)
		if (releases[i]->json != NULL &&
		    strcmp(releases[i]->lang, own->lang) == 0 &&
		    strcmp(releases[i]->slug, own->slug) == 0)
			return releases[i];
	return NULL;
}

static struct taken
take_once(struct article *article, struct release *const *releases, size_t n)
{
	const struct release *other = earlier(releases, n);

	if (other == NULL)
		return take(article, releases[n]);
	return (struct taken){ .why = arena_printf(article->arena,
				   _("its `slug` stands twice: %s has it too"),
				   other->name) };
}

void
article_take_begin(struct article *article)
{
	/*
	 * A connection that was lost meanwhile has forgotten who we are; and
	 * where a transaction was lost with it, nothing goes before a new one.
	 */
	article->is_begun = db_do(article->db, QUERY_TRANSACTION_BEGIN,
				NO_ARGS) &&
	    editor_begin(article->db, article->arena, article->editor);
}

bool
article_take_files(struct article *article, struct release *const *releases,
    struct taken *takens, size_t n)
{
	bool is_good = true;
	size_t i;

	if (!article->is_begun) {
		for (i = 0; i < n; i++)
			takens[i] = refused(article);
		return false;
	}
	for (i = 0; i < n; i++) {
		takens[i] = take_once(article, releases, i);
		is_good = is_good && takens[i].outcome != NULL;
	}
	return finish(article, takens, is_good);
}

struct taken
article_take_try(struct article *article, const struct release *release)
{
	struct taken taken = take(article, release);

	if (taken.outcome != NULL)
		db_do(article->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	return taken;
}

void
article_take_print(const struct article *article, const struct release *release,
    const struct taken *taken)
{
	if (taken->outcome == NULL) {
		release_refuse(release, taken->why);
		if (is_stale(taken))
			article_conflict_show(article, release, taken->mine);
		return;
	}
	if (taken->overruled != NULL && taken->stood != NULL) {
		release_refuse(release, taken->overruled);
		conflict_overruled("article",
		    arena_printf(article->arena, "%s/%s", taken->lang,
			taken->slug),
		    taken->stood);
	}
	if (article->is_json)
		printf("%s\n", taken->json);
	else if (taken->number == NULL)
		printf(_("%s: %s %s/%s, %s, revision %lld\n"), release->name,
		    reason_said(article->arena, taken->outcome), taken->lang,
		    taken->slug, taken->state, (long long)taken->revision);
	else
		printf(_("%s: %s %s/%s, %s, revision %lld, number %s\n"),
		    release->name, reason_said(article->arena, taken->outcome),
		    taken->lang, taken->slug, taken->state,
		    (long long)taken->revision, taken->number);
}
