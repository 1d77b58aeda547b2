/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article list and all that decides of an edition's life. */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "article.h"
#include "check.h"
#include "newsroom.h"
#include "reason.h"
#include "speak.h"
#include "text.h"

struct record {
	const char *lang, *slug, *state, *published, *title;
	const char *number; /* the press release's, NULL before it has one */
	const char *path;
	int64_t revision;
	const char *embargo; /* a draft's, NULL where it is under none */
	const char *json;
};

static const struct row record_row = ROW_OF(struct record, lang, slug, state,
    published, title, number, path, revision, embargo, json);

static const char *const states[] = { "draft", "scheduled", "embargoed",
	"published", "withdrawn" };

static bool
is_state(const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(text, states[i]) == 0)
			return true;
	return false;
}

static void
print_line(const struct record *record)
{
	printf("%-9s  %-16s  %s  %s\n              %s%s%s%s\n", record->state,
	    record->published == NULL ? "" : record->published, record->lang,
	    record->slug, record->number == NULL ? "" : "№ ",
	    record->number == NULL ? "" : record->number,
	    record->number == NULL ? "" : "  ", record->title);
	if (record->embargo != NULL)
		printf(_("              under embargo until %s\n"),
		    record->embargo);
}

static void
print_records(const struct article *article, const struct record *records,
    size_t n)
{
	size_t i;

	if (article->is_json)
		fputs("[", stdout);
	for (i = 0; i < n; i++)
		if (article->is_json)
			printf("%s%s", i == 0 ? "" : ",\n ", records[i].json);
		else
			print_line(&records[i]);
	if (article->is_json)
		puts("]");
}

int
article_list(struct article *article, int argc, char **argv)
{
	struct option_words words = { .most = 0 };
	const char *state = NULL, *limit = NULL;
	const struct option more[] = {
		{ "--state", .text = &state },
		{ "--limit", .text = &limit },
		{ .name = NULL },
	};
	const struct record *records;
	int64_t number;
	size_t n;
	int status;

	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (state != NULL && !is_state(state))
		return options_wrong(argv, _("%s is no state"), state);
	if (limit != NULL && !text_number(limit, 1, 1000000, &number))
		return options_wrong(argv, _("%s is no limit"), limit);
	records = db_rows(article->db, QUERY_EDITION_RECORDS,
	    ARGS(state, article->lang, limit == NULL ? "20" : limit),
	    &record_row, &n);
	if (records == NULL)
		return editor_refuse(article->db);
	print_records(article, records, n);
	return EXIT_DONE;
}

/* What is to be seen is looked at first, unless that is overruled. */
static bool
may_move(const struct article *article, const char *action, const char *name)
{
	return article->is_forced || strcmp(action, "hold") == 0 ||
	    strcmp(action, "withdraw") == 0 || check_edition(article, name);
}

/* What begins with one of two words, or with neither, behind it. */
static const char *
behind(const char *text, const char *word, const char *other)
{
	text += strspn(text, " ");
	if (strncmp(text, word, strlen(word)) == 0)
		text += strlen(word);
	else if (strncmp(text, other, strlen(other)) == 0)
		text += strlen(other);
	return text + strspn(text, " ,");
}

const char *
article_time(struct arena *arena, const char *typed)
{
	int day, month, year, hour, minute, n = 0, end = 0;
	const char *rest;

	if (typed == NULL ||
	    sscanf(typed, "%2d.%2d.%4d%n", &day, &month, &year, &n) != 3 ||
	    n == 0 || day < 1 || month < 1 || year < 1000)
		return typed;
	rest = behind(typed + n, "г.", "г");
	if (sscanf(rest, "%2d%*1[:.]%2d%n", &hour, &minute, &end) == 2 &&
	    end > 0 && hour >= 0 && minute >= 0 &&
	    *behind(rest + end, "ч.", "часа") == '\0')
		rest = arena_printf(arena, "%02d:%02d", hour, minute);
	return arena_printf(arena, "%04d-%02d-%02d %s", year, month, day, rest);
}

static int
refuse_move(const struct article *article)
{
	const char *why = editor_reason(article->arena, article->db);
	const char *end = strstr(why, " is no time");

	if (end == NULL || strcmp(end, " is no time") != 0)
		return editor_refuse(article->db);
	warnx(_("%s: write it as in 2027-01-15 10:00"),
	    reason_said(article->arena, why));
	return EXIT_REFUSED;
}

/* publish, schedule, embargo, hold, withdraw: argv stands behind its name. */
int
article_move(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const char *at = NULL, *because = NULL, *action = argv[-1];
	const char *option = strcmp(action, "schedule") == 0 ? "--at" :
	    strcmp(action, "embargo") == 0                   ? "--until" :
							       NULL;
	bool breaks = false;
	struct option more[] = {
		{ "--force", .flag = &article->is_forced },
		{ "--because", .text = &because },
		{ .name = NULL },
		{ .name = NULL },
		{ .name = NULL },
	};
	const struct record *moved;
	size_t n;
	int status;

	if (strcmp(action, "hold") != 0 && strcmp(action, "withdraw") != 0)
		more[2] = (struct option){ "--break-embargo", .flag = &breaks };
	if (option != NULL)
		more[3] = (struct option){ option, .text = &at };
	status = article_take(article, argc, argv, more, &words);
	if (status != EXIT_DONE)
		return status;
	if (option != NULL && at == NULL)
		return options_wrong(argv, _("%s is missing"), option);
	if (breaks && because == NULL)
		return options_wrong(argv,
		    _("--break-embargo wants a reason: --because WHY"));
	if (!may_move(article, action, words.texts[0]))
		return EXIT_REFUSED;
	moved = db_rows(article->db, QUERY_EDITION_MOVE,
	    ARGS(words.texts[0], article->lang, action,
		article_time(article->arena, at), because,
		breaks ? "true" : "false"),
	    &record_row, &n);
	if (moved == NULL)
		return refuse_move(article);
	print_records(article, moved, n);
	if (!article->is_json)
		printf("              %s%s\n", article->config->origin,
		    moved->path);
	return EXIT_DONE;
}
