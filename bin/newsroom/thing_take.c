/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom project, partner, page import: files, all of them or none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conflict.h"
#include "editor.h"
#include "md_file.h"
#include "reason.h"
#include "release.h"
#include "speak.h"
#include "stamp.h"
#include "text.h"
#include "thing.h"
#include "whole.h"

/* One thing of a file. */
struct given {
	const char *path, *label; /* the file, and what it is called */
	const struct yaml_item *head;
	int above; /* lines of the file that stand above the head */
	const char *slug, *lang, *json;
	int64_t revision; /* that it is now */
	struct given *next;
};

struct outcome {
	const char *outcome;
	int64_t revision;
};

static const struct row outcome_row = ROW_OF(struct outcome, outcome, revision);

/* What a file says of where it began; NULL for nothing. */
static const char *
stated(const struct given *given)
{
	const struct yaml_member *member = yaml_member(given->head, "revision");

	return member == NULL ? NULL : member->text;
}

/* NULL where the database refuses it; then all is to be as it was. */
static const struct outcome *
put(const struct thing *thing, const struct given *given, bool is_forced)
{
	const struct outcome *outcome = NULL;
	size_t n;

	if (db_do(thing->db, QUERY_ITEM_BEGIN, NO_ARGS))
		outcome = db_rows(thing->db, QUERY_THING_TAKE,
		    ARGS(thing->kind, given->json, is_forced ? "t" : "f"),
		    &outcome_row, &n);
	/* What waits for the end is looked at now: it is this file's. */
	return outcome != NULL &&
		db_do(thing->db, QUERY_TRANSACTION_CHECK, NO_ARGS) &&
		db_do(thing->db, QUERY_TRANSACTION_DEFER, NO_ARGS) ?
	    outcome :
	    NULL;
}

static const struct thing_file *
find(const struct thing *thing, const struct given *given, const char *revision)
{
	struct thing own = *thing;

	own.lang = given->lang;
	return thing_find(&own, given->slug, revision);
}

/* How the thing would stand if the file were taken in all the same. */
static struct file_version
find_mine(const struct thing *thing, const struct given *given)
{
	struct file_version mine = { given->label, NULL };
	const struct thing_file *file = NULL;

	if (put(thing, given, true) != NULL)
		file = find(thing, given, NULL);
	if (file != NULL)
		mine.text = file->words;
	db_do(thing->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	return mine;
}

/* What others have changed since the file began. */
static void
show_conflict(const struct thing *thing, const struct given *given,
    const struct thing_file *standing)
{
	const struct file_version is = thing_version(thing->arena, standing);
	const struct thing_file *base = NULL;
	const char *said = stated(given);
	struct file_version other;
	int64_t number;

	if (said != NULL &&
	    text_number(said, 1, atoll(standing->revision), &number))
		base = find(thing, given, said);
	if (base != NULL) {
		other = thing_version(thing->arena, base);
		conflict_theirs(thing->arena, &other, &is, said,
		    standing->revision);
		return;
	}
	other = find_mine(thing, given);
	if (other.text != NULL)
		conflict_mine(thing->arena, &is, &other, standing->revision);
}

/* Say why not, with the line of the file. */
static void
refuse(const struct thing *thing, const struct given *given, const char *why)
{
	int line = yaml_line(given->head, why);

	fprintf(stderr, "%s:%d: %s\n", given->label,
	    given->above + (line > 0 ? line : given->head->line),
	    reason_said(thing->arena, why));
}

/* What was refused: said, or done all the same where that is forced. */
static const struct outcome *
settle(const struct thing *thing, const struct given *given)
{
	const char *why = editor_reason(thing->arena, thing->db);
	bool is_stale = strcmp(db_constraint(thing->db), CONFLICT_RULE) == 0;
	const struct thing_file *standing;
	const struct outcome *outcome = NULL;

	db_do(thing->db, QUERY_ITEM_ROLLBACK, NO_ARGS);
	refuse(thing, given, why);
	standing = is_stale ? find(thing, given, NULL) : NULL;
	if (standing == NULL)
		return NULL;
	if (!thing->is_forced) {
		show_conflict(thing, given, standing);
		return NULL;
	}
	outcome = put(thing, given, true);
	if (outcome != NULL)
		conflict_overruled(thing->kind, given->slug,
		    standing->revision);
	else
		refuse(thing, given, editor_reason(thing->arena, thing->db));
	return outcome;
}

static bool
take(const struct thing *thing, struct given *given)
{
	const struct outcome *outcome = put(thing, given, false);

	if (outcome == NULL)
		outcome = settle(thing, given);
	if (outcome == NULL)
		return false;
	given->revision = outcome->revision;
	if (thing->is_json)
		printf("{\"slug\": \"%s\", \"outcome\": \"%s\", "
		       "\"revision\": %lld}\n",
		    given->slug, outcome->outcome,
		    (long long)outcome->revision);
	else
		printf(_("%s: %s %s, revision %lld\n"), given->label,
		    reason_said(thing->arena, outcome->outcome), given->slug,
		    (long long)outcome->revision);
	return true;
}

static struct given *
read_page(const struct thing *thing, const char *path)
{
	const struct release *page = release_read_page(thing->arena,
	    thing->store, path);
	struct given *given = arena_alloc(thing->arena, sizeof(*given));

	*given = (struct given){ .path = path,
		.label = thing->label == NULL ? path : thing->label,
		.head = page->head,
		.above = 1,
		.slug = page->slug,
		.lang = page->lang,
		.json = page->json };
	if (page->json == NULL)
		release_refuse(page, page->fault);
	return page->json == NULL ? NULL : given;
}

/* One, or several as a list. */
static struct given *
read_list(const struct thing *thing, const char *path)
{
	const char *fault, *text = md_file_read(thing->arena, path, &fault);
	const struct yaml_item *items = NULL;
	struct given *first = NULL, **last = &first;
	size_t i, n = 0;
	int line = 0;

	if (text != NULL)
		items = yaml_items(thing->arena, text, &n, &line, &fault);
	if (items != NULL && n == 0) {
		fault = _("the file is empty");
		line = 1;
	}
	if (items == NULL || n == 0)
		fprintf(stderr, "%s:%d: %s\n", path, line,
		    reason_said(thing->arena, fault));
	for (i = 0; items != NULL && i < n; i++, last = &(*last)->next) {
		*last = arena_alloc(thing->arena, sizeof(**last));
		**last = (struct given){ .path = path,
			.label = thing->label == NULL ? path : thing->label,
			.head = &items[i],
			.slug = items[i].slug,
			.json = arena_printf(thing->arena, "{%s}",
			    items[i].members) };
	}
	return first;
}

/* Whether one before it in the list is the same thing, which is said. */
static bool
stands_twice(const struct thing *thing, const struct given *first,
    const struct given *given)
{
	const char *slug = given->slug == NULL ? "" : given->slug;

	for (; first != given; first = first->next)
		if (first->slug != NULL && strcmp(first->slug, slug) == 0 &&
		    (given->lang == NULL ||
			strcmp(first->lang, given->lang) == 0)) {
			refuse(thing, given,
			    arena_printf(thing->arena,
				_("its `slug` stands twice: %s has it too"),
				first->label));
			return true;
		}
	return false;
}

/* All of a file, which comes to the end of the list that begins with first. */
static bool
take_file(const struct thing *thing, const char *path, struct given **first)
{
	struct given **last = first, *given;

	while (*last != NULL)
		last = &(*last)->next;
	*last = thing->is_page ? read_page(thing, path) :
				 read_list(thing, path);
	for (given = *last; given != NULL; given = given->next)
		if (stands_twice(thing, *first, given) || !take(thing, given))
			return false;
	return *last != NULL;
}

/* Keep all, or nothing where one was refused. */
static bool
finish(const struct thing *thing, bool is_good)
{
	if (is_good && !thing->is_dry) {
		is_good = db_do(thing->db, QUERY_TRANSACTION_COMMIT, NO_ARGS);
		if (!is_good)
			editor_refuse(thing->db);
		return is_good;
	}
	db_do(thing->db, QUERY_TRANSACTION_ROLLBACK, NO_ARGS);
	fprintf(stderr, "%s\n",
	    is_good ? _("A dry run: nothing was written.") :
		      _("Nothing was written."));
	return is_good;
}

/* Each revision that a file says is now the one that it has made. */
static void
stamp(const struct thing *thing, const struct given *given)
{
	for (; given != NULL && thing->label == NULL; given = given->next)
		if (stated(given) != NULL && whole_is_lasting(given->path) &&
		    atoll(stated(given)) != given->revision)
			stamp_revision(thing->arena, given->path,
			    given->above +
				yaml_member(given->head, "revision")->line,
			    given->revision, "");
}

/* Decode what pages show before anything is locked that others wait for. */
static void
make_ready(const struct thing *thing, const struct option_words *words)
{
	int i;

	media_when(thing->store, MEDIA_FILES);
	for (i = 0; i < words->n && thing->is_page; i++)
		if (whole_is_lasting(words->texts[i]))
			release_read_page(thing->arena, thing->store,
			    words->texts[i]);
	media_when(thing->store, MEDIA_AT_ONCE);
}

bool
thing_take_files(const struct thing *thing, const struct option_words *words)
{
	struct given *first = NULL;
	bool is_good;
	int i;

	make_ready(thing, words);
	/* A connection that was lost meanwhile is found by what begins. */
	is_good = db_do(thing->db, QUERY_TRANSACTION_BEGIN, NO_ARGS) &&
	    editor_begin(thing->db, thing->arena, thing->editor);
	if (!is_good)
		editor_refuse(thing->db);
	for (i = 0; i < words->n && is_good; i++)
		is_good = take_file(thing, words->texts[i], &first);
	is_good = finish(thing, is_good);
	if (is_good && !thing->is_dry)
		stamp(thing, first);
	return is_good;
}
