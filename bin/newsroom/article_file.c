/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_file.h"

#include <err.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "json.h"
#include "speak.h"
#include "yaml_write.h"

static const struct row text_row = ROW_OF(struct edition_text, lang, key, slug,
    revision, number, title, lead, published, place, correction, projects,
    partners, body, json, picture, picture_alt, picture_caption);

const struct edition_text *
article_file_find(const struct article *article, const char *name,
    const char *revision)
{
	const struct edition_text *text;
	size_t n;

	text = db_rows(article->db, QUERY_EDITION_AT,
	    ARGS(name, article->lang, revision), &text_row, &n);
	if (text == NULL)
		editor_refuse(article->db);
	return text;
}

static const struct row place_row = ROW_OF(struct edition_place, lang, slug);

const struct edition_place *
article_file_place(const struct article *article, const char *json, size_t *n)
{
	return db_rows(article->db, QUERY_EDITION_OF, ARGS(json), &place_row,
	    n);
}

void
article_file_print(struct arena *arena, FILE *to,
    const struct edition_text *text)
{
	fputs("---\n", to);
	yaml_words(arena, to, "title", text->title);
	yaml_plain(to, "lang", text->lang);
	yaml_plain(to, "slug", text->slug);
	yaml_words(arena, to, "key", text->key);
	yaml_plain(to, "revision", text->revision);
	yaml_plain(to, "number", text->number);
	yaml_words(arena, to, "lead", text->lead);
	yaml_plain(to, "published", text->published);
	yaml_words(arena, to, "place", text->place);
	yaml_list(to, "projects", text->projects);
	yaml_list(to, "partners", text->partners);
	yaml_plain(to, "picture", text->picture);
	yaml_words(arena, to, "picture_alt", text->picture_alt);
	yaml_words(arena, to, "picture_caption", text->picture_caption);
	yaml_words(arena, to, "correction", text->correction);
	fprintf(to, "---\n\n%s", text->body);
}

const char *
article_file_text(const struct article *article,
    const struct edition_text *text)
{
	struct json *written = json_new(article->arena);

	article_file_print(article->arena, written->to, text);
	return json_end(written);
}

struct file_version
article_file_version(const struct article *article,
    const struct edition_text *text)
{
	struct edition_text words = *text;

	words.key = words.revision = words.number = NULL;
	return (struct file_version){ arena_printf(article->arena,
					  _("revision %s"), text->revision),
		article_file_text(article, &words) };
}

/* A file that diff(1) can read and that is gone with us. */
static const char *
temporary(struct arena *arena, const char *text)
{
	FILE *file = tmpfile();

	if (file == NULL || fputs(text, file) == EOF || fflush(file) != 0)
		err(1, _("a file for diff"));
	return arena_printf(arena, "/dev/fd/%d", fileno(file));
}

/* What diff(1) says, in a pipe of ours; its process in *pid. */
static FILE *
run_diff(const struct file_version *before, const struct file_version *after,
    const char *old, const char *new, pid_t *pid)
{
	int ends[2];

	if (pipe(ends) != 0)
		err(1, "diff");
	fflush(NULL);
	*pid = fork();
	if (*pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		execlp("diff", "diff", "-u", "--label", before->label,
		    "--label", after->label, old, new, (char *)NULL);
		err(2, "diff");
	}
	close(ends[1]);
	return fdopen(ends[0], "r");
}

bool
article_file_diff(struct arena *arena, const struct file_version *before,
    const struct file_version *after, FILE *to)
{
	const char *old = temporary(arena, before->text);
	const char *new = temporary(arena, after->text);
	char bytes[4096];
	size_t n;
	int status;
	pid_t pid;
	FILE *said = run_diff(before, after, old, new, &pid);

	while (said != NULL && (n = fread(bytes, 1, sizeof(bytes), said)) > 0)
		fwrite(bytes, 1, n, to);
	if (said == NULL || fclose(said) != 0 || pid < 0 ||
	    waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1)
		errx(1, _("diff did not end well"));
	return WEXITSTATUS(status) != 0;
}
