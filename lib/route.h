/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * route: from an address to the handler that answers it.
 *
 * A program is a table of routes, which also holds the preconditions. What
 * fits none of them, or comes by a wrong method, is answered here.
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
	/* "/:lang/news/:slug/": a segment that begins with ':' is any. */
	const char *pattern;
	int (*get)(struct request *);
	/* NULL where the address takes no form */
	int (*post)(struct request *);
	/* The answer changes only with the content: it has an ETag. */
	bool is_content;
};

struct program {
	const char *name; /* of the program, its role, its lines in the log */
	const struct route *routes;
	size_t n_routes;
	/* Whether its role may see old addresses and the newest news. */
	bool sees_news;
	/* The pattern of the one route whose form may come from anywhere,
	   also from another site's page; NULL for none. */
	const char *open_to_all;
};

/*
 * Take the request apart, find its route, and have it answered: returns the
 * HTTP status, and request->body is never NULL. 400, 403 (a form that
 * another site's page has sent), 404, 405, 410, 413, 414, 415, 500 and 503
 * have a page of the site's design; 301 leads to the path as its route
 * writes it, or from an address that once worked; 304 is answered without
 * the handler, unless any page will do for the reader. /healthz and /readyz
 * are every program's.
 */
int route_answer(const struct program *program, struct request *request);

#endif
