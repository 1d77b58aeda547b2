/* SPDX-License-Identifier: EUPL-1.2 */
#include "worker.h"

#include <err.h>
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "clock.h"
#include "crew.h"
#include "log.h"
#include "text.h"

/* Free memory at the end of the heap beyond this is the system's again. */
enum { KEPT_BYTES = 128 * 1024 };

/* Who has had nothing to do for so long gives back all that is free. */
enum { IDLE_MS = 1000 };

static volatile sig_atomic_t stopping;

struct worker {
	const struct program *program;
	struct config config;
	struct site site;
	struct words *words;
	struct views *views;
	struct arena *arena;
	struct db *db;
	struct content *content;
	int64_t warmed;  /* the connection that is warm: db_connections */
	int watch;       /* what it sleeps on, by epoll */
	int64_t watched; /* the connection that is among it */
	bool has_worked; /* since it gave back what is free */
};

static void
stop(int signal)
{
	(void)signal;
	stopping = 1;
}

/* The path is logged without its query, which may hold a token. */
static void
log_answer(const struct request *request, int status, int64_t us)
{
	log_line("%d %s %s %zu %lld us", status,
	    request->method == METHOD_GET      ? "GET" :
		request->method == METHOD_HEAD ? "HEAD" :
		request->method == METHOD_POST ? "POST" :
						 "-",
	    text_escape_path(request->arena, request->path), request->n_body,
	    (long long)us);
}

static void
serve(struct worker *worker, char *const *environment, FCGX_Request *fcgi)
{
	struct request request = {
		.site = &worker->site,
		.arena = worker->arena,
		.db = worker->db,
		.content = worker->content,
		.environment = environment,
		.fcgi = fcgi,
	};
	int64_t start = clock_us();
	int status = route_answer(worker->program, &request);

	response_send(&request, status);
	log_answer(&request, status, clock_us() - start);
	log_request(NULL);
}

/* Whether there is only nobody to take: not so without a descriptor. */
static bool
may_accept_again(void)
{
	return errno == EAGAIN || errno == EINTR || errno == ECONNABORTED;
}

/*
 * A connection of our own accepting, so that a peer who stalls cannot hold
 * the worker: libfcgi itself waits for ever.
 */
static int
accept_peer(void)
{
	const struct timeval patience = { .tv_sec = REQUEST_PEER_SECONDS };
	int peer = accept4(STDIN_FILENO, NULL, NULL, SOCK_CLOEXEC);

	if (peer >= 0)
		setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience,
		    sizeof(patience));
	else if (!may_accept_again())
		err(1, "a request cannot be taken");
	return peer;
}

/*
 * Answer a peer; false where none waits. libfcgi takes a connection that it
 * is told to have kept.
 */
static bool
serve_peer(struct worker *worker, FCGX_Request *fcgi)
{
	int peer = accept_peer();

	if (peer < 0)
		return false;
	fcgi->ipcFd = peer;
	fcgi->keepConnection = 1;
	FCGX_Attach(fcgi);
	if (FCGX_Accept_r(fcgi) == 0) {
		serve(worker, fcgi->envp, fcgi);
		/* Who has said all is left without waiting for his leave. */
		if (FCGX_GetChar(fcgi->in) < 0)
			FCGX_Detach(fcgi);
	}
	FCGX_Free(fcgi, true);
	arena_reset(worker->arena);
	worker->has_worked = true;
	return true;
}

/* What a new connection takes long for, no reader waits for. */
static void
warm_up(struct worker *worker)
{
	int64_t connection = db_connections(worker->db);

	if (worker->program->warm_up == NULL || worker->warmed == connection ||
	    db_socket(worker->db) < 0)
		return;
	db_do(worker->db, *worker->program->warm_up, NO_ARGS);
	arena_reset(worker->arena);
	worker->warmed = connection;
}

/*
 * A request wakes one of those who sleep, and not all. A connection to the
 * database that is closed leaves the watch by itself.
 */
static void
watch(int watch, int fd, uint32_t events)
{
	struct epoll_event event = { .events = events, .data.fd = fd };

	if (epoll_ctl(watch, EPOLL_CTL_ADD, fd, &event) != 0)
		err(1, "epoll");
}

static void
watch_database(struct worker *worker)
{
	int64_t connection = db_connections(worker->db);

	if (db_socket(worker->db) < 0 || worker->watched == connection)
		return;
	watch(worker->watch, db_socket(worker->db), EPOLLIN);
	worker->watched = connection;
}

/*
 * What a large answer took lies below what is kept, as libpq's buffer that
 * grew with it, and free(3) alone gives none of it back.
 */
static void
give_back(struct worker *worker)
{
	malloc_trim(0);
	worker->has_worked = false;
}

/* How long it may sleep, in ms; -1 is for ever. */
static int
patience(const struct worker *worker)
{
	int ms = db_patience(worker->db);

	return ms < 0 && worker->has_worked ? IDLE_MS : ms;
}

/* Sleep until a request or the database has something to say. */
static void
sleep_until_asked(struct worker *worker, const sigset_t *awake)
{
	struct epoll_event events[2];
	int n, i;

	watch_database(worker);
	n = epoll_pwait(worker->watch, events, 2, patience(worker), awake);
	if (n == 0 && worker->has_worked)
		give_back(worker);
	for (i = 0; i < n; i++)
		if (events[i].data.fd != STDIN_FILENO)
			content_watch(worker->content);
	/* Who has a peer to answer connects for him. */
	if (n == 0 && db_socket(worker->db) < 0)
		content_watch(worker->content);
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
	/* Who is awake may have taken what wakes another: he must not wait. */
	if (fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK) != 0)
		err(1, "socket");
	worker->watch = epoll_create1(EPOLL_CLOEXEC);
	watch(worker->watch, STDIN_FILENO, EPOLLIN | EPOLLEXCLUSIVE);
	content_version(worker->content);
	arena_reset(worker->arena);
	worker->has_worked = true;
	log_line("ready");
	while (!stopping)
		if (!serve_peer(worker, &fcgi)) {
			warm_up(worker);
			sleep_until_asked(worker, &awake);
		}
	log_line("ended");
}

/* What all processes of a program share. */
static void
load(struct worker *worker)
{
	worker->config = config_read();
	worker->words = words_load(worker->config.templates);
	words_put(worker->words, "origin", worker->config.origin);
	worker->views = views_load(worker->words, worker->config.templates,
	    __start_views, (size_t)(__stop_views - __start_views));
}

/* What each has for itself. */
static void
set_up(struct worker *worker)
{
	worker->arena = arena_new();
	worker->db = db_new(worker->arena, worker->config.db,
	    worker->program->name);
	worker->content = content_new(worker->db);
	worker->site = (struct site){ &worker->config, worker->words,
		worker->views };
}

static void
tear_down(struct worker *worker)
{
	arena_free(worker->arena);
	content_free(worker->content);
	db_free(worker->db);
}

static void
unload(struct worker *worker)
{
	views_free(worker->views);
	words_free(worker->words);
}

static int
help(const struct program *program)
{
	printf("%s answers requests for Newsroom: as FastCGI where its "
	       "standard\ninput is a listening socket, else as plain CGI:\n\n"
	       "  REQUEST_METHOD=GET REQUEST_URI=/bg/ %s\n\n"
	       "  --workers N  as FastCGI, be so many processes, 1 to %d\n"
	       "  --languages  print the site's languages, one a line\n"
	       "  --help       print this\n\n",
	    program->name, program->name, CREW_MOST);
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

static void
answer(struct worker *worker)
{
	/* Said, it does not grow with the largest page that was squeezed. */
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	set_up(worker);
	if (FCGX_IsCGI())
		serve(worker, environ, NULL);
	else
		serve_fastcgi(worker);
	tear_down(worker);
}

/* What a program is told to do; workers is 0 where it is to be but one. */
struct order {
	bool help, languages;
	int64_t workers;
};

static bool
take_order(struct order *order, int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "";

	order->help = argc == 2 && strcmp(first, "--help") == 0;
	order->languages = argc == 2 && strcmp(first, "--languages") == 0;
	return argc == 1 || order->help || order->languages ||
	    (argc == 3 && strcmp(first, "--workers") == 0 &&
		text_number(argv[2], 1, CREW_MOST, &order->workers));
}

int
worker_main(const struct program *program, int argc, char **argv)
{
	struct worker worker = { .program = program };
	struct order order = { .workers = 0 };
	int status = 0;

	log_open(program->name);
	if (!take_order(&order, argc, argv)) {
		fprintf(stderr, "%s: see --help\n", program->name);
		return 2;
	}
	if (order.help)
		return help(program);
	if (order.workers > 0 && FCGX_IsCGI())
		errx(2, "--workers: standard input is no listening socket");
	load(&worker);
	if (order.languages)
		status = print_languages(&worker);
	else if (order.workers == 0 || crew_begin((size_t)order.workers))
		answer(&worker);
	unload(&worker);
	return status;
}
