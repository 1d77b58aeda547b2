/* SPDX-License-Identifier: EUPL-1.2 */
#include "sought.h"

#include <string.h>

#include "text.h"

enum {
	PAGE_MAX = 60,   /* what is ranked has fewer */
	TYPED_MAX = 240, /* octets that are looked for */
};

static const char *const names[] = {
	[BOUND_KIND] = "kind",
	[BOUND_YEAR] = "year",
	[BOUND_PROJECT] = "project",
	[BOUND_PARTNER] = "partner",
};

static bool
is_kind(const char *value)
{
	static const char *const kinds[] = { "article", "project", "partner",
		"page" };
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i], value) == 0)
			return true;
	return false;
}

static bool
is_good(enum bound bound, const char *value)
{
	int64_t year;

	switch (bound) {
	case BOUND_KIND:
		return is_kind(value);
	case BOUND_YEAR:
		return strlen(value) == 4 &&
		    text_number(value, 1000, 9999, &year);
	default:
		return text_is_slug(value);
	}
}

/* A parameter of the address; NULL where it has no value. */
static const char *
given(const struct request *request, const char *name)
{
	const char *value = request_field(request, name);

	return value == NULL || *value == '\0' ? NULL : value;
}

const char *
sought_shorten(struct arena *arena, const char *text, size_t max)
{
	const char *line = text_one_line(arena, text);
	size_t n = strlen(line);

	if (n <= max)
		return line;
	while ((line[max] & 0xc0) == 0x80)
		max--;
	return arena_printf(arena, "%.*s…", (int)max, line);
}

bool
sought_read(const struct request *request, struct sought *sought)
{
	const char *typed = given(request, "q");
	const char *page = request_field(request, "page");
	enum bound i;

	*sought = (struct sought){ .typed = "", .page = 1 };
	if (typed != NULL)
		sought->typed = sought_shorten(request->arena, typed,
		    TYPED_MAX);
	if (sought->typed[strspn(sought->typed, " ")] == '\0')
		sought->typed = "";
	for (i = 0; i < BOUND__COUNT; i++) {
		const char *value = given(request, names[i]);

		if (value != NULL && !is_good(i, value))
			return false;
		sought->bounds[i] = value;
	}
	return page == NULL || text_number(page, 1, PAGE_MAX, &sought->page);
}

enum bound
sought_bound(const char *name)
{
	enum bound i = 0;

	while (i < BOUND__COUNT && strcmp(names[i], name) != 0)
		i++;
	return i;
}

const char *
sought_address(struct arena *arena, const struct sought *sought,
    const char *lang, int64_t page)
{
	const char *address = arena_printf(arena, "/%s/search/?q=%s", lang,
	    text_escape_path(arena, sought->typed));
	enum bound i;

	for (i = 0; i < BOUND__COUNT; i++)
		if (sought->bounds[i] != NULL)
			address = arena_printf(arena, "%s&%s=%s", address,
			    names[i], sought->bounds[i]);
	if (page == 1)
		return address;
	return arena_printf(arena, "%s&page=%d", address, (int)page);
}

const char *
sought_bounded(struct arena *arena, const struct sought *sought,
    const char *lang, enum bound bound, const char *value)
{
	struct sought other = *sought;

	other.bounds[bound] = value;
	return sought_address(arena, &other, lang, 1);
}
