/* SPDX-License-Identifier: EUPL-1.2 */
#include "stop.h"

#include <err.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>

int
stop_open(void)
{
	sigset_t signals;
	int stop;

	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	if (sigprocmask(SIG_BLOCK, &signals, NULL) != 0 ||
	    (stop = signalfd(-1, &signals, SFD_CLOEXEC)) < 0)
		err(1, "signals");
	return stop;
}

bool
stop_wait(int stop, int ms)
{
	struct pollfd waits = { stop, POLLIN, 0 };

	return poll(&waits, 1, ms) > 0;
}

bool
stop_is_asked(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 &&
	    (sigismember(&waiting, SIGTERM) == 1 ||
		sigismember(&waiting, SIGINT) == 1);
}
