/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_glob.h"

#include <string.h>

#include <fnmatch.h>

#include "site_words.h"

enum { PATTERN_MAX = 1000, STEPS_MAX = 100000, FORMS_MAX = 1000 };

struct glob {
	struct arena *arena;
	const char *text;
	bool is_wide;
	int steps, forms; /* that are left */
};

static bool fits(struct glob *glob, const char *pattern, const char *text);

/* From a star on: it may stand for less or more. */
static bool
fits_star(struct glob *glob, const char *pattern, const char *text)
{
	size_t n = strspn(pattern, "*");
	bool is_any = n > 1 || glob->is_wide;

	for (;; text++) {
		if (glob->steps-- <= 0 || fits(glob, pattern + n, text))
			return true;
		if (*text == '\0' || (*text == '/' && !is_any))
			return false;
	}
}

/* The length of [a-z] at a pattern; 0: there is none. */
static size_t
class_length(const char *pattern)
{
	const char *end = strchr(pattern + 1 + (pattern[1] != '\0'), ']');

	return *pattern != '[' || end == NULL ? 0 : (size_t)(end + 1 - pattern);
}

static bool
fits_class(struct glob *glob, const char *pattern, size_t n, char c)
{
	const char one[] = { c, '\0' };

	return fnmatch(arena_strndup(glob->arena, pattern, n), one, 0) == 0;
}

static bool
fits(struct glob *glob, const char *pattern, const char *text)
{
	size_t n;

	for (; *pattern != '\0'; pattern++, text++) {
		if (*pattern == '*')
			return fits_star(glob, pattern, text);
		if (*text == '\0')
			return false;
		n = class_length(pattern);
		if (n > 0) {
			if (!fits_class(glob, pattern, n, *text))
				return false;
			pattern += n - 1;
			continue;
		}
		if (*pattern == '?' && (*text != '/' || glob->is_wide))
			continue;
		pattern += *pattern == '\\' && pattern[1] != '\0';
		if (*pattern != *text)
			return false;
	}
	return *text == '\0';
}

/* Where the brace at a pattern is closed; NULL: nowhere. */
static const char *
closing_of(const char *pattern)
{
	int depth = 0;

	for (; *pattern != '\0'; pattern++) {
		depth += (*pattern == '{') - (*pattern == '}');
		if (depth == 0)
			return pattern;
	}
	return NULL;
}

/* The comma or the brace that ends an alternative. */
static const char *
end_of(const char *form, const char *closing)
{
	int depth = 0;

	for (; form < closing; form++) {
		depth += (*form == '{') - (*form == '}');
		if (*form == ',' && depth == 0)
			break;
	}
	return form;
}

/* With each alternative of its first brace in turn. */
static bool
fits_forms(struct glob *glob, const char *pattern)
{
	const char *opening = strchr(pattern, '{'), *form, *end;
	const char *closing = opening == NULL ? NULL : closing_of(opening);

	if (closing == NULL)
		return fits(glob, pattern, glob->text);
	for (form = opening + 1; form <= closing; form = end + 1) {
		end = end_of(form, closing);
		if (glob->forms-- <= 0 ||
		    fits_forms(glob,
			arena_printf(glob->arena, "%.*s%.*s%s",
			    (int)(opening - pattern), pattern,
			    (int)(end - form), form, closing + 1)))
			return true;
	}
	return false;
}

bool
site_glob(struct arena *arena, const char *pattern, const char *text,
    bool is_wide)
{
	struct glob glob = { arena, site_words_lower(arena, text), is_wide,
		STEPS_MAX, FORMS_MAX };

	return strlen(pattern) > PATTERN_MAX ||
	    fits_forms(&glob, site_words_lower(arena, pattern));
}
