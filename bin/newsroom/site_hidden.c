/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_hidden.h"

#include <string.h>
#include <strings.h>

#include "foreign.h"
#include "foreign_time.h"
#include "speak.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Whether one of some names says yes, or says no. */
static bool
one_is(const struct site_head *head, const char *const *names, bool wanted)
{
	for (; *names != NULL; names++)
		if (site_head_is(head, *names, !wanted) == wanted)
			return true;
	return false;
}

bool
site_hidden_draft(const struct site_head *head)
{
	return one_is(head, NAMES("draft", "isdraft", "is_draft"), true) ||
	    one_is(head,
		NAMES("published", "publish", "ispublished", "is_published"),
		false);
}

/* Whether Hugo makes a page of it: by true or false, or by its own words. */
static bool
is_rendered(json_t *build)
{
	const struct site_head inside = { .members = build };
	const char *render = site_head_text(&inside, NAMES("render"));

	return site_head_is(&inside, "render", true) &&
	    (render == NULL ||
		(strcasecmp(render, "never") != 0 &&
		    strcasecmp(render, "link") != 0));
}

static bool
is_listed(json_t *build)
{
	const struct site_head inside = { .members = build };
	const char *list = site_head_text(&inside, NAMES("list"));

	return site_head_is(&inside, "list", true) &&
	    (list == NULL ||
		(strcasecmp(list, "never") != 0 &&
		    strcasecmp(list, "local") != 0));
}

static bool
is_empty_list(const json_t *value)
{
	return json_is_array(value) && json_array_size(value) == 0;
}

/* A word of other systems for what is public, or NULL for another word. */
static bool
is_public(const char *word)
{
	static const char *const words[] = { "publish", "published", "public",
		"live", "inherit", "visible", "featured", "true", "yes", "1" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(word, words[i]) == 0)
			return true;
	return false;
}

static void
keep_bad(void *found, const char *word)
{
	const char **bad = found;

	if (*word != '\0' && !is_public(word))
		*bad = word;
}

/* What is said by words, of which the good ones are known; or by false. */
static const char *
bad_word(struct arena *arena, const struct site_head *head)
{
	static const char *const names[] = { "status", "post_status",
		"visibility", "access" };
	const char *bad = NULL;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		site_head_each(head, names[i], keep_bad, &bad);
		if (json_is_false(json_object_get(head->members, names[i])))
			bad = "false";
		if (bad != NULL)
			return arena_printf(arena, _("its head says %s: %s"),
			    names[i], bad);
	}
	return NULL;
}

/* "2020-02-01 00:00:00" of what begins with a day; NULL: it does not. */
static const char *
moment_of(struct arena *arena, const char *time)
{
	const char *date = foreign_time(arena, time);

	if (strlen(date) < 10 || strspn(date, "0123456789") != 4)
		return NULL;
	return strlen(date) < 19 ? arena_printf(arena, "%.10s 00:00:00", date) :
				   arena_printf(arena, "%.19s", date);
}

static const char *
end_of(const struct site_head *head)
{
	return site_head_text(head,
	    NAMES("expirydate", "unpublishdate", "expires", "expiry_date",
		"unpublish_date"));
}

static void
find_noindex(void *found, const char *word)
{
	bool *is_found = found;

	*is_found |= strcasestr(word, "noindex") != NULL;
}

/* Ours would name it to those who search. */
static bool
is_unsearched(const struct site_head *head)
{
	const struct site_head map = { .members = json_object_get(head->members,
					   "sitemap") };
	bool is_noindex = false;

	site_head_each(head, "robots", find_noindex, &is_noindex);
	site_head_each(head, "meta_robots", find_noindex, &is_noindex);
	return (!json_is_object(map.members) &&
		   !site_head_is(head, "sitemap", true)) ||
	    one_is(&map, NAMES("disable", "exclude"), true) ||
	    one_is(head,
		NAMES("sitemap_exclude", "sitemapexclude", "noindex",
		    "no_index", "robotsnoindex"),
		true) ||
	    is_noindex;
}

static bool
is_unlisted(const struct site_head *head)
{
	return !is_listed(json_object_get(head->members, "build")) ||
	    !is_listed(json_object_get(head->members, "_build")) ||
	    one_is(head,
		NAMES("unlisted", "hidden", "private", "hide", "ishidden",
		    "is_hidden", "isprivate", "is_private", "isunlisted",
		    "is_unlisted", "exclude", "eleventyexcludefromcollections"),
		true) ||
	    one_is(head, NAMES("public", "listed", "visible"), false);
}

static bool
has_no_page(const struct site_head *head)
{
	return one_is(head, NAMES("headless"), true) ||
	    !is_rendered(json_object_get(head->members, "build")) ||
	    !is_rendered(json_object_get(head->members, "_build")) ||
	    one_is(head, NAMES("render", "permalink", "output", "routable"),
		false) ||
	    is_empty_list(json_object_get(head->members, "outputs"));
}

/* Hugo's own and a theme's words stand in params too, and in Zola's extra. */
static const char *
why_inside(struct arena *arena, const struct site_head *head)
{
	static const char *const names[] = { "params", "extra" };
	const char *why = NULL;
	size_t i;

	for (i = 0; i < 2 && why == NULL; i++) {
		const struct site_head inside = {
			.members = json_object_get(head->members, names[i])
		};

		if (json_is_object(inside.members))
			why = site_hidden_why(arena, &inside);
	}
	return why;
}

const char *
site_hidden_why(struct arena *arena, const struct site_head *head)
{
	const char *end = end_of(head), *why;
	const char *until = end == NULL ? NULL : moment_of(arena, end);

	if (end != NULL &&
	    (until == NULL ||
		foreign_is_over(arena_printf(arena, "%.10s 00:00:00", until))))
		return _("its time is over");
	if (has_no_page(head))
		return _("it has no page of its own");
	if (is_unlisted(head))
		return _("its site lists it nowhere");
	if (is_unsearched(head))
		return _("its site keeps it from those who search");
	if (one_is(head, NAMES("password", "encrypt"), true))
		return _("only who knows a password may read it");
	why = bad_word(arena, head);
	return why == NULL ? why_inside(arena, head) : why;
}

const char *
site_hidden_end(struct arena *arena, const struct site_head *head)
{
	const char *end = end_of(head);

	return end == NULL ? NULL : foreign_time(arena, end);
}

bool
site_hidden_is_early(struct arena *arena, const char *date)
{
	const char *moment = moment_of(arena, date);

	return moment == NULL || !foreign_is_over(moment);
}
