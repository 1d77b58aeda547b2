/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom project, partner, page: what stood there, and another address. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "editor.h"
#include "languages.h"
#include "newsroom.h"
#include "speak.h"
#include "text.h"
#include "thing.h"

struct revision {
	int64_t revision, again; /* the earlier one that it is again, or 0 */
	const char *made, *made_by, *json;
};

static const struct row revision_row = ROW_OF(struct revision, revision, again,
    made, made_by, json);

struct renamed {
	const char *revision, *path;
};

static const struct row renamed_row = ROW_OF(struct renamed, revision, path);

struct file_version
thing_version(struct arena *arena, const struct thing_file *file)
{
	return (struct file_version){
		arena_printf(arena, _("revision %s"), file->revision),
		file->words,
	};
}

static void
print_revision(const struct revision *revision)
{
	printf("%4lld  %s  %s%s", (long long)revision->revision, revision->made,
	    revision->made_by == NULL ? "" : revision->made_by,
	    revision->made_by == NULL ? "" : ": ");
	if (revision->made_by == NULL)
		fputs(_("made before revisions were kept"), stdout);
	else if (revision->again > 0)
		printf(_("the words of revision %lld again"),
		    (long long)revision->again);
	else
		fputs(revision->revision == 1 ? _("made") : _("changed"),
		    stdout);
	putchar('\n');
}

int
thing_history(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const struct revision *revisions;
	const char *lang;
	size_t i, n;
	int status = thing_begin(thing, argc, argv, NULL, &words);

	if (status != EXIT_DONE)
		return status;
	lang = thing->lang != NULL ?
	    thing->lang :
	    languages_read(thing->config, thing->arena)->codes[0];
	revisions = db_rows(thing->db, QUERY_THING_HISTORY,
	    ARGS(thing->kind, words.texts[0], lang), &revision_row, &n);
	if (revisions == NULL)
		return editor_refuse(thing->db);
	for (i = 0; i < n; i++)
		if (thing->is_json)
			printf("%s%s", i == 0 ? "[" : ",\n ",
			    revisions[i].json);
		else
			print_revision(&revisions[i]);
	if (thing->is_json)
		puts("]");
	return EXIT_DONE;
}

static int
print_diff(const struct thing *thing, const char *name, const char *from,
    const char *to)
{
	const struct thing_file *old, *new = thing_find(thing, name, to);
	struct file_version before, after;
	long long number;

	if (new == NULL)
		return EXIT_REFUSED;
	number = atoll(new->revision) - 1;
	if (from == NULL)
		from = arena_printf(thing->arena, "%lld",
		    number > 0 ? number : 1);
	old = thing_find(thing, name, from);
	if (old == NULL)
		return EXIT_REFUSED;
	before = thing_version(thing->arena, old);
	after = thing_version(thing->arena, new);
	if (!article_file_diff(thing->arena, &before, &after, stdout))
		puts(_("The words are the same."));
	return EXIT_DONE;
}

int
thing_diff(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const char *from = NULL, *to = NULL;
	const struct option more[] = {
		{ "--from", .text = &from },
		{ "--to", .text = &to },
		{ .name = NULL },
	};
	int status = thing_begin(thing, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	if (!options_is_revision(argv, from) || !options_is_revision(argv, to))
		return EXIT_USAGE;
	return print_diff(thing, words.texts[0], from, to);
}

/* Take in a text as if it were a file. */
static bool
take_text(struct thing *thing, const char *text)
{
	struct option_words words = { .n = 1 };
	FILE *file = tmpfile();
	bool is_done;

	if (file == NULL || fputs(text, file) == EOF || fflush(file) != 0) {
		warn(_("a temporary file"));
		return false;
	}
	words.texts[0] = arena_printf(thing->arena, "/dev/fd/%d", fileno(file));
	is_done = thing_take_files(thing, &words);
	fclose(file);
	return is_done;
}

/* A file as if it began from what stands now. */
static const char *
renew(const struct thing *thing, const struct thing_file *file,
    const struct thing_file *standing)
{
	const char *at = strstr(file->text, "\nrevision: ") + 1;

	return arena_printf(thing->arena, "%.*srevision: %s%s",
	    (int)(at - file->text), file->text, standing->revision,
	    at + strcspn(at, "\n"));
}

int
thing_restore(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "SLUG" };
	const char *revision = NULL;
	const struct option more[] = {
		{ "--revision", .text = &revision },
		{ .name = NULL },
	};
	const struct thing_file *file, *standing;
	bool is_done;
	int status = thing_begin(thing, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	if (revision == NULL)
		return options_wrong(argv, _("--revision is missing"));
	if (!options_is_revision(argv, revision))
		return EXIT_USAGE;
	standing = thing_find(thing, words.texts[0], NULL);
	file = standing == NULL ? NULL :
				  thing_find(thing, words.texts[0], revision);
	if (file == NULL)
		return EXIT_REFUSED;
	thing->label = arena_printf(thing->arena, _("revision %s"), revision);
	is_done = take_text(thing, renew(thing, file, standing));
	return is_done ? EXIT_DONE : EXIT_REFUSED;
}

int
thing_rename(struct thing *thing, int argc, char **argv)
{
	struct option_words words = { .least = 2,
		.most = 2,
		.called = "SLUG NEW-SLUG" };
	const struct renamed *renamed;
	size_t n;
	int status = thing_begin(thing, argc, argv, NULL, &words);

	if (status != EXIT_DONE)
		return status;
	if (!text_is_slug(words.texts[1]))
		return options_wrong(argv, _("%s is no slug"), words.texts[1]);
	renamed = db_rows(thing->db, QUERY_THING_RENAME,
	    ARGS(thing->kind, words.texts[0], words.texts[1]), &renamed_row,
	    &n);
	if (renamed == NULL)
		return editor_refuse(thing->db);
	printf(_("now revision %s, and stands at %s%s\n"), renamed->revision,
	    thing->config->origin, renamed->path);
	return EXIT_DONE;
}
