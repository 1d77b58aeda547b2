/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article edit and new: from an editor's window into the database. */
#include "editor_window.h"

#include <err.h>
#include <stdio.h>

#include "article_file.h"
#include "article_take.h"
#include "article_write.h"
#include "md_file.h"
#include "newsroom.h"
#include "speak.h"

/* Take in what was saved; what is refused is said. */
static bool
take_in(void *context, const char *path)
{
	struct article *article = context;
	const char *fault, *text = md_file_read(article->arena, path, &fault);
	struct release *release;
	struct taken taken = { 0 };
	bool is_done;

	article_take_begin(article);
	release = text == NULL ?
	    release_refused(article->arena, path, fault) :
	    release_parse(article->arena, article->store, path, text);
	is_done = article_take_files(article, &release, &taken, 1);
	article_take_print(article, release, &taken);
	return is_done;
}

static int
edit_text(struct article *article, const char *called, const char *text)
{
	const struct editor_window window = { called, "article", take_in,
		article };

	return editor_window_edit(article->arena, &window, text);
}

int
article_edit(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const struct option more[] = {
		{ "--force", .flag = &article->is_forced },
		{ .name = NULL },
	};
	const struct edition_text *text;
	int status = article_take(article, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	text = article_file_find(article, words.texts[0], NULL);
	if (text == NULL)
		return EXIT_REFUSED;
	return edit_text(article,
	    arena_printf(article->arena, "%s.%s", text->slug, text->lang),
	    article_file_text(article, text));
}

static int
write_to(const char *path, const char *text)
{
	/* What stands there is somebody's text. */
	FILE *file = fopen(path, "wx");

	if (file == NULL || fputs(text, file) == EOF || fclose(file) != 0) {
		warn("%s", path);
		return EXIT_REFUSED;
	}
	return EXIT_DONE;
}

int
article_new(struct article *article, int argc, char **argv)
{
	struct option_words words = { .most = OPTIONS_WORDS };
	struct begin begin = { NULL, NULL };
	const char *to = NULL, *text;
	bool edits = false;
	const struct option more[] = {
		{ "--of", .text = &begin.original },
		{ "--body", .text = &begin.body },
		{ "--to", .text = &to },
		{ "--edit", .flag = &edits },
		{ .name = NULL },
	};
	int status = article_take(article, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	if (edits && to != NULL)
		return options_wrong(argv, _("--edit and --to are two ways"));
	text = article_write(article, &begin, &words);
	if (text == NULL)
		return EXIT_REFUSED;
	if (edits)
		return edit_text(article, "new", text);
	if (to != NULL)
		return write_to(to, text);
	fputs(text, stdout);
	return EXIT_DONE;
}
