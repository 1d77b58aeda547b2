/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bar.h"
#include "due.h"
#include "log.h"
#include "mailer.h"
#include "stop.h"

enum {
	STEP_MS = 1000, /* from one look at what was asked to the next */
	ONCE_MS = 20,   /* from one look at the children to the next */
	COMPOSE_MS = 5000,
	TEND_STEPS = 720, /* of COMPOSE_MS: an hour */
	END_MS = 640000,  /* a child's last mail has its ten minutes */
};

struct house {
	struct mailer *mailer;
	struct due *due;
	struct bar *bar; /* NULL: nobody looks */
	/* One for each connection, then the one that composes, if any. */
	pid_t children[CONNECTIONS_MAX + 1];
	int n;
	int alive;
	int status; /* the worst of the children's */
};

/*
 * The child that composes and tends: a letter to a million readers takes a
 * minute, for which nobody who signs up should wait.
 */
static int
compose_run(const struct mailer *mailer)
{
	struct due *due = due_new(mailer);
	int step;

	for (step = 0; !stop_wait(mailer->stop, COMPOSE_MS); step++) {
		due_compose(due);
		if (step % TEND_STEPS == 0)
			due_tend(due);
	}
	due_free(due);
	return EXIT_DONE;
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
		_exit(number < house->mailer->connections ?
			post_run(house->mailer, number) :
			compose_run(house->mailer));
	}
	house->children[number] = child;
	house->alive++;
}

/* Note whose end has come; in a daemon another child takes its place. */
static void
look_after(struct house *house, bool is_ending)
{
	int i, status;

	for (i = 0; i < house->n; i++) {
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

	for (i = 0; i < house->n; i++)
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
	while (!stop_wait(house->mailer->stop, STEP_MS)) {
		look_after(house, false);
		due_settle(house->due);
		bar_show(house->bar, due_db(house->due));
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
			bar_show(house->bar, due_db(house->due));
	}
	bar_show(house->bar, due_db(house->due));
	due_tend(house->due);
}

int
house_run(struct mailer *mailer)
{
	struct house house = { .mailer = mailer, .due = due_new(mailer) };
	int i;

	if (mailer->is_seen)
		house.bar = bar_new(mailer->tally);
	due_settle(house.due);
	if (mailer->is_once)
		due_compose(house.due);
	house.n = mailer->connections + (mailer->is_once ? 0 : 1);
	for (i = 0; i < house.n; i++)
		begin_child(&house, i);
	if (mailer->is_once)
		see_out(&house);
	else
		keep_house(&house);
	end_children(&house);
	bar_free(house.bar);
	due_free(house.due);
	return mailer->is_once ? house.status : EXIT_DONE;
}
