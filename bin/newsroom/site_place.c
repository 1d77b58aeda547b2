/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_place.h"

#include <ctype.h>
#include <regex.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "seen.h"
#include "site_glob.h"
#include "site_words.h"
#include "speak.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Of an expression in the settings: its octets, and how often it has a plus. */
enum { EXPRESSION_MAX = 1000, PLUSES_MAX = 8 };

/* A file of a site, whose path is looked at part by part. */
struct place {
	const struct site *site;
	struct arena *arena;
	struct site_name *name;
};

/* The folder of a path; "" at the top. */
static const char *
folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	return arena_strndup(arena, path,
	    slash == NULL ? 0 : (size_t)(slash - path));
}

static bool
is_index(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strncasecmp(slash == NULL ? path : slash + 1, "index.", 6) == 0;
}

void
site_place_see(struct site *site, const char *path)
{
	struct arena *arena = arena_new();
	const char *lang = NULL;
	const char *below = site_config_below(site->config, arena, path, &lang);
	size_t n = below == NULL ? 0 : strcspn(below, "/");

	if (n > 0 && below[n] == '/' &&
	    languages_known(site->languages, arena_strndup(arena, below, n)))
		below += n + 1;
	/* At the top it is the first page, and the site is no part of that. */
	if (below != NULL && strchr(below, '/') != NULL)
		seen_before(site->leaves,
		    site_words_lower(arena, folder_of(arena, path)));
	arena_free(arena);
}

/* Whether it stands in the folder of a page, and is not that page. */
static bool
is_part(const struct place *place)
{
	const char *folder = folder_of(place->arena, place->name->path);

	if (is_index(place->name->path))
		folder = folder_of(place->arena, folder);
	for (; *folder != '\0'; folder = folder_of(place->arena, folder))
		if (seen_has(place->site->leaves,
			site_words_lower(place->arena, folder)))
			return true;
	return false;
}

/* What editors of texts leave beside them. */
static bool
is_backup(const char *part)
{
	size_t n = strlen(part);

	return strchr("#~.", *part) != NULL || (n > 0 && part[n - 1] == '~');
}

struct asked {
	const struct place *place;
	const char *text;
	bool is_found;
};

/* Jekyll's: a pattern of a path, or what that begins with. */
static void
ask_pattern(void *context, const char *pattern)
{
	struct asked *asked = context;
	struct arena *arena = asked->place->arena;
	size_t n;

	pattern += strspn(pattern, "/");
	n = strlen(pattern);
	if (n > 0 &&
	    (strncmp(asked->text, pattern, n) == 0 ||
		site_glob(arena, pattern, asked->text, true)))
		asked->is_found = true;
}

/*
 * Whether POSIX takes an expression as Go does, and at once: glibc makes two of
 * what stands before each plus, and as many as a brace says.
 */
static bool
is_plain(const char *expression)
{
	const char *at;
	size_t pluses = 0;

	if (strlen(expression) > EXPRESSION_MAX ||
	    strchr(expression, '{') != NULL || strstr(expression, "(?") != NULL)
		return false;
	for (at = expression; (at = strpbrk(at, "\\+")) != NULL; at++) {
		pluses += *at == '+';
		if (*at == '\\' && isalnum((unsigned char)at[1]))
			return false;
		at += *at == '\\' && at[1] != '\0';
	}
	return pluses <= PLUSES_MAX;
}

/* Hugo's: a regular expression, of which Go knows more than POSIX. */
static void
ask_expression(void *context, const char *expression)
{
	struct asked *asked = context;
	regex_t compiled;

	if (!is_plain(expression) ||
	    regcomp(&compiled, expression, REG_EXTENDED | REG_NOSUB) != 0) {
		asked->place->name->hidden = _("the site's settings may "
					       "exclude it");
		return;
	}
	if (regexec(&compiled, asked->text, 0, NULL, 0) == 0)
		asked->is_found = true;
	regfree(&compiled);
}

/* Whether a list of some settings has what fits a text. */
static bool
is_in(const struct place *place, json_t *settings, const char *list,
    const char *text, void (*ask)(void *, const char *))
{
	const struct site_head head = { .members = settings };
	struct asked asked = { place, text, false };

	site_head_each(&head, list, ask, &asked);
	return asked.is_found;
}

static bool
is_listed(const struct place *place, const char *list, const char *text,
    void (*ask)(void *, const char *))
{
	return is_in(place, place->site->config->members, list, text, ask);
}

/* The same of one that a language has, whose texts we do not part here. */
static bool
is_listed_by_language(const struct place *place, const char *list,
    const char *text, void (*ask)(void *, const char *))
{
	json_t *languages = json_object_get(place->site->config->members,
	    "languages");
	json_t *language;
	const char *code;

	json_object_foreach(languages, code, language)
	{
		if (is_in(place, language, list, text, ask))
			return true;
	}
	return false;
}

/* Zola's, of a name or of a path. */
static void
ask_glob(void *context, const char *pattern)
{
	struct asked *asked = context;
	const char *slash = strrchr(asked->text, '/');
	struct arena *arena = asked->place->arena;

	asked->is_found |= site_glob(arena, pattern, asked->text, true) ||
	    (slash != NULL && site_glob(arena, pattern, slash + 1, true));
}

static void
ask_word(void *context, const char *word)
{
	struct asked *asked = context;

	asked->is_found |= strcasecmp(word, asked->text) == 0;
}

/* A collection of Jekyll's by its name; NULL: there is none. */
static json_t *
collection_of(const struct place *place, const char *label)
{
	json_t *all = json_object_get(place->site->config->members,
	    "collections");
	size_t i;

	for (i = 0; i < json_array_size(all); i++)
		if (json_is_string(json_array_get(all, i)) &&
		    strcasecmp(json_string_value(json_array_get(all, i)),
			label) == 0)
			return json_array_get(all, i);
	return json_object_get(all, site_words_lower(place->arena, label));
}

/* What Jekyll makes of a folder that begins with a low line. */
static void
read_collection(const struct place *place, const char *part, bool is_first)
{
	struct site_name *name = place->name;
	bool is_posts = strcmp(part, "_posts") == 0 ||
	    strcmp(part, "_drafts") == 0;
	json_t *found = is_posts ? collection_of(place, "posts") :
	    is_first             ? collection_of(place, part + 1) :
				   NULL;
	const struct site_head own = { .members = found };

	if (is_posts && site_head_is(&own, "output", true))
		return;
	if (found != NULL && !is_posts)
		name->collection = part + 1;
	if (found == NULL && place->site->config->file != NULL)
		name->aside = _("it stands where the site has no texts of its "
				"own");
	else if (!site_head_is(&own, "output", false))
		name->hidden = _("no setting says that Jekyll makes pages of "
				 "its folder");
}

/* One part of a path, up to which it is `path`. */
static void
read_part(const struct place *place, const char *part, const char *path)
{
	struct site_name *name = place->name;
	const char *folder = site_config_text(place->site->config,
	    "collections_dir");
	size_t n = folder == NULL ? 0 : strlen(folder);
	bool is_last = strcmp(path, name->path) == 0;
	bool is_first = strcmp(part, path) == 0 ||
	    (n > 0 && strncmp(path, folder, n) == 0 && path[n] == '/' &&
		strcmp(path + n + 1, part) == 0);

	if (is_listed(place, "include", part, ask_pattern) ||
	    is_listed(place, "include", path, ask_pattern)) {
		if (*part == '_')
			name->section = NULL;
		return;
	}
	if (is_backup(part) || (*part == '_' && is_last))
		name->aside = _("it is called as what Jekyll does not show");
	else if (*part == '_')
		read_collection(place, part, is_first);
	else if (is_listed(place, "exclude", path, ask_pattern))
		name->aside = _("the site's settings exclude it");
}

static void
read_jekyll(const struct place *place)
{
	struct site_name *name = place->name;
	const char *part = name->path;
	size_t n;

	for (; *part != '\0' && name->aside == NULL; part += n + 1) {
		n = strcspn(part, "/");
		read_part(place, arena_strndup(place->arena, part, n),
		    arena_strndup(place->arena, name->path,
			(size_t)(part - name->path) + n));
		if (part[n] == '\0')
			break;
	}
	name->is_page = place->site->config->file != NULL && !name->is_post &&
	    name->collection == NULL && name->section == NULL;
	if (name->is_post && !name->is_draft && name->date == NULL &&
	    !place->site->config->is_hexo)
		name->hidden = _("its name has no date, without which Jekyll "
				 "does not show it");
}

/* By the name of a folder that it is in, or its own. */
static void
read_called(const struct place *place, const char *part)
{
	bool is_hugo = place->site->config->kind == SITE_HUGO ||
	    place->site->is_branched;
	struct site_name *name = place->name;

	if (is_backup(part))
		name->aside = _("it is called as what Hugo does not show");
	else if (*part == '_' && !is_hugo && strcmp(part, "_posts") != 0 &&
	    strcmp(part, "_drafts") != 0)
		name->hidden = _("it is called as what is mostly not shown");
}

static void
read_parts(const struct place *place)
{
	const char *at = place->name->path;
	size_t n;

	for (; *at != '\0'; at += n + (at[n] == '/')) {
		n = strcspn(at, "/");
		read_called(place, arena_strndup(place->arena, at, n));
	}
}

/* What Hugo's and Zola's settings say of a path, or of all. */
static void
read_settings(const struct place *place)
{
	struct site_name *name = place->name;
	/* Hugo asks of the path from the system's root; we see its end. */
	const char *whole = arena_printf(place->arena, "/%s", name->path);

	if (is_listed(place, "ignorefiles", whole, ask_expression) ||
	    is_listed(place, "ignorefiles", whole + 1, ask_expression) ||
	    is_listed(place, "ignored_content", name->below, ask_glob))
		name->aside = _("the site's settings exclude it");
	if (is_listed_by_language(place, "ignorefiles", whole,
		ask_expression) ||
	    is_listed_by_language(place, "ignorefiles", whole + 1,
		ask_expression) ||
	    site_config_is_sifted(place->site->config, place->arena,
		name->path))
		name->hidden = _("the site's settings may exclude it");
	if (is_listed(place, "disablekinds", "page", ask_word) ||
	    is_listed_by_language(place, "disablekinds", "page", ask_word))
		name->hidden = _("the site's settings say that it has no pages "
				 "of texts");
}

static void
read_other(const struct place *place)
{
	enum site_kind kind = place->site->config->kind;
	struct site_name *name = place->name;

	read_parts(place);
	read_settings(place);
	if (kind == SITE_OTHER || !is_part(place))
		return;
	if (kind == SITE_HUGO || place->site->is_branched)
		name->aside = _("it is a part of the page in its folder, and "
				"no page of its own");
	else
		name->hidden = _("it may be a part of the page in its folder");
}

static bool
is_of_nothing(const struct site_name *name)
{
	return strcmp(name->slug, "404") == 0 && !name->is_post;
}

void
site_place_read(const struct site *site, struct site_name *name)
{
	const struct place place = { site, import_arena(site->import), name };

	if (site->config->kind == SITE_JEKYLL)
		read_jekyll(&place);
	else
		read_other(&place);
	if (name->aside == NULL && is_of_nothing(name))
		name->aside = _("it is what the old site says where nothing "
				"is");
	if (name->hidden == NULL && site->config->is_broken)
		name->hidden = _("the site's settings cannot be read");
}
