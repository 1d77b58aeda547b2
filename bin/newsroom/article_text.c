/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article show, diff, restore: what stood there. */
#include <stdio.h>
#include <string.h>

#include "article_file.h"
#include "newsroom.h"
#include "speak.h"
#include "text.h"

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
	if (!options_is_revision(argv, revision))
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

/* Where only its life was changed, the file is the same. */
static int
print_diff(const struct article *article, const struct edition_text *old,
    const struct edition_text *new)
{
	const struct file_version before = article_file_version(article, old);
	const struct file_version after = article_file_version(article, new);

	if (!article_file_diff(article->arena, &before, &after, stdout))
		puts(_("The words are the same."));
	return EXIT_DONE;
}

/* The revision before that of a text; the first has none. */
static const char *
revision_before(const struct article *article, const struct edition_text *text)
{
	int64_t number = 1;

	text_number(text->revision, 2, INT32_MAX, &number);
	return arena_printf(article->arena, "%lld",
	    (long long)(number > 1 ? number - 1 : 1));
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
	if (!options_is_revision(argv, from) || !options_is_revision(argv, to))
		return EXIT_USAGE;
	new = article_file_find(article, words.texts[0], to);
	if (new == NULL)
		return EXIT_REFUSED;
	if (from == NULL)
		from = revision_before(article, new);
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
	if (!options_is_revision(argv, revision))
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
