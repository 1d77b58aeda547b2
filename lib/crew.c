/* SPDX-License-Identifier: EUPL-1.2 */
#include "crew.h"

#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"

/* One that ends at once, as without a socket, is not begun without a pause. */
enum { PAUSE_MS = 1000 };

struct hand {
	pid_t pid; /* 0: not begun */
	int64_t begun_ms;
};

struct crew {
	struct hand hands[CREW_MOST];
	size_t n;
	pid_t minder;
	sigset_t minded, before;
};

static void
block_signals(struct crew *crew)
{
	const int signals[] = { SIGTERM, SIGINT, SIGQUIT, SIGCHLD };
	size_t i;

	sigemptyset(&crew->minded);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaddset(&crew->minded, signals[i]);
	sigprocmask(SIG_BLOCK, &crew->minded, &crew->before);
}

/* In the new process: whoever minded it may be gone by now. */
static void
become_hand(const struct crew *crew)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != crew->minder)
		raise(SIGTERM);
	sigprocmask(SIG_SETMASK, &crew->before, NULL);
}

/* True in the process that began. */
static bool
begin_hand(const struct crew *crew, struct hand *hand)
{
	hand->begun_ms = clock_ms();
	hand->pid = fork();
	if (hand->pid == 0)
		become_hand(crew);
	if (hand->pid >= 0)
		return hand->pid == 0;
	log_line("fork: %s", strerror(errno));
	hand->pid = 0;
	return false;
}

/* How long until a hand may be begun again. */
static int64_t
pause_of(const struct hand *hand)
{
	int64_t ms = hand->begun_ms + PAUSE_MS - clock_ms();

	return hand->begun_ms == 0 || ms < 0 ? 0 : ms;
}

/*
 * Begin whoever is missing; true in who is begun. *wait_ms is till the next
 * one may be, or -1.
 */
static bool
begin_missing(struct crew *crew, int64_t *wait_ms)
{
	struct hand *hand;
	int64_t ms;

	*wait_ms = -1;
	for (hand = crew->hands; hand < crew->hands + crew->n; hand++) {
		if (hand->pid == 0 && pause_of(hand) == 0 &&
		    begin_hand(crew, hand))
			return true;
		ms = hand->pid == 0 ? pause_of(hand) : -1;
		if (ms >= 0 && (*wait_ms < 0 || ms < *wait_ms))
			*wait_ms = ms;
	}
	return false;
}

static void
forget(struct crew *crew, pid_t pid, int status)
{
	size_t i;

	if (WIFSIGNALED(status))
		log_line("%d was ended by signal %d", (int)pid,
		    WTERMSIG(status));
	for (i = 0; i < crew->n; i++)
		if (crew->hands[i].pid == pid)
			crew->hands[i].pid = 0;
}

/* Note who has ended, waiting for all of them where it is said so. */
static void
reap(struct crew *crew, bool all)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, all ? 0 : WNOHANG)) > 0 ||
	    (pid < 0 && errno == EINTR))
		if (pid > 0)
			forget(crew, pid, status);
}

static void
end_all(struct crew *crew)
{
	size_t i;

	for (i = 0; i < crew->n; i++)
		if (crew->hands[i].pid != 0)
			kill(crew->hands[i].pid, SIGTERM);
	reap(crew, true);
	sigprocmask(SIG_SETMASK, &crew->before, NULL);
}

/* A signal that came in time, or -1. A time below 0 has no end. */
static int
hear(const struct crew *crew, int64_t ms)
{
	const struct timespec time = { ms / 1000, ms % 1000 * 1000000 };

	return sigtimedwait(&crew->minded, NULL, ms < 0 ? NULL : &time);
}

bool
crew_begin(size_t n)
{
	struct crew crew = { .n = n, .minder = getpid() };
	int64_t wait_ms;
	int heard;

	if (n < 1 || n > CREW_MOST)
		errx(1, "a crew of %zu", n);
	block_signals(&crew);
	do {
		if (begin_missing(&crew, &wait_ms))
			return true;
		heard = hear(&crew, wait_ms);
		reap(&crew, false);
	} while (heard < 0 || heard == SIGCHLD);
	end_all(&crew);
	return false;
}
