/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "arena.h"
#include "db.h"
#include "editor.h"
#include "newsroom.h"
#include "options.h"
#include "reason.h"
#include "speak.h"

/* A check that gets no answer is one that found something. */
enum { PATIENCE = 10 };

enum level { LEVEL_OK, LEVEL_WARNING, LEVEL_CRITICAL, LEVEL__COUNT };

static const char *const level_names[LEVEL__COUNT] = { N_("ok"), N_("warning"),
	N_("critical") };

/* What web.site_status says, with %s for what varies. */
static const char *const sentences[] = {
	N_("content"),
	N_("connections"),
	N_("standby"),
	N_("archive"),
	N_("notices"),
	N_("mailer"),
	N_("letters"),
	N_("requests"),
	N_("version %s, changed %s"),
	N_("this is one, %s s behind"),
	N_("%s, the last %s MB behind"),
	N_("no slot"),
	N_("off: the last dump is all that can be restored"),
	N_("last %s, failed %s"),
	N_("%s % of the queue"),
	N_("%s connected"),
	N_("%s due, none went for %s min"),
	N_("%s due"),
	N_("%s wait, for up to %s min"),
	N_("%s wait"),
	N_("%s of %s"),
};

enum { LEVEL_WIDTH = 8, NAME_WIDTH = 11 };

struct part {
	const char *name, *says, *json;
	int64_t level;
};

static const struct row part_row = ROW_OF(struct part, name, says, json, level);

static enum level
level_of(const struct part *part)
{
	return part->level < LEVEL_OK    ? LEVEL_OK :
	    part->level > LEVEL_CRITICAL ? LEVEL_CRITICAL :
					   (enum level)part->level;
}

/* The worst of them, which is what the first line and the status say. */
static enum level
worst_of(const struct part *parts, size_t n)
{
	enum level worst = LEVEL_OK;
	size_t i;

	for (i = 0; i < n; i++)
		if (level_of(&parts[i]) > worst)
			worst = level_of(&parts[i]);
	return worst;
}

static const char *
said(struct arena *arena, const char *words)
{
	return reason_said_by(arena, sentences,
	    sizeof(sentences) / sizeof(sentences[0]), words);
}

static void
print_plainly(struct arena *arena, const struct part *parts, size_t n,
    enum level worst)
{
	size_t i;

	printf("%s", gettext(level_names[worst]));
	for (i = 0; i < n && worst > LEVEL_OK; i++)
		if (level_of(&parts[i]) == worst)
			printf("; %s: %s", said(arena, parts[i].name),
			    said(arena, parts[i].says));
	puts("");
	for (i = 0; i < n; i++) {
		speak_column(gettext(level_names[level_of(&parts[i])]),
		    LEVEL_WIDTH);
		printf("  ");
		speak_column(said(arena, parts[i].name), NAME_WIDTH);
		printf("  %s\n", said(arena, parts[i].says));
	}
}

static void
print_json(const struct part *parts, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		printf("%s%s", i == 0 ? "[" : ",\n ", parts[i].json);
	puts(n == 0 ? "[]" : "]");
}

/* An answer that did not come is critical, as the checks of others count. */
static int
show(struct arena *arena, struct db *db, bool is_json)
{
	const struct part *parts;
	size_t n;

	parts = db_rows(db, QUERY_SITE_STATUS, NO_ARGS, &part_row, &n);
	if (parts == NULL) {
		printf(_("critical; database: %s\n"),
		    reason_said(arena, editor_reason(arena, db)));
		return LEVEL_CRITICAL;
	}
	if (is_json)
		print_json(parts, n);
	else
		print_plainly(arena, parts, n, worst_of(parts, n));
	return (int)worst_of(parts, n);
}

int
verb_status(const struct config *config, int argc, char **argv)
{
	struct option_words words = { .n = 0 };
	bool is_json = false;
	const struct option options[] = {
		{ "--json", .flag = &is_json },
		{ .name = NULL },
	};
	struct arena *arena;
	struct db *db;
	int status;

	if (options_want_help(argc, argv)) {
		puts(
		    _("newsroom status [--json]: how the site is\n\n"
		      "Exit status: 0 it is well, 1 somebody should look, 2 it "
		      "does not do its work"));
		return EXIT_DONE;
	}
	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	arena = arena_new();
	db = editor_open(config, arena, PATIENCE);
	status = show(arena, db, is_json);
	db_free(db);
	arena_free(arena);
	return status;
}
