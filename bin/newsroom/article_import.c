/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article import: files of editions, all of them or none. */
#include <stdio.h>
#include <stdlib.h>

#include "article_take.h"
#include "json.h"
#include "newsroom.h"
#include "speak.h"
#include "stamp.h"
#include "whole.h"
#include "yaml_write.h"

/* A file that did not know its article's name is told that, too. */
static void
stamp(const struct article *article, const struct release *release,
    const struct taken *taken)
{
	const char *said = release_member(release, "revision");
	struct json *more;

	if (said == NULL || !whole_is_lasting(release->name) ||
	    atoll(said) == taken->revision)
		return;
	more = json_new(article->arena);
	if (yaml_member(release->head, "key") == NULL) {
		fputs("\nkey: ", more->to);
		yaml_string(article->arena, more->to, taken->key);
	}
	stamp_revision(article->arena, release->name,
	    yaml_member(release->head, "revision")->line + 1, taken->revision,
	    json_end(more));
}

/*
 * Decode what the files show, outside of any transaction, so that nobody waits
 * for what it locks. Standard input and a pipe can be read once.
 */
static void
make_ready(struct article *article, const struct option_words *words)
{
	int i;

	media_when(article->store, MEDIA_FILES);
	for (i = 0; i < words->n; i++)
		if (whole_is_lasting(words->texts[i]))
			release_read(article->arena, article->store,
			    words->texts[i]);
	media_when(article->store, MEDIA_AT_ONCE);
}

static int
import(struct article *article, const struct option_words *words)
{
	size_t i, n = (size_t)words->n;
	struct release **releases = arena_alloc(article->arena,
	    n * sizeof(struct release *));
	struct taken *takens = arena_alloc(article->arena, n * sizeof(*takens));
	bool is_done;

	make_ready(article, words);
	article_take_begin(article);
	for (i = 0; i < n; i++)
		releases[i] = release_read(article->arena, article->store,
		    words->texts[i]);
	is_done = article_take_files(article, releases, takens, n);
	/* What was not kept is not told as if it were. */
	for (i = 0; i < n; i++)
		if (is_done || takens[i].outcome == NULL)
			article_take_print(article, releases[i], &takens[i]);
	for (i = 0; is_done && !article->is_dry && i < n; i++)
		stamp(article, releases[i], &takens[i]);
	if (!is_done || article->is_dry)
		fprintf(stderr, "%s\n",
		    is_done ? _("A dry run: nothing was written.") :
			      _("Nothing was written."));
	return is_done ? EXIT_DONE : EXIT_REFUSED;
}

int
article_import(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1,
		.most = OPTIONS_WORDS,
		.called = "FILE" };
	const struct option more[] = {
		{ "--dry-run", .flag = &article->is_dry },
		{ "--force", .flag = &article->is_forced },
		{ .name = NULL },
	};
	int status = article_take(article, argc, argv, more, &words);

	return status == EXIT_DONE ? import(article, &words) : status;
}
