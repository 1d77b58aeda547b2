/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article show, history, diff, restore: what stood there, and when. */
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "article.h"
#include "json.h"
#include "newsroom.h"
#include "text.h"

struct text {
	const char *lang, *slug, *title, *lead, *published, *place;
	const char *projects, *partners, *body, *json;
	const char *picture, *picture_alt, *picture_caption;
};

static const struct field text_fields[] = {
	FIELD(struct text, lang),
	FIELD(struct text, slug),
	FIELD(struct text, title),
	FIELD(struct text, lead),
	FIELD(struct text, published),
	FIELD(struct text, place),
	FIELD(struct text, projects),
	FIELD(struct text, partners),
	FIELD(struct text, body),
	FIELD(struct text, json),
	FIELD(struct text, picture),
	FIELD(struct text, picture_alt),
	FIELD(struct text, picture_caption),
};
static const struct row text_row = ROW(struct text, text_fields);

struct change {
	int64_t revision;
	const char *made, *made_by, *changed, *json;
};

static const struct field change_fields[] = {
	FIELD(struct change, revision),
	FIELD(struct change, made),
	FIELD(struct change, made_by),
	FIELD(struct change, changed),
	FIELD(struct change, json),
};
static const struct row change_row = ROW(struct change, change_fields);

/* A JSON string is a scalar of YAML too. */
static void
print_member(FILE *to, const char *name, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	fprintf(to, "%s: ", name);
	json_string(to, text);
	putc('\n', to);
}

static void
print_plain(FILE *to, const char *name, const char *text, const char *around)
{
	if (text != NULL)
		fprintf(to, "%s: %.1s%s%s\n", name, around, text,
		    *around == '\0' ? "" : around + 1);
}

static void
print_file(FILE *to, const struct text *text)
{
	fputs("---\n", to);
	print_member(to, "title", text->title);
	print_plain(to, "slug", text->slug, "");
	print_member(to, "lead", text->lead);
	print_plain(to, "published", text->published, "");
	print_member(to, "place", text->place);
	print_plain(to, "projects", text->projects, "[]");
	print_plain(to, "partners", text->partners, "[]");
	print_plain(to, "picture", text->picture, "");
	print_member(to, "picture_alt", text->picture_alt);
	print_member(to, "picture_caption", text->picture_caption);
	fprintf(to, "---\n\n%s", text->body);
}

static const struct text *
find_text(const struct article *article, const char *name, const char *revision)
{
	const struct text *text;
	size_t n;

	text = db_rows(article->db, QUERY_EDITION_AT,
	    ARGS(name, article->lang, revision), &text_row, &n);
	if (text == NULL)
		editor_refuse(article->db);
	return text;
}

static bool
is_revision(char **argv, const char *text)
{
	int64_t number;

	if (text == NULL || text_number(text, 1, INT32_MAX, &number))
		return true;
	options_wrong(argv, "%s is no number of a revision", text);
	return false;
}

int
article_show(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1 };
	const char *revision = NULL;
	const struct option more[] = {
		{ "--revision", .text = &revision },
		{ .name = NULL },
	};
	const struct text *text;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (!is_revision(argv, revision))
		return EXIT_USAGE;
	text = find_text(article, words.texts[0], revision);
	if (text == NULL)
		return EXIT_REFUSED;
	if (article->is_json)
		puts(text->json);
	else
		print_file(stdout, text);
	return EXIT_DONE;
}

int
article_history(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1 };
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

/* A file with an edition in it that is gone when it is closed; its name. */
static const char *
file_of(const struct article *article, const struct text *text)
{
	FILE *file = tmpfile();

	if (file == NULL)
		err(1, "a file for diff");
	print_file(file, text);
	if (fflush(file) != 0)
		err(1, "a file for diff");
	return arena_printf(article->arena, "/dev/fd/%d", fileno(file));
}

/* Ask diff(1), whose status is 0 for the same, 1 for another. */
static int
run_diff(const struct article *article, const struct text *old,
    const struct text *new)
{
	const char *before = file_of(article, old);
	const char *after = file_of(article, new);
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		execlp("diff", "diff", "-u", "--label", "before", "--label",
		    "after", before, after, (char *)NULL);
		err(2, "diff");
	}
	/* Where only its life was changed, the file is the same. */
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1)
		errx(1, "diff did not end well");
	if (WEXITSTATUS(status) == 0)
		puts("The words are the same.");
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
	struct option_words words = { .least = 1, .most = 1 };
	const char *from = NULL, *to = NULL;
	const struct option more[] = {
		{ "--from", .text = &from },
		{ "--to", .text = &to },
		{ .name = NULL },
	};
	const struct text *old, *new;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (!is_revision(argv, from) || !is_revision(argv, to))
		return EXIT_USAGE;
	new = find_text(article, words.texts[0], to);
	if (new == NULL)
		return EXIT_REFUSED;
	if (from == NULL)
		from = revision_before(article, words.texts[0], to);
	old = find_text(article, words.texts[0], from);
	return old == NULL ? EXIT_REFUSED : run_diff(article, old, new);
}

struct restored {
	int64_t revision;
};

static const struct field restored_fields[] = {
	FIELD(struct restored, revision),
};
static const struct row restored_row = ROW(struct restored, restored_fields);

int
article_restore(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1 };
	const char *revision = NULL;
	const struct option more[] = {
		{ "--revision", .text = &revision },
		{ .name = NULL },
	};
	const struct restored *restored;
	size_t n;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (revision == NULL)
		return options_wrong(argv, "--revision is missing");
	if (!is_revision(argv, revision))
		return EXIT_USAGE;
	restored = db_rows(article->db, QUERY_EDITION_RESTORE,
	    ARGS(words.texts[0], article->lang, revision), &restored_row, &n);
	if (restored == NULL)
		return editor_refuse(article->db);
	printf(article->is_json ? "{\"revision\": %lld}\n" :
				  "now revision %lld\n",
	    (long long)restored->revision);
	return EXIT_DONE;
}
