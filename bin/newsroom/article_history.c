/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article history: what was done with an edition, by whom and when. */
#include <stdio.h>
#include <string.h>

#include "article.h"
#include "newsroom.h"
#include "reason.h"
#include "speak.h"

/* Something that was done; by nobody (NULL) what its time did. */
struct act {
	int64_t revision;
	const char *made, *made_by;
	const char *act, *detail, *was; /* as web.edition_acts has them */
};

static const struct row act_row = ROW_OF(struct act, revision, made, made_by,
    act, detail, was);

struct revision {
	int64_t revision;
	const char *json;
};

static const struct row revision_row = ROW_OF(struct revision, revision, json);

static const struct {
	const char *act, *says;
} plain[] = {
	{ "made", N_("made") },
	{ "published", N_("published") },
	{ "held", N_("made a draft again") },
	{ "withdrawn", N_("withdrawn") },
	{ "back", N_("published again, as of its first time") },
	{ "appeared", N_("became public at its time") },
};

/* What core.changed_parts names. */
static const char *const parts[] = { N_("title"), N_("lead"), N_("place"),
	N_("projects"), N_("partners"), N_("pictures"), N_("text") };

static bool
is(const struct act *act, const char *name)
{
	return strcmp(act->act, name) == 0;
}

static const char *
plain_words(const struct act *act)
{
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (is(act, plain[i].act))
			return gettext(plain[i].says);
	return act->act;
}

/* Of what came to stand in the place of something else. */
static const char *
words_of_other(struct arena *arena, const struct act *act)
{
	if (is(act, "scheduled"))
		return arena_printf(arena, _("scheduled for %s instead of %s"),
		    act->detail, act->was);
	if (is(act, "embargoed"))
		return arena_printf(arena,
		    _("put under embargo until %s instead of %s"), act->detail,
		    act->was);
	if (is(act, "numbered"))
		return arena_printf(arena,
		    _("given the number %s instead of %s"), act->detail,
		    act->was);
	if (is(act, "moved"))
		return arena_printf(arena, _("moved to %s from %s"),
		    act->detail, act->was);
	return arena_printf(arena, _("published as of %s instead of %s"),
	    act->detail, act->was);
}

/* The parts that a list names, as their reader calls them. */
static const char *
parts_of(struct arena *arena, const char *list)
{
	const char *said = "";
	size_t n;

	for (;; list += n + 2) {
		n = strcspn(list, ",");
		said = arena_printf(arena, "%s%s%s", said,
		    *said == '\0' ? "" : ", ",
		    reason_said_by(arena, parts,
			sizeof(parts) / sizeof(parts[0]),
			arena_strndup(arena, list, n)));
		if (list[n] == '\0')
			return said;
	}
}

static const char *
words_of(struct arena *arena, const struct act *act)
{
	if (act->detail == NULL)
		return plain_words(act);
	if (act->was != NULL)
		return words_of_other(arena, act);
	if (is(act, "scheduled"))
		return arena_printf(arena, _("scheduled for %s"), act->detail);
	if (is(act, "embargoed"))
		return arena_printf(arena, _("put under embargo until %s"),
		    act->detail);
	if (is(act, "broken"))
		return arena_printf(arena, _("the embargo until %s was broken"),
		    act->detail);
	if (is(act, "numbered"))
		return arena_printf(arena, _("given the number %s"),
		    act->detail);
	if (is(act, "corrected"))
		return arena_printf(arena,
		    _("corrected, as readers are told: %s"), act->detail);
	if (is(act, "uncorrected"))
		return arena_printf(arena,
		    _("readers are no more told of the correction: %s"),
		    act->detail);
	if (is(act, "again"))
		return arena_printf(arena, _("the words of revision %s again"),
		    act->detail);
	if (is(act, "because"))
		return arena_printf(arena, _("because: %s"), act->detail);
	if (is(act, "previewed"))
		return arena_printf(arena, _("a preview was given, until %s"),
		    act->detail);
	if (is(act, "changed"))
		return arena_printf(arena, _("changed: %s"),
		    parts_of(arena, act->detail));
	return arena_printf(arena, _("published as of %s"), act->detail);
}

static int
print_acts(const struct article *article, const char *name)
{
	const struct act *acts;
	size_t i, n;

	acts = db_rows(article->db, QUERY_EDITION_ACTS,
	    ARGS(name, article->lang), &act_row, &n);
	if (acts == NULL)
		return editor_refuse(article->db);
	for (i = 0; i < n; i++)
		printf("%4lld  %s  %s%s%s\n", (long long)acts[i].revision,
		    acts[i].made,
		    acts[i].made_by == NULL ? "" : acts[i].made_by,
		    acts[i].made_by == NULL ? "" : ": ",
		    words_of(article->arena, &acts[i]));
	return EXIT_DONE;
}

static int
print_json(const struct article *article, const char *name)
{
	const struct revision *revisions;
	size_t i, n;

	revisions = db_rows(article->db, QUERY_EDITION_HISTORY,
	    ARGS(name, article->lang), &revision_row, &n);
	if (revisions == NULL)
		return editor_refuse(article->db);
	putchar('[');
	for (i = 0; i < n; i++)
		printf("%s%s", i == 0 ? "" : ",\n ", revisions[i].json);
	puts("]");
	return EXIT_DONE;
}

int
article_history(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	int status = article_take(article, argc, argv, NULL, &words);

	if (status != EXIT_DONE)
		return status;
	return article->is_json ? print_json(article, words.texts[0]) :
				  print_acts(article, words.texts[0]);
}
