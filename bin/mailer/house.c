/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bar.h"
#include "log.h"
#include "mailer.h"
#include "stop.h"

enum {
	STEP_MS = 1000,       /* from one look at what was asked to the next */
	ONCE_MS = 20,         /* from one look at the children to the next */
	SETTLE_AT_ONCE = 200, /* asks */
	COMPOSE_STEPS = 5,
	COMPOSE_SECONDS = 600, /* for a million readers */
	TEND_STEPS = 3600,
	TEND_AT_ONCE = 1000,
	TEND_ROUNDS = 20, /* in an hour, so that nothing waits for it */
	END_MS = 75000,   /* a child's last mail has so long */
};

struct house {
	struct mailer *mailer;
	struct arena *arena;
	struct db *db;
	struct bar *bar; /* NULL: nobody looks */
	pid_t children[CONNECTIONS_MAX];
	int alive;
	int status; /* the worst of the children's */
};

struct count {
	int64_t number;
};

static const struct field count_fields[] = { FIELD(struct count, number) };
static const struct row count_row = ROW(struct count, count_fields);

/* ---- what is due ------------------------------------------------------ */

/* Decide what was asked since the last time. */
static void
settle(struct house *house)
{
	const struct count *count;
	size_t n;

	do
		count = db_rows(house->db, QUERY_ASK_SETTLE,
		    ARGS(arena_printf(house->arena, "%d", SETTLE_AT_ONCE)),
		    &count_row, &n);
	while (count != NULL && count->number == SETTLE_AT_ONCE &&
	    !stop_wait(house->mailer->stop, 0));
}

/* Compose the issues that are due by their time. */
static void
compose(struct house *house)
{
	const char *weekly = house->mailer->config->weekly;
	const struct count *begun;
	size_t n;

	/* A connection that is new knows nothing of it. */
	if (!db_do(house->db, QUERY_STATEMENT_PATIENCE,
		ARGS(arena_printf(house->arena, "%d", COMPOSE_SECONDS * 1000))))
		return;
	begun = db_rows(house->db, QUERY_ISSUE_COMPOSE_DUE,
	    ARGS(arena_strndup(house->arena, weekly, 1), weekly + 2,
		arena_printf(house->arena, "%lld",
		    (long long)house->mailer->config->each_delay)),
	    &count_row, &n);
	if (begun != NULL && begun->number > 0)
		log_line("%lld issues are going out", (long long)begun->number);
}

/* Let vanish what has had its time. */
static void
tend(struct house *house)
{
	int i;

	/* Nothing says how much there is: a few rounds each hour are enough. */
	for (i = 0; i < TEND_ROUNDS; i++)
		if (!db_do(house->db, QUERY_NEWSLETTER_TEND,
			ARGS(arena_printf(house->arena, "%d", TEND_AT_ONCE))) ||
		    stop_wait(house->mailer->stop, 0))
			return;
}

/* ---- the children ----------------------------------------------------- */

static void
begin_child(struct house *house, int number)
{
	pid_t parent = getpid(), child = fork();

	if (child < 0)
		err(EXIT_AWAY, "fork");
	if (child == 0) {
		/* A parent that is killed takes its children along. */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(EXIT_AWAY);
		_exit(post_run(house->mailer, number));
	}
	house->children[number] = child;
	house->alive++;
}

/* Note whose end has come; in a daemon another child takes its place. */
static void
look_after(struct house *house, bool is_ending)
{
	int i, status;

	for (i = 0; i < house->mailer->connections; i++) {
		if (house->children[i] == 0 ||
		    waitpid(house->children[i], &status, WNOHANG) <= 0)
			continue;
		house->children[i] = 0;
		house->alive--;
		status = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_AWAY;
		if (status != EXIT_DONE)
			house->status = status;
		if (house->mailer->is_once || is_ending)
			continue;
		log_line("a child has ended: another one is begun");
		begin_child(house, i);
	}
}

/* Ask all to end after the mail that they have in hand. */
static void
end_children(struct house *house)
{
	int i, waited = 0;

	for (i = 0; i < house->mailer->connections; i++)
		if (house->children[i] != 0)
			kill(house->children[i], SIGTERM);
	for (; house->alive > 0 && waited < END_MS; waited += 20) {
		look_after(house, true);
		usleep(20000);
	}
}

/* ---- the parent's life ------------------------------------------------ */

static void
keep_house(struct house *house)
{
	int step;

	for (step = 0; !stop_wait(house->mailer->stop, STEP_MS); step++) {
		arena_reset(house->arena);
		look_after(house, false);
		settle(house);
		if (step % COMPOSE_STEPS == 0)
			compose(house);
		if (step % TEND_STEPS == 0)
			tend(house);
		bar_show(house->bar, house->db);
	}
}

/* The same, until the children find nothing that is due. */
static void
see_out(struct house *house)
{
	int step;

	for (step = 1; house->alive > 0; step++) {
		if (stop_wait(house->mailer->stop, ONCE_MS))
			return;
		look_after(house, false);
		if (step % (STEP_MS / ONCE_MS) == 0)
			bar_show(house->bar, house->db);
	}
	arena_reset(house->arena);
	tend(house);
}

int
house_run(struct mailer *mailer)
{
	struct house house = { .mailer = mailer };
	int i;

	house.arena = arena_new();
	house.db = db_new(house.arena, mailer->config->db, "mailer");
	/* An issue for a million readers is made by one statement. */
	db_wait(house.db, COMPOSE_SECONDS);
	if (mailer->is_seen)
		house.bar = bar_new(mailer->tally);
	settle(&house);
	compose(&house);
	for (i = 0; i < mailer->connections; i++)
		begin_child(&house, i);
	if (mailer->is_once)
		see_out(&house);
	else
		keep_house(&house);
	end_children(&house);
	bar_free(house.bar);
	db_free(house.db);
	arena_free(house.arena);
	return mailer->is_once ? house.status : EXIT_DONE;
}
