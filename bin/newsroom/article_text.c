/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article show, history, diff, restore: what stood there, and when. */
#include <stdio.h>
#include <string.h>

#include "article_file.h"
#include "newsroom.h"
#include "speak.h"
#include "text.h"

struct change {
	int64_t revision;
	const char *made, *made_by, *changed, *json;
};

static const struct row change_row = ROW_OF(struct change, revision, made,
    made_by, changed, json);

static bool
is_revision(char **argv, const char *text)
{
	int64_t number;

	if (text == NULL || text_number(text, 1, INT32_MAX, &number))
		return true;
	options_wrong(argv, _("%s is no number of a revision"), text);
	return false;
}

int
article_show(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const char *revision = NULL;
	const struct option more[] = {
		{ "--revision", .text = &revision },
		{ .name = NULL },
	};
	const struct edition_text *text;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (!is_revision(argv, revision))
		return EXIT_USAGE;
	text = article_file_find(article, words.texts[0], revision);
	if (text == NULL)
		return EXIT_REFUSED;
	if (article->is_json)
		puts(text->json);
	else
		article_file_print(article->arena, stdout, text);
	return EXIT_DONE;
}

int
article_history(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const struct change *changes;
	size_t i, n;
	int status;

	status = article_take(article, argc, argv, NULL, &words);
	if (status != EXIT_DONE)
		return status;
	changes = db_rows(article->db, QUERY_EDITION_HISTORY,
	    ARGS(words.texts[0], article->lang), &change_row, &n);
	if (changes == NULL)
		return editor_refuse(article->db);
	if (article->is_json)
		fputs("[", stdout);
	for (i = 0; i < n; i++)
		if (article->is_json)
			printf("%s%s", i == 0 ? "" : ",\n ", changes[i].json);
		else
			printf("%4lld  %s  %s: %s\n",
			    (long long)changes[i].revision, changes[i].made,
			    changes[i].made_by, changes[i].changed);
	if (article->is_json)
		puts("]");
	return EXIT_DONE;
}

/* Where only its life was changed, the file is the same. */
static int
print_diff(const struct article *article, const struct edition_text *old,
    const struct edition_text *new)
{
	struct edition_text was = *old, is = *new;
	const char *before, *after;

	/* That its number is another is no difference in words. */
	was.revision = is.revision = NULL;
	before = article_file_temporary(article,
	    article_file_text(article, &was));
	after = article_file_temporary(article,
	    article_file_text(article, &is));
	if (article_file_diff(before, after, stdout) == 0)
		puts(_("The words are the same."));
	return EXIT_DONE;
}

/* The revision before another, or before the last. */
static const char *
revision_before(const struct article *article, const char *name,
    const char *revision)
{
	const struct change *changes;
	int64_t last, wanted = 0;
	size_t n;

	changes = db_rows(article->db, QUERY_EDITION_HISTORY,
	    ARGS(name, article->lang), &change_row, &n);
	if (changes == NULL)
		return NULL;
	last = changes[0].revision;
	if (revision != NULL && text_number(revision, 1, INT32_MAX, &wanted))
		last = wanted;
	return arena_printf(article->arena, "%lld",
	    (long long)(last > 1 ? last - 1 : 1));
}

int
article_diff(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const char *from = NULL, *to = NULL;
	const struct option more[] = {
		{ "--from", .text = &from },
		{ "--to", .text = &to },
		{ .name = NULL },
	};
	const struct edition_text *old, *new;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (!is_revision(argv, from) || !is_revision(argv, to))
		return EXIT_USAGE;
	new = article_file_find(article, words.texts[0], to);
	if (new == NULL)
		return EXIT_REFUSED;
	if (from == NULL)
		from = revision_before(article, words.texts[0], to);
	old = article_file_find(article, words.texts[0], from);
	return old == NULL ? EXIT_REFUSED : print_diff(article, old, new);
}

struct restored {
	int64_t revision;
	const char *state;
	const char *correction, *gone; /* of before, and not any more */
	const char *json;
};

static const struct row restored_row = ROW_OF(struct restored, revision, state,
    correction, gone, json);

/* A correction is what readers were told: it does not change unsaid. */
static void
print_restored(const struct restored *restored)
{
	printf(_("now revision %lld, %s\n"), (long long)restored->revision,
	    restored->state);
	if (restored->gone != NULL)
		printf(_("gone is the correction of the words before: %s\n"),
		    restored->gone);
	if (restored->correction != NULL)
		printf(_("with the correction: %s\n"), restored->correction);
	else if (strcmp(restored->state, "published") == 0)
		puts(_("without a correction; --correction SENTENCE tells "
		       "readers why"));
}

int
article_restore(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const char *revision = NULL, *correction = NULL;
	const struct option more[] = {
		{ "--revision", .text = &revision },
		{ "--correction", .text = &correction },
		{ .name = NULL },
	};
	const struct restored *restored;
	size_t n;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (revision == NULL)
		return options_wrong(argv, _("--revision is missing"));
	if (!is_revision(argv, revision))
		return EXIT_USAGE;
	restored = db_rows(article->db, QUERY_EDITION_RESTORE,
	    ARGS(words.texts[0], article->lang, revision, correction),
	    &restored_row, &n);
	if (restored == NULL)
		return editor_refuse(article->db);
	if (article->is_json)
		puts(restored->json);
	else
		print_restored(restored);
	return EXIT_DONE;
}
