/* SPDX-License-Identifier: EUPL-1.2 */
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "speak.h"

/* In a process of its own, which ends with the one that waits. */
static void
count_seconds(const char *what, pid_t parent)
{
	int seconds;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGINT, SIG_DFL);
	for (seconds = 1; getppid() == parent; seconds++) {
		sleep(1);
		if (seconds > 1)
			dprintf(STDERR_FILENO, "\r%s\xe2\x80\xa6 %d s ", what,
			    seconds);
	}
	_exit(0);
}

pid_t
progress_begin(const char *what)
{
	pid_t parent = getpid(), child;

	if (!isatty(STDERR_FILENO))
		return -1;
	child = fork();
	if (child == 0)
		count_seconds(what, parent);
	return child;
}

void
progress_end(pid_t shown)
{
	if (shown <= 0)
		return;
	kill(shown, SIGKILL);
	waitpid(shown, NULL, 0);
	progress_clear();
}

void
progress_show(const char *what, int64_t n, int64_t all)
{
	if (!isatty(STDERR_FILENO))
		return;
	dprintf(STDERR_FILENO, "\r");
	if (all > 0)
		dprintf(STDERR_FILENO, _("%s: %lld of %lld "), what,
		    (long long)n, (long long)all);
	else
		dprintf(STDERR_FILENO, "%s: %lld ", what, (long long)n);
}

void
progress_bar(int64_t done, int64_t all, int64_t items)
{
	static const char bar[] = "[####################]";
	int64_t percent = all > 0 && done < all ? done * 100 / all : 100;
	int64_t signs = percent / 5;
	char what[120];

	snprintf(what, sizeof(what), _("%.*s%.*s] %3lld %%, items"),
	    (int)signs + 1, bar, (int)(20 - signs), "....................",
	    (long long)percent);
	progress_show(what, items, 0);
}

void
progress_clear(void)
{
	if (isatty(STDERR_FILENO))
		dprintf(STDERR_FILENO, "\r\033[K");
}
