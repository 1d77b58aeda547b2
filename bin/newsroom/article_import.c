/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article import: files of editions, all of them or none. */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article_take.h"
#include "json.h"
#include "newsroom.h"
#include "speak.h"
#include "whole.h"
#include "yaml_write.h"

/* A text with the line of its head that the revision stands in renewed. */
static const char *
renew(const struct article *article, const struct release *release,
    const struct taken *taken)
{
	const struct yaml_member *member = yaml_member(release->head,
	    "revision");
	struct json *text = json_new(article->arena);
	const char *from = release->text, *end;
	int i;

	for (i = 0; i < member->line; i++)
		from = strchr(from, '\n') + 1;
	end = strchr(from, '\n');
	fwrite(release->text, 1, (size_t)(from - release->text), text->to);
	fprintf(text->to, "revision: %lld", (long long)taken->revision);
	if (yaml_member(release->head, "key") == NULL) {
		fputs("\nkey: ", text->to);
		yaml_string(article->arena, text->to, taken->key);
	}
	fputs(end, text->to);
	return json_end(text);
}

/* Put a text in a file's place, whole or not at all. */
static bool
replace(const struct article *article, const char *path, const char *text)
{
	char *beside = arena_printf(article->arena, "%s.XXXXXX", path);
	struct stat was;
	FILE *file;
	int fd;

	fd = stat(path, &was) != 0 ? -1 : mkstemp(beside);
	file = fd < 0 ? NULL : fdopen(fd, "w");
	if (file == NULL)
		return false;
	if (fchmod(fd, was.st_mode & 07777) == 0 && fputs(text, file) != EOF &&
	    fclose(file) == 0 && rename(beside, path) == 0)
		return true;
	unlink(beside);
	return false;
}

/*
 * A file that says from which revision it began says it of the one that it
 * has made: so who goes on with it is not told that he changed it himself.
 */
static void
stamp(const struct article *article, const struct release *release,
    const struct taken *taken)
{
	const char *said = release_member(release, "revision");

	if (said == NULL || strcmp(release->name, "-") == 0 ||
	    atoll(said) == taken->revision)
		return;
	if (!replace(article, release->name, renew(article, release, taken)))
		warn(_("%s: its revision is %lld now, and was not noted"),
		    release->name, (long long)taken->revision);
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
