/* SPDX-License-Identifier: EUPL-1.2 */
#include "worker.h"

#include <err.h>
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "build.h"
#include "log.h"
#include "piece.h"
#include "text.h"

enum {
	PEER_SECONDS = 10, /* the longest wait for nginx to say a thing */
};

static volatile sig_atomic_t stopping;

struct worker {
	const struct program *program;
	struct config config;
	struct site site;
	struct words *words;
	struct views *views;
	struct arena *arena;
	struct db *db;
};

static void
stop(int signal)
{
	(void)signal;
	stopping = 1;
}

/* Whether a pattern such as "/:lang/news/" fits the path's segments. */
static bool
fits(const char *pattern, const struct request *request)
{
	size_t i;

	for (i = 0; i < request->n_segments; i++) {
		size_t n = strcspn(++pattern, "/");

		if (n == 0 || (*pattern != ':' &&
		    (strncmp(pattern, request->segments[i], n) != 0 ||
		    request->segments[i][n] != '\0')))
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
	bool is_ready = db_version(request->db) != NULL;

	request->type = "text/plain; charset=utf-8";
	request->body = is_ready ? "ready\n" : "no database\n";
	request->n_body = strlen(request->body);
	return is_ready ? 200 : 503;
}

static const struct route own_routes[] = {
	{ "/healthz", answer_healthz, NULL, false },
	{ "/readyz", answer_readyz, NULL, false },
};

/* A pattern's language must be one of ours, or nothing is there. */
static const struct route *
find_route(const struct route *routes, size_t n,
    const struct request *request)
{
	size_t i;

	for (i = 0; i < n && request->n_segments > 0; i++)
		if ((strncmp(routes[i].pattern, "/:lang/", 7) != 0 ||
		    strcmp(request->segments[0], request->lang) == 0) &&
		    fits(routes[i].pattern, request))
			return &routes[i];
	return NULL;
}

/*
 * The version of the content, the build and the address make the ETag: it
 * is known before any page is asked for (RFC 9110, 8.8.3).
 */
static const char *
make_etag(struct request *request)
{
	const char *version = db_version(request->db);

	if (version == NULL)
		return NULL;
	return arena_printf(request->arena, "\"%s-%s\"", BUILD, version);
}

/* RFC 9110, 13.1.2: a list of tags, weak ones too, or '*'. */
static bool
is_held(const struct request *request, const char *etag)
{
	const char *held = request_variable(request, "HTTP_IF_NONE_MATCH");

	return held != NULL && etag != NULL &&
	    (strcmp(held, "*") == 0 || strstr(held, etag) != NULL);
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
	return n == 0 ? 404 : request_redirect(request, 301, moved->path);
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

	request_redirect(request, 301, path);
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
	bool reads = request->method == METHOD_GET ||
	    request->method == METHOD_HEAD;

	if (reads && strcmp(path, request->path) != 0)
		return redirect_canonical(request, path);
	if (reads && route->is_content) {
		request->etag = make_etag(request);
		if (is_held(request, request->etag))
			return 304;
	}
	if (reads)
		return route->get(request);
	if (request->method == METHOD_POST && route->post != NULL)
		return route->post(request);
	request->allow = route->post == NULL ? "GET, HEAD" :
	    "GET, HEAD, POST";
	return 405;
}

static int
answer(struct worker *worker, struct request *request)
{
	const struct route *route;
	int status = request_read(request);

	if (status != 0)
		return status;
	route = find_route(worker->program->routes,
	    worker->program->n_routes, request);
	if (route == NULL)
		route = find_route(own_routes,
		    sizeof(own_routes) / sizeof(own_routes[0]), request);
	if (route != NULL)
		status = answer_route(request, route);
	else
		status = 404;
	if (status == 404 && request->body == NULL &&
	    worker->program->sees_news &&
	    (request->method == METHOD_GET ||
	    request->method == METHOD_HEAD))
		status = redirect_moved(request);
	return status;
}

/* A page that says what is wrong and where to go on. */
static void
show_error(struct worker *worker, struct request *request, int status)
{
	const char *name = arena_printf(request->arena, "IS_%d", status);
	struct view *view = request_view(request, "error.tpl");
	const struct piece *newest = NULL;
	size_t n = 0;

	request->etag = NULL;
	request_alternate(request, NULL, NULL);
	view_set(view, "STATUS", arena_printf(request->arena, "%d", status));
	view_show(view, name);
	if (status == 404 && worker->program->sees_news)
		newest = db_rows(request->db, QUERY_EDITION_NEWEST,
		    ARGS(request->lang), &piece_row, &n);
	if (newest != NULL)
		view_parts(view, &piece_row, newest, n);
	if (request_show(request, view) != 200) {
		request->body = "500\n";
		request->n_body = 4;
	}
}

static int64_t
now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

/* The path is logged without its query, which may hold a token. */
static void
log_answer(const struct request *request, int status, int64_t us)
{
	log_line("%d %s %s %zu %lld us", status,
	    request->method == METHOD_GET ? "GET" :
	    request->method == METHOD_HEAD ? "HEAD" :
	    request->method == METHOD_POST ? "POST" : "-",
	    text_escape_path(request->arena, request->path),
	    request->n_body, (long long)us);
}

static void
serve(struct worker *worker, char *const *environment, FCGX_Request *fcgi)
{
	struct request request = {
		.site = &worker->site,
		.arena = worker->arena,
		.db = worker->db,
		.environment = environment,
		.fcgi = fcgi,
	};
	int64_t start = now_us();
	int status = answer(worker, &request);

	if (status >= 400 && request.body == NULL)
		show_error(worker, &request, status);
	if (request.body == NULL)
		request.body = "";
	request_send(&request, status);
	log_answer(&request, status, now_us() - start);
	log_request(NULL);
}

/*
 * A connection of our own accepting, so that a peer who stalls cannot hold
 * the worker: libfcgi itself waits for ever.
 */
static int
accept_peer(void)
{
	const struct timeval patience = { .tv_sec = PEER_SECONDS };
	int peer = accept4(STDIN_FILENO, NULL, NULL, SOCK_CLOEXEC);

	if (peer < 0)
		return -1;
	setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience,
	    sizeof(patience));
	setsockopt(peer, SOL_SOCKET, SO_SNDTIMEO, &patience,
	    sizeof(patience));
	return peer;
}

/* libfcgi takes a connection that it is told to have kept. */
static void
serve_peer(struct worker *worker, FCGX_Request *fcgi)
{
	int peer = accept_peer();

	if (peer < 0)
		return;
	fcgi->ipcFd = peer;
	fcgi->keepConnection = 1;
	if (FCGX_Accept_r(fcgi) == 0)
		serve(worker, fcgi->envp, fcgi);
	FCGX_Finish_r(fcgi);
	arena_reset(worker->arena);
}

/* Sleep until a request or the database has something to say. */
static bool
sleep_until_asked(struct worker *worker, const sigset_t *awake)
{
	struct pollfd fds[2] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = db_socket(worker->db), .events = POLLIN },
	};
	int ms = db_patience(worker->db);
	struct timespec timeout = { ms / 1000, ms % 1000 * 1000000L };

	if (ppoll(fds, 2, ms < 0 ? NULL : &timeout, awake) < 0)
		return false;
	if (fds[1].revents != 0 || fds[1].fd < 0)
		db_wake(worker->db);
	return fds[0].revents != 0;
}

/* TERM, INT and QUIT are heard only while the worker sleeps. */
static void
hear_signals(sigset_t *awake)
{
	const struct sigaction action = { .sa_handler = stop };
	const int signals[] = { SIGTERM, SIGINT, SIGQUIT };
	sigset_t blocked;
	size_t i;

	sigemptyset(&blocked);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		sigaction(signals[i], &action, NULL);
		sigaddset(&blocked, signals[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, awake);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigdelset(awake, signals[i]);
	signal(SIGPIPE, SIG_IGN);
}

static void
serve_fastcgi(struct worker *worker)
{
	FCGX_Request fcgi;
	sigset_t awake;

	hear_signals(&awake);
	if (FCGX_Init() != 0 || FCGX_InitRequest(&fcgi, STDIN_FILENO, 0) != 0)
		errx(1, "libfcgi does not start");
	/* It must not accept by itself when a request is cut short. */
	fcgi.listen_sock = -1;
	/* Several workers wake for one request: the others must not wait. */
	if (fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK) != 0)
		err(1, "socket");
	db_version(worker->db);
	arena_reset(worker->arena);
	log_line("ready");
	while (!stopping)
		if (sleep_until_asked(worker, &awake))
			serve_peer(worker, &fcgi);
	log_line("ended");
}

static void
set_up(struct worker *worker)
{
	worker->config = config_read();
	worker->words = words_load(worker->config.templates);
	worker->views = views_load(worker->words, worker->config.templates);
	worker->arena = arena_new();
	worker->db = db_new(worker->arena, worker->config.db,
	    worker->program->name);
	worker->site = (struct site){ &worker->config, worker->words,
		worker->views };
}

static void
tear_down(struct worker *worker)
{
	arena_free(worker->arena);
	db_free(worker->db);
	views_free(worker->views);
	words_free(worker->words);
}

static int
help(const struct program *program)
{
	printf("%s answers requests for Newsroom: as FastCGI where its "
	    "standard\ninput is a listening socket, else as plain CGI:\n\n"
	    "  REQUEST_METHOD=GET REQUEST_URI=/bg/ %s\n\n"
	    "  --languages  print the site's languages, one a line\n"
	    "  --help       print this\n\n", program->name, program->name);
	config_help(stdout);
	return 0;
}

static int
print_languages(const struct worker *worker)
{
	size_t i;

	for (i = 0; i < words_langs(worker->words); i++)
		puts(words_lang(worker->words, i));
	return 0;
}

int
worker_main(const struct program *program, int argc, char **argv)
{
	extern char **environ;
	struct worker worker = { .program = program };
	bool languages = argc == 2 && strcmp(argv[1], "--languages") == 0;
	int status = 0;

	log_open(program->name);
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		return help(program);
	if (argc > 1 && !languages) {
		fprintf(stderr, "%s: see --help\n", program->name);
		return 2;
	}
	set_up(&worker);
	if (languages)
		status = print_languages(&worker);
	else if (FCGX_IsCGI())
		serve(&worker, environ, NULL);
	else
		serve_fastcgi(&worker);
	tear_down(&worker);
	return status;
}
