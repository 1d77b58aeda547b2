/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom edition compose, list, show, test: before an issue is sent. */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "edition.h"
#include "newsroom.h"
#include "options.h"
#include "speak.h"
#include "text.h"

struct made {
	int64_t id;
};

static const struct row made_row = ROW_OF(struct made, id);

struct words {
	const char *lang;
	int64_t position;
	const char *item_lang, *path, *title, *lead;
	struct date published_on;
	const char *acknowledgement, *json;
};

static const struct row words_row = ROW_OF(struct words, lang, position,
    item_lang, path, title, lead, published_on, acknowledgement, json);

static bool
is_lang(const char *text)
{
	return strlen(text) == 2 &&
	    strspn(text, "abcdefghijklmnopqrstuvwxyz") == 2;
}

/* The languages as an array of PostgreSQL's; NULL for none, "" for no such. */
static const char *
array_of(struct arena *arena, const struct option_list *langs)
{
	const char *array = NULL;
	int i;

	for (i = 0; i < langs->n; i++) {
		if (!is_lang(langs->texts[i]))
			return "";
		array = arena_printf(arena, "%s%s",
		    array == NULL ? "{" : arena_printf(arena, "%s,", array),
		    langs->texts[i]);
	}
	return array == NULL ? NULL : arena_printf(arena, "%s}", array);
}

/* Print what was made, and say so where nothing was. */
static int
print_made(const struct edition *edition, const struct made *made, size_t n)
{
	struct edition_record *records;
	const struct edition_record *found;
	size_t i, one;

	records = arena_alloc(edition->arena, n * sizeof(*records));
	for (i = 0; i < n; i++) {
		found = edition_find(edition,
		    arena_printf(edition->arena, "%lld", (long long)made[i].id),
		    &one);
		if (found == NULL)
			return EXIT_REFUSED;
		records[i] = *found;
	}
	edition_print(edition, records, n);
	if (n == 0 && !edition->is_json)
		puts(_("Nothing was made public in that time: no edition."));
	return EXIT_DONE;
}

int
edition_compose(struct edition *edition, int argc, char **argv)
{
	const char *kind = NULL, *since = NULL, *until = NULL, *array;
	struct option_list langs = { .n = 0 };
	struct option_words words = { .n = 0 };
	const struct option options[] = {
		{ "--kind", .text = &kind },
		{ "--since", .text = &since },
		{ "--until", .text = &until },
		{ "--language", .list = &langs },
		{ "--json", .flag = &edition->is_json },
		{ .name = NULL },
	};
	const struct made *made;
	size_t n;

	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	if (kind == NULL)
		kind = "weekly";
	array = array_of(edition->arena, &langs);
	if (strcmp(kind, "weekly") != 0 && strcmp(kind, "each") != 0)
		return options_wrong(argv, _("%s is no kind"), kind);
	if (array != NULL && array[0] == '\0')
		return options_wrong(argv, _("a language has two letters"));
	made = db_rows(edition->db, QUERY_ISSUE_COMPOSE,
	    ARGS(kind, since, until, array), &made_row, &n);
	if (made == NULL)
		return editor_refuse(edition->db);
	return print_made(edition, made, n);
}

int
edition_list(struct edition *edition, int argc, char **argv)
{
	struct option_words words = { .n = 0 };
	const struct option options[] = {
		{ "--json", .flag = &edition->is_json },
		{ .name = NULL },
	};
	const struct edition_record *records;
	size_t n;

	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	records = edition_find(edition, NULL, &n);
	if (records == NULL)
		return EXIT_REFUSED;
	edition_print(edition, records, n);
	return EXIT_DONE;
}

static void
print_words(const struct words *words)
{
	printf("\n%s %lld. %s\n", words->lang, (long long)words->position,
	    words->title);
	if (words->lead[0] != '\0')
		printf("%s\n", words->lead);
	printf("%s  %s%s%s\n", words->published_on.iso, words->path,
	    strcmp(words->lang, words->item_lang) == 0 ? "" : "  in ",
	    strcmp(words->lang, words->item_lang) == 0 ? "" : words->item_lang);
	if (words->acknowledgement != NULL)
		printf("%s\n", words->acknowledgement);
}

/* The record's object goes on with its news. */
static void
print_json(const char *record, const struct words *words, size_t n)
{
	size_t i;

	printf("%.*s, \"news\": [", (int)strlen(record) - 1, record);
	for (i = 0; i < n; i++)
		printf("%s%s", i == 0 ? "" : ",\n ", words[i].json);
	puts("]}");
}

/* Only what is in a language; returns how many those are. */
static size_t
keep_language(const struct words *words, size_t n, const char *lang,
    struct words *kept)
{
	size_t i, left = 0;

	for (i = 0; i < n; i++)
		if (lang == NULL || strcmp(words[i].lang, lang) == 0)
			kept[left++] = words[i];
	return left;
}

int
edition_show(struct edition *edition, int argc, char **argv)
{
	const char *lang = NULL;
	struct option_words words = { .least = 1, .most = 1, .called = "ID" };
	const struct option options[] = {
		{ "--language", .text = &lang },
		{ "--json", .flag = &edition->is_json },
		{ .name = NULL },
	};
	const struct edition_record *record;
	const struct words *found;
	struct words *kept;
	size_t n, i;

	if (!options_take(options, argc, argv, &words) ||
	    !edition_takes_id(argv, words.texts[0]))
		return EXIT_USAGE;
	record = edition_find(edition, words.texts[0], &n);
	if (record == NULL)
		return EXIT_REFUSED;
	found = db_rows(edition->db, QUERY_ISSUE_WORDS, ARGS(words.texts[0]),
	    &words_row, &n);
	if (found == NULL)
		return editor_refuse(edition->db);
	kept = arena_alloc(edition->arena, n * sizeof(*kept));
	n = keep_language(found, n, lang, kept);
	if (edition->is_json) {
		print_json(record->json, kept, n);
		return EXIT_DONE;
	}
	edition_print(edition, record, 1);
	for (i = 0; i < n; i++)
		print_words(&kept[i]);
	return EXIT_DONE;
}

int
edition_test(struct edition *edition, int argc, char **argv)
{
	const char *lang = NULL, *address;
	struct option_words words = { .least = 2,
		.most = 2,
		.called = "ID ADDRESS" };
	const struct option options[] = {
		{ "--language", .text = &lang },
		{ .name = NULL },
	};

	if (!options_take(options, argc, argv, &words) ||
	    !edition_takes_id(argv, words.texts[0]))
		return EXIT_USAGE;
	address = text_address(edition->arena, words.texts[1]);
	if (address == NULL) {
		warnx(_("that is no address of mail"));
		return EXIT_REFUSED;
	}
	if (!db_do(edition->db, QUERY_ISSUE_TEST,
		ARGS(words.texts[0], address, lang)))
		return editor_refuse(edition->db);
	printf(_("Edition %s: one mail is in the outbox.\n"), words.texts[0]);
	return EXIT_DONE;
}
