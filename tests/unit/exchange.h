/* SPDX-License-Identifier: EUPL-1.2 */
/* One request answered by a function, and what is sent for it. */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "page.h"

#include "response.h"

static const char template[] = HTML
    "{{_lang}} {{PAGE_PATH}} {{_origin}} {{REQUEST_ID}}{{#LANGUAGE}} "
    "{{CODE}}={{HREF}}{{#HAS_IS_CURRENT}}!{{/HAS_IS_CURRENT}}"
    "{{#HAS_IS_ALTERNATE}}+{{/HAS_IS_ALTERNATE}}{{/LANGUAGE}}"
    "{{#THING}} {{TITLE}}{{/THING}}{{#OTHER}} {{TITLE}}{{/OTHER}}";

/* A request by this method, answered so and sent. */
struct exchange {
	const char *method, *uri;
	int (*answer)(struct request *);
};

static void
exchange(void *what)
{
	const struct exchange *exchange = what;
	struct arena *arena = arena_new();
	struct config config = { .origin = "https://a.bg" };
	struct words *words = words_load(page_folder);
	struct views *views;
	struct site site = { &config, words, NULL };
	char *environment[] = { arena_printf(arena, "REQUEST_METHOD=%s",
				    exchange->method),
		arena_printf(arena, "REQUEST_URI=%s", exchange->uri),
		arena_printf(arena, "REQUEST_ID=id7"), NULL };
	struct request request = { .site = &site,
		.arena = arena,
		.environment = environment };

	words_put(words, "origin", config.origin);
	views = page_views(words, "t.tpl");
	site.views = views;
	if (request_read(&request) != 0)
		abort();
	response_send(&request, exchange->answer(&request));
	arena_free(arena);
	views_free(views);
	words_free(words);
}

/* The whole answer is expected. */
static void
assert_sent(const char *method, const char *uri,
    int (*answer)(struct request *), const char *expected)
{
	struct exchange what = { method, uri, answer };

	page_prints(template, exchange, &what, expected);
}

#endif
