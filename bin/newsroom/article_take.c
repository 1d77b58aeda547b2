/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_take.h"

#include <stdio.h>
#include <string.h>

#include "article_file.h"
#include "speak.h"

static const struct row taken_row = ROW_OF(struct taken, outcome, lang, slug,
    key, state, number, revision, json);

/* The database says so by the one sentence that this stands in. */
static bool
is_stale(const char *why)
{
	return strstr(why, " stands now, and the file ") != NULL;
}

/* What the database says of a file that it does not take. */
static struct taken
refused(struct article *article)
{
	const char *why = editor_reason(article->arena, article->db);

	return (struct taken){ .why = why, .is_stale = is_stale(why) };
}

static struct taken
take(struct article *article, const struct release *release)
{
	const struct taken *taken = NULL;
	struct taken refusal;
	size_t n;

	if (release->json == NULL)
		return (struct taken){ .why = release->fault };
	if (db_do(article->db, QUERY_ITEM_BEGIN, NO_ARGS))
		taken = db_rows(article->db, QUERY_EDITION_TAKE,
		    ARGS(release->json, article->is_forced ? "t" : "f"),
		    &taken_row, &n);
	/* What waits for the end is looked at now: it is this file's. */
	if (taken != NULL && n == 1 &&
	    db_do(article->db, QUERY_TRANSACTION_CHECK, NO_ARGS) &&
	    db_do(article->db, QUERY_TRANSACTION_DEFER, NO_ARGS))
		return *taken;
	refusal = refused(article);
	db_do(article->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	return refusal;
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

const char *
article_take_fault(struct article *article, const struct release *release)
{
	struct taken taken = take(article, release);

	if (taken.outcome != NULL)
		db_do(article->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	return taken.outcome == NULL ? taken.why : NULL;
}

void
article_take_show_change(const struct article *article,
    const struct release *release)
{
	const struct edition_text *text;
	const struct edition_place *place;
	struct article found = *article;
	const char *before, *after;
	size_t n;

	place = article_file_place(article, release->json, &n);
	if (place == NULL || n == 0)
		return;
	found.lang = place->lang;
	text = article_file_find(&found, place->slug, NULL);
	if (text == NULL)
		return;
	before = article_file_temporary(article,
	    article_file_text(article, text));
	after = article_file_temporary(article, release->text);
	fputs(_("What stands (before), and what you wrote (after):\n"), stderr);
	article_file_diff(before, after, stderr);
	fprintf(stderr,
	    _("Put the two together, write `revision: %s` into the head, and "
	      "take it in again.\n"),
	    text->revision);
}

void
article_take_print(const struct article *article, const struct release *release,
    const struct taken *taken)
{
	if (taken->outcome == NULL) {
		release_refuse(release, taken->why);
		if (taken->is_stale)
			article_take_show_change(article, release);
	} else if (article->is_json)
		printf("%s\n", taken->json);
	else if (taken->number == NULL)
		printf(_("%s: %s %s/%s, %s, revision %lld\n"), release->name,
		    taken->outcome, taken->lang, taken->slug, taken->state,
		    (long long)taken->revision);
	else
		printf(_("%s: %s %s/%s, %s, revision %lld, number %s\n"),
		    release->name, taken->outcome, taken->lang, taken->slug,
		    taken->state, (long long)taken->revision, taken->number);
}
