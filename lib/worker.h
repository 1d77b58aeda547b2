/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * worker: the life of a FastCGI program: accept, route, answer, log.
 *
 * A program is a table of routes. One process answers one request at a
 * time; a supervisor holds the listening socket and as many processes as
 * are wanted, so a process may end at any moment and nothing is lost.
 */
#ifndef WORKER_H
#define WORKER_H

#include <stdbool.h>

#include "queries.h"
#include "request.h"

/*
 * One address. A handler answers a request: it calls request_show or
 * request_redirect and returns an HTTP status. For 400 and above the worker
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
};

/* A whole main(): returns its exit status. */
int worker_main(const struct program *program, int argc, char **argv);

#endif
