/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "origin.h"

struct ask {
	const char *site, *origin, *host;
};

static char *
variable(struct arena *arena, const char *name, const char *value)
{
	return arena_printf(arena, "%s=%s", value == NULL ? "NOT_SET" : name,
	    value);
}

static bool
is_foreign(const struct ask *ask)
{
	struct arena *arena = arena_new();
	struct config config = { .origin = "https://news.example.bg" };
	struct site site = { .config = &config };
	char *environment[] = { variable(arena, "HTTP_SEC_FETCH_SITE",
				    ask->site),
		variable(arena, "HTTP_ORIGIN", ask->origin),
		variable(arena, "HTTP_HOST", ask->host), NULL };
	struct request request = { .site = &site,
		.arena = arena,
		.environment = environment };
	bool is = origin_is_foreign(&request);

	arena_free(arena);
	return is;
}

TEST(what_comes_from_the_site_is_not_foreign)
{
	static const struct ask own[] = {
		{ NULL, NULL, NULL },
		{ NULL, NULL, "news.example.bg" },
		{ NULL, "", "news.example.bg" },
		{ NULL, "null", "news.example.bg" },
		{ "same-origin", "null", "news.example.bg" },
		{ "none", NULL, "news.example.bg" },
		{ "same-origin", NULL, NULL },
		{ "", NULL, NULL },
		{ NULL, "https://news.example.bg", "news.example.bg" },
		{ NULL, "https://NEWS.example.BG", "10.0.0.1" },
		{ "same-origin", "http://127.0.0.1:8080", "127.0.0.1:8080" },
		{ NULL, "http://[::1]:8080", "[::1]:8080" },
	};
	size_t i;

	for (i = 0; i < COUNT(own); i++)
		if (is_foreign(&own[i]))
			fail_msg("%zu is said to be foreign", i);
}

TEST(what_comes_from_elsewhere_is_foreign)
{
	static const struct ask foreign[] = {
		{ "cross-site", NULL, NULL },
		{ "same-site", NULL, NULL },
		{ "cross-site", "https://news.example.bg", "news.example.bg" },
		{ "cross-site", "null", "news.example.bg" },
		{ NULL, "https://evil.example", "news.example.bg" },
		{ NULL, "https://evil.example", NULL },
		{ "same-origin", "https://evil.example", "news.example.bg" },
		{ NULL, "https://news.example.bg.evil.example",
		    "news.example.bg" },
		{ NULL, "https://evil.example/news.example.bg",
		    "news.example.bg" },
		{ NULL, "https://news.example.bg:8443", "news.example.bg" },
		{ NULL, "http://127.0.0.1:8081", "127.0.0.1:8080" },
		{ NULL, "https://www.news.example.bg", "news.example.bg" },
		{ NULL, "https://", "news.example.bg" },
		{ NULL, "Null", "news.example.bg" },
	};
	size_t i;

	for (i = 0; i < COUNT(foreign); i++)
		if (!is_foreign(&foreign[i]))
			fail_msg("%zu is not said to be foreign", i);
}
