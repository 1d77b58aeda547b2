/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * request: one HTTP request taken apart.
 *
 * It comes from nginx as FastCGI, or from a shell as plain CGI (RFC 3875):
 * the same environment, the same body, the same answer. What is malformed
 * is refused here, so that a handler sees well-formed text only.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"
#include "content.h"
#include "db.h"
#include "row.h"
#include "view.h"
#include "words.h"

enum {
	REQUEST_BODY_MAX = 64 * 1024,
	REQUEST_URI_MAX = 8 * 1024,
	REQUEST_SEGMENTS = 6,
	REQUEST_PEER_SECONDS = 10, /* the longest wait for nginx */
};

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

/* What becomes of the answer at the server in front, by PAGE_CACHE. */
enum keeper {
	KEEPER_NONE, /* it is the reader's only */
	KEEPER_ON,   /* it may be kept there */
	KEEPER_HELD, /* the same, and there is a copy of another moment */
};

/* What all requests of a program share. */
struct site {
	const struct config *config;
	const struct words *words;
	const struct views *views;
};

struct field_value;
struct FCGX_Request;

struct request {
	const struct site *site;
	struct arena *arena;
	struct db *db;
	struct content *content;
	const char *id;   /* nginx's $request_id, or one of our own */
	int64_t asked_ms; /* since 1970: before anything was looked up */
	enum keeper keeper;
	const char *encoding; /* that an open page is wanted in; NULL: none */
	enum method method;
	const char *path;  /* decoded: "/bg/news/" */
	const char *query; /* as it came, "" for none */
	const char *lang;  /* of the page: the first segment, or the
	                         first language where it is none of ours */
	/* What stands between the slashes: "bg", "news"; n of them. */
	const char *segments[REQUEST_SEGMENTS];
	size_t n_segments;
	struct field_value *fields; /* the form's, then the query's */
	/* By the language's place, where a handler said so: the address of
	   the same thing in it, or NULL where it has none. */
	const char **alternates;

	char *const *environment;
	struct FCGX_Request *fcgi; /* NULL under plain CGI */

	/* The answer: see response.h. */
	const char *location; /* of a redirect, escaped */
	const char *allow;    /* of a 405 */
	const char *etag;     /* with its quotes; NULL: none */
	const char *type;     /* of the content */
	bool is_open;         /* a page without a tag, but anybody's */
	bool has_style;       /* the page holds its style sheet */
	int64_t grace_s;      /* for which a copy may still stand; 0: none */
	bool is_silent;       /* none is sent: the copy in front has to do */
	const char *body;     /* n_body bytes */
	size_t n_body;
};

/*
 * Take the request apart into *request, whose site, arena, db, content and
 * environment are set and whose other members but fcgi are zero. Returns 0, or
 * the HTTP status that says what is wrong with it: 400, 413, 414, 415. The
 * path's language is known even then, as far as the path can be read.
 */
int request_read(struct request *request);

/* A variable of the CGI environment, NULL where it is not set. */
const char *request_variable(const struct request *request, const char *name);

/* The first value of a field of the form or query, NULL for none. */
const char *request_field(const struct request *request, const char *name);

/*
 * Up to max values of a field that may stand many times, into values.
 * Returns how many there are.
 */
size_t request_fields(const struct request *request, const char *name,
    const char **values, size_t max);

/* Fill a struct from the fields of the same names; a missing one is NULL. */
void request_form(const struct request *request, const struct row *row,
    void *into);

#endif
