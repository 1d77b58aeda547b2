/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article check: what a subeditor would say of files or editions. */
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "article_file.h"
#include "article_take.h"
#include "check.h"
#include "json.h"
#include "newsroom.h"

static bool
is_file(const char *name)
{
	return strcmp(name, "-") == 0 || access(name, F_OK) == 0;
}

/* A file of that name, or else the edition that is called so. */
static const struct release *
find(const struct article *article, const char *name)
{
	const struct edition_text *text;

	if (is_file(name))
		return release_read(article->arena, article->store, name);
	/* No edition is called so. */
	if (strchr(name, '.') != NULL && strstr(name, "//") == NULL) {
		warn("%s", name);
		return NULL;
	}
	text = article_file_find(article, name, NULL);
	return text == NULL ? NULL :
			      release_parse(article->arena, article->store,
				  name, article_file_text(article, text));
}

static void
print_json(const struct check *check, const char **comma)
{
	const struct note *note;

	for (note = check->notes; note != NULL; note = note->next) {
		printf("%s{\"file\": ", *comma);
		json_string(stdout, check->release->name);
		printf(", \"line\": %d, \"fault\": %s",
		    note->line == 0 ? 1 : note->line,
		    note->is_fault ? "true" : "false");
		json_member(stdout, "says", note->says);
		putchar('}');
		*comma = ",\n ";
	}
}

static int
check_all(struct article *article, const struct option_words *words)
{
	const char *comma = "";
	size_t faults = 0;
	int i;

	if (article->is_json)
		putchar('[');
	for (i = 0; i < words->n; i++) {
		const struct release *release = find(article, words->texts[i]);
		struct taken taken = { .why = NULL };
		const struct check *check = NULL;

		if (release != NULL && is_file(words->texts[i]))
			taken = article_take_try(article, release);
		if (release != NULL)
			check = check_release(article, release, &taken);

		if (check == NULL)
			return release == NULL ? EXIT_REFUSED :
						 editor_refuse(article->db);
		if (article->is_json)
			print_json(check, &comma);
		else
			check_print(check, false, stdout);
		faults += check->faults;
	}
	if (article->is_json)
		puts("]");
	return faults == 0 ? EXIT_DONE : EXIT_REFUSED;
}

int
article_check(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1,
		.most = OPTIONS_WORDS,
		.called = "FILE|NAME" };
	int status;

	/* What a file shows is looked at as if it were taken in. */
	article->is_dry = true;
	status = article_take(article, argc, argv, NULL, &words);
	if (status != EXIT_DONE)
		return status;
	if (!db_do(article->db, QUERY_TRANSACTION_BEGIN, NO_ARGS))
		return editor_refuse(article->db);
	status = check_all(article, &words);
	db_do(article->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS);
	return status;
}
