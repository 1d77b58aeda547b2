/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "article_file.h"
#include "check.h"
#include "json.h"
#include "languages.h"
#include "speak.h"
#include "words.h"

struct fate {
	const char *path, *fate, *leads;
};

static const struct row fate_row = ROW_OF(struct fate, path, fate, leads);

struct name {
	const char *kind, *slug, *path, *name;
};

static const struct row name_row = ROW_OF(struct name, kind, slug, path, name);

struct other {
	const char *lang, *slug;
	bool lacks;
};

static const struct row other_row = ROW_OF(struct other, lang, slug, lacks);

static void
tell_fate(struct check *check, int line, const struct fate *fate)
{
	if (strcmp(fate->fate, "missing") == 0)
		check_fault(check, line, _("%s leads nowhere"), fate->path);
	else if (strcmp(fate->fate, "withdrawn") == 0)
		check_fault(check, line, _("%s was withdrawn"), fate->path);
	else if (strcmp(fate->fate, "waiting") == 0)
		check_suggest(check, line, _("%s is not public yet"),
		    fate->path);
	else if (strcmp(fate->fate, "moved") == 0)
		check_suggest(check, line, _("%s moved to %s"), fate->path,
		    fate->leads);
}

static bool
check_links(struct check *check)
{
	const struct check_link *link;
	const struct fate *fates;
	struct json *paths;
	size_t n, i = 0;

	if (check->links == NULL)
		return true;
	paths = json_new(check->arena);
	for (link = check->links; link != NULL; link = link->next)
		fprintf(paths->to, "%s%s", link->path,
		    link->next == NULL ? "" : "\n");
	fates = db_rows(check->article->db, QUERY_ADDRESS_FATES,
	    ARGS(json_end(paths)), &fate_row, &n);
	if (fates == NULL)
		return false;
	for (link = check->links; link != NULL && i < n; link = link->next)
		tell_fate(check, link->line, &fates[i++]);
	return true;
}

/* Whether a word stands in a text by itself; of any alphabet. */
static bool
has_word(const char *text, const char *word)
{
	const char *at = strstr(text, word);

	for (; at != NULL; at = strstr(at + 1, word)) {
		unsigned char before = at == text ? ' ' : (unsigned char)at[-1];
		unsigned char after = (unsigned char)at[strlen(word)];

		/* Of other marks only letters begin and end as these do. */
		if (!isalnum(before) && (before < 0x80 || before > 0xbf) &&
		    !isalnum(after) && after != 0xd0 && after != 0xd1)
			return true;
	}
	return false;
}

/* How the first word of a Bulgarian name ends, and with its article. */
static const struct {
	const char *of, *with;
} endings[] = {
	{ "ен", "ният" },
	{ "ен", "ния" },
	{ "ки", "кият" },
	{ "ки", "кия" },
	{ "й", "ят" },
	{ "й", "я" },
	{ "о", "ото" },
	{ "е", "ето" },
	{ "а", "ата" },
	{ "я", "ята" },
	{ "и", "ите" },
	{ "", "ът" },
	{ "", "а" },
	{ "", "ят" },
	{ "", "я" },
};

/* A short word with another ending may be another word. */
enum { WORD_MIN = 5 * 2, ALONE_MIN = 6 * 2 };

static bool
has_name(const struct check *check, const char *name)
{
	size_t n = strcspn(name, " "), i, end;

	if (has_word(check->words, name))
		return true;
	if (strcmp(check->lang, "bg") != 0 ||
	    n < (size_t)(name[n] == '\0' ? ALONE_MIN : WORD_MIN))
		return false;
	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		end = strlen(endings[i].of);
		if (strncmp(name + n - end, endings[i].of, end) == 0 &&
		    has_word(check->words,
			arena_printf(check->arena, "%.*s%s%s", (int)(n - end),
			    name, endings[i].with, name + n)))
			return true;
	}
	return false;
}

static bool
is_told(const struct check *check, const struct name *name)
{
	const struct yaml_member *member = yaml_member(check->release->head,
	    strcmp(name->kind, "partner") == 0 ? "partners" : "projects");
	const struct check_link *link;

	for (link = check->links; link != NULL; link = link->next)
		if (strcmp(link->path, name->path) == 0)
			return true;
	return member != NULL && member->list != NULL &&
	    has_word(member->list, name->slug);
}

/* The institution itself is in all that it says. */
static const char *
own_name(const struct check *check)
{
	struct words *words = words_load(check->article->config->templates);
	const char *own = words_find(words, check->lang, "organisation");

	own = arena_strndup(check->arena, own == NULL ? "" : own, SIZE_MAX);
	words_free(words);
	return own;
}

static bool
check_names(struct check *check)
{
	const char *own = own_name(check);
	const struct name *names;
	size_t i, n;

	names = db_rows(check->article->db, QUERY_NAME_LIST, ARGS(check->lang),
	    &name_row, &n);
	for (i = 0; names != NULL && i < n; i++)
		if (strcmp(names[i].name, own) != 0 &&
		    has_name(check, names[i].name) &&
		    !is_told(check, &names[i]))
			check_suggest(check, 0,
			    _("„%s“ is named, and %s is neither under "
			      "`%ss:` nor linked"),
			    names[i].name, names[i].slug, names[i].kind);
	return names != NULL;
}

static bool
check_others(struct check *check, const struct edition_place *place)
{
	const struct other *others;
	size_t i, n;

	others = db_rows(check->article->db, QUERY_EDITION_OTHERS,
	    ARGS(place->slug, place->lang), &other_row, &n);
	for (i = 0; others != NULL && i < n; i++)
		if (others[i].lacks)
			check_suggest(check, 0,
			    _("there is no edition in `%s`"), others[i].lang);
		else
			check_suggest(check, 0,
			    _("it is older than %s/%s, of which it is the "
			      "translation"),
			    others[i].lang, others[i].slug);
	return others != NULL;
}

/* What is new has no other language. */
static void
check_new(struct check *check)
{
	const struct languages *languages =
	    languages_read(check->article->config, check->arena);
	size_t i;

	for (i = 0; i < languages->n; i++)
		if (strcmp(languages->codes[i], check->lang) != 0)
			check_suggest(check, 0,
			    _("there is no edition in `%s`"),
			    languages->codes[i]);
}

/* What is not in the database yet has no other language, or one. */
static bool
check_languages(struct check *check)
{
	const struct edition_place *place;
	size_t n;

	place = article_file_place(check->article, check->release->json, &n);
	if (place == NULL)
		return false;
	if (n > 0)
		return check_others(check, place);
	if (release_member(check->release, "translation_of") == NULL)
		check_new(check);
	return true;
}

bool
check_site(struct check *check)
{
	return check_links(check) && check_names(check) &&
	    (check->is_refused || check_languages(check));
}
