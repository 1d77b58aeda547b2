/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * route: from an address to the handler that answers it.
 *
 * The file of a page says at its end which address it answers, and under
 * which preconditions; a program knows the addresses of the files that it is
 * made of. What fits none of them, or comes by a wrong method, is answered
 * here.
 */
#ifndef ROUTE_H
#define ROUTE_H

#include <stdbool.h>

#include "response.h"

/*
 * One address. A handler answers a request: it calls response_show or
 * response_redirect and returns an HTTP status. For 400 and above the worker
 * shows error.tpl, unless the handler showed a page of its own.
 */
struct route {
	/*
	 * "/:lang/news/:slug/": a segment that begins with ':' is any, and
	 * of "/sitemap-:number.xml" what stands up to the dot. Of two that
	 * fit, the one counts that is plain where the other is any.
	 */
	const char *pattern;
	int (*get)(struct request *);
	/* NULL where the address takes no form */
	int (*post)(struct request *);
	/* The answer changes only with the content: it has an ETag. */
	bool is_content;
	/* Its form may come from anywhere, also from another site's page. */
	bool is_open_to_all;
};

/*
 * Make an address known to the program that this file is part of, by a name
 * that no other address of the file has. The linker gathers them.
 *
 *     ROUTE(list, "/:lang/news/", .get = news_list, .is_content = true);
 */
#define ROUTE(name, address, ...)                                              \
	static const struct route name##_route = { .pattern = (address),       \
		__VA_ARGS__ };                                                 \
	static const struct route *const name##_entry                          \
	    __attribute__((section("routes"), used)) = &name##_route

/* What the linker gathered, for the program's own struct. */
extern const struct route *const __start_routes[], *const __stop_routes[];
#define ROUTES                                                                 \
	.routes = __start_routes,                                              \
	.n_routes = (size_t)(__stop_routes - __start_routes)

struct program {
	const char *name; /* of the program, its role, its lines in the log */
	const struct route *const *routes;
	size_t n_routes;
	/* Whether its role may see old addresses and the newest news. */
	bool sees_news;
	/*
	 * Asked once of each new connection while nobody waits, for what takes
	 * PostgreSQL long the first time; NULL: nothing does.
	 */
	const enum query *warm_up;
};

/*
 * Take the request apart, find its route, and have it answered: returns the
 * HTTP status, and request->body is never NULL. 400, 403 (a form that
 * another site's page has sent), 404, 405, 410, 413, 414, 415, 500 and 503
 * have a page of the site's design; 301 leads to the path as its route
 * writes it, or from an address that once worked; 304 is answered without
 * the handler, unless any page will do for the reader, and while the
 * database is away, to the server in front that holds a copy. /healthz and
 * /readyz are every program's.
 */
int route_answer(const struct program *program, struct request *request);

#endif
