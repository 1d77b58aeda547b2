/* SPDX-License-Identifier: EUPL-1.2 */
#include "route.h"

#include <stdint.h>
#include <string.h>

#include "build.h"
#include "origin.h"
#include "piece.h"

/* How long the database may be away while copies are shown: an hour. */
enum { GRACE_MS = 60 * 60 * 1000 };

static bool
is_reading(const struct request *request)
{
	return request->method == METHOD_GET || request->method == METHOD_HEAD;
}

/* Whether the n bytes of "news", ":slug" or "sitemap-:n.xml" fit a segment. */
static bool
fits_segment(const char *pattern, size_t n, const char *segment)
{
	const char *any = memchr(pattern, ':', n);
	size_t before, after, length;

	if (any == NULL)
		return strncmp(pattern, segment, n) == 0 && segment[n] == '\0';
	before = (size_t)(any - pattern);
	after = n - before - strcspn(any, "./");
	length = strlen(segment);
	return length > before + after &&
	    memcmp(pattern, segment, before) == 0 &&
	    memcmp(pattern + n - after, segment + length - after, after) == 0;
}

/* Whether a pattern such as "/:lang/news/" fits the path's segments. */
static bool
fits(const char *pattern, const struct request *request)
{
	size_t i;

	for (i = 0; i < request->n_segments; i++) {
		size_t n = *pattern == '\0' ? 0 : strcspn(++pattern, "/");

		if (n == 0 || !fits_segment(pattern, n, request->segments[i]))
			return false;
		pattern += n;
	}
	return pattern[0] == '\0' || pattern[1] == '\0';
}

static int
answer_healthz(struct request *request)
{
	request->type = "text/plain; charset=utf-8";
	request->body = "alive\n";
	request->n_body = strlen(request->body);
	return 200;
}

static int
answer_readyz(struct request *request)
{
	bool is_ready = content_check(request->content);

	request->type = "text/plain; charset=utf-8";
	request->body = is_ready ? "ready\n" : "no database\n";
	request->n_body = strlen(request->body);
	return is_ready ? 200 : 503;
}

static const struct route healthz = { "/healthz", .get = answer_healthz };
static const struct route readyz = { "/readyz", .get = answer_readyz };
static const struct route *const own_routes[] = { &healthz, &readyz };

/* Of two patterns that fit, whether a is plain where b is any. */
static bool
is_nearer(const char *a, const char *b)
{
	while (*a == *b && *a != '\0') {
		a++;
		b++;
	}
	return *b == ':';
}

/* A pattern's language must be one of ours, or nothing is there. */
static const struct route *
find_route(const struct route *const *routes, size_t n,
    const struct request *request)
{
	const struct route *found = NULL;
	size_t i;

	for (i = 0; i < n && request->n_segments > 0; i++)
		if ((strncmp(routes[i]->pattern, "/:lang/", 7) != 0 ||
			strcmp(request->segments[0], request->lang) == 0) &&
		    fits(routes[i]->pattern, request) &&
		    (found == NULL ||
			is_nearer(routes[i]->pattern, found->pattern)))
			found = routes[i];
	return found;
}

/* FNV-1a, 64 bits: short, and enough to tell addresses of one site apart. */
static uint64_t
hash(uint64_t seed, const char *text)
{
	uint64_t hashed = seed;

	for (; *text != '\0'; text++)
		hashed = (hashed ^ (unsigned char)*text) * 0x100000001b3;
	return hashed;
}

/*
 * The build, the version of the content and the address make the ETag: it
 * is known before any page is asked for (RFC 9110, 8.8.3), and a reader can
 * have it of this very address only, where it was answered with 200. The
 * same page in another encoding is other bytes, and has another.
 */
static const char *
make_etag(struct request *request)
{
	const char *version = content_version(request->content);
	uint64_t address = hash(0xcbf29ce484222325, request->path);

	if (version == NULL)
		return NULL;
	address = hash(hash(address, "?"), request->query);
	if (request->encoding != NULL)
		address = hash(hash(address, " "), request->encoding);
	return arena_printf(request->arena, "\"%s-%s-%016llx\"", BUILD, version,
	    (unsigned long long)address);
}

/* RFC 9110, 13.1.2: whether a list of tags, weak ones too, has this one. */
static bool
has_tag(const char *list, const char *etag)
{
	const char *end;

	for (;; list = end + 1) {
		list += strspn(list, " \t,");
		if (strncmp(list, "W/", 2) == 0)
			list += 2;
		end = *list == '"' ? strchr(list + 1, '"') : NULL;
		if (end == NULL)
			return false;
		if (strncmp(list, etag, (size_t)(end + 1 - list)) == 0 &&
		    etag[end + 1 - list] == '\0')
			return true;
	}
}

/*
 * RFC 9110, 13.2.1: a condition counts only where the page is there. That a
 * tag of its own says; for '*' the handler must.
 */
static int
answer_unless_held(struct request *request, const struct route *route)
{
	const char *held = request_variable(request, "HTTP_IF_NONE_MATCH");
	int status;

	request->etag = make_etag(request);
	if (held == NULL || request->etag == NULL)
		return route->get(request);
	if (has_tag(held, request->etag))
		return 304;
	status = route->get(request);
	if (status != 200 || strcmp(held, "*") != 0)
		return status;
	request->n_body = 0;
	return 304;
}

/* An address that once worked answers with the one that does now. */
static int
redirect_moved(struct request *request)
{
	const struct piece *moved;
	size_t n;

	moved = db_rows(request->db, QUERY_MOVED_SHOW, ARGS(request->path),
	    &piece_row, &n);
	if (moved == NULL)
		return db_status(request->db);
	return n == 0 ? 404 : response_redirect(request, 301, moved->path);
}

/*
 * The path as its route wants it: single slashes, one at its end unless it
 * is a file's.
 */
static const char *
canonical_path(const struct route *route, const struct request *request)
{
	const char *path = "";
	size_t i;

	for (i = 0; i < request->n_segments; i++)
		path = arena_printf(request->arena, "%s/%s", path,
		    request->segments[i]);
	if (route->pattern[strlen(route->pattern) - 1] == '/')
		path = arena_printf(request->arena, "%s/", path);
	return path;
}

/* The query goes along as it came, where a header can hold it. */
static int
redirect_canonical(struct request *request, const char *path)
{
	size_t i;

	response_redirect(request, 301, path);
	for (i = 0; request->query[i] > ' ' && request->query[i] < 0x7f; i++)
		;
	if (i > 0 && request->query[i] == '\0')
		request->location = arena_printf(request->arena, "%s?%s",
		    request->location, request->query);
	return 301;
}

static int
answer_route(struct request *request, const struct route *route)
{
	const char *path = canonical_path(route, request);
	bool reads = is_reading(request);

	if (reads && strcmp(path, request->path) != 0)
		return redirect_canonical(request, path);
	request->path = path;
	if (reads && route->is_content)
		return answer_unless_held(request, route);
	if (reads)
		return route->get(request);
	if (request->method == METHOD_POST && route->post != NULL)
		return !route->is_open_to_all && origin_is_foreign(request) ?
		    403 :
		    route->post(request);
	request->allow = route->post == NULL ? "GET, HEAD" : "GET, HEAD, POST";
	return 405;
}

static const struct route *
find_any(const struct program *program, const struct request *request)
{
	const struct route *route = find_route(program->routes,
	    program->n_routes, request);

	return route != NULL ?
	    route :
	    find_route(own_routes, sizeof(own_routes) / sizeof(own_routes[0]),
		request);
}

static int
answer(const struct program *program, struct request *request)
{
	const struct route *route;
	int status = request_read(request);

	if (status != 0)
		return status;
	route = find_any(program, request);
	status = route == NULL ? 404 : answer_route(request, route);
	if (status == 404 && request->body == NULL && program->sees_news &&
	    is_reading(request))
		status = redirect_moved(request);
	return status;
}

/*
 * RFC 5861, 4: while the database is away, for an hour, the server in front
 * may go on showing the copy that it holds, and for what is left of the hour
 * where no worker answers any more. It has no tag, since nobody knows whether
 * it would be the same.
 */
static bool
may_stand(const struct request *request, int status)
{
	return status == 503 && request->keeper == KEEPER_HELD &&
	    content_age(request->content) < GRACE_MS;
}

/*
 * A worker that began while the database is away, or was last asked long ago,
 * does not know how old the copy is. The server in front does, and shows it
 * for its hour to whom nobody answers: a 503 it would take for an answer.
 */
static bool
must_be_silent(const struct request *request, int status)
{
	return status == 503 && request->keeper == KEEPER_HELD &&
	    content_age(request->content) >= GRACE_MS;
}

/* A page that says what is wrong and where to go on. */
static void
show_error(const struct program *program, struct request *request, int status)
{
	struct view *view = response_view(request, VIEW("error.tpl"));
	const struct piece *newest = NULL;
	size_t n = 0;

	request->etag = NULL;
	response_alternate(request, NULL, NULL);
	view_set(view, "STATUS", arena_printf(request->arena, "%d", status));
	/* To who reads, a 403 is nginx's; a form has its own reason. */
	if (status == 403 && !is_reading(request))
		view_show(view, "IS_FOREIGN");
	else
		view_show(view, arena_printf(request->arena, "IS_%d", status));
	if (status == 404 && program->sees_news)
		newest = db_rows(request->db, QUERY_EDITION_NEWEST,
		    ARGS(request->lang), &piece_row, &n);
	if (newest != NULL)
		view_parts(view, &piece_row, newest, n);
	if (response_show(request, view) != 200) {
		request->body = "500\n";
		request->n_body = strlen(request->body);
	}
}

int
route_answer(const struct program *program, struct request *request)
{
	int status = answer(program, request);

	if (may_stand(request, status)) {
		request->etag = NULL;
		request->grace_s = (GRACE_MS - content_age(request->content)) /
		    1000;
		status = 304;
	}
	request->is_silent = must_be_silent(request, status);
	if (status >= 400 && request->body == NULL && !request->is_silent)
		show_error(program, request, status);
	if (request->body == NULL)
		request->body = "";
	return status;
}
