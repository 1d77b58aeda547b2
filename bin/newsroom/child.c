/* SPDX-License-Identifier: EUPL-1.2 */
#include "child.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_MAX = 240 };

/* AddressSanitizer takes terabytes, and touches few of them. */
static void
bound(void)
{
	const struct rlimit seconds = { SECONDS_MAX, SECONDS_MAX };
	const struct rlimit none = { 0, 0 };
#ifndef __SANITIZE_ADDRESS__
	const struct rlimit memory = { 2000000000, 2000000000 };

	setrlimit(RLIMIT_DATA, &memory);
#endif
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

static bool
is_kept(const struct child *child, int to, int fd)
{
	size_t i;

	for (i = 0; i < child->n_kept; i++)
		if (child->kept[i] == fd)
			return true;
	return fd == to;
}

/* What its parent has open is none of its business. */
static void
shut(const struct child *child, int to)
{
	int fd, last = to;
	size_t i;

	for (i = 0; i < child->n_kept; i++)
		if (child->kept[i] > last)
			last = child->kept[i];
	for (fd = STDERR_FILENO + 1; fd <= last; fd++)
		if (!is_kept(child, to, fd))
			close(fd);
	if (close_range((unsigned)last + 1, UINT_MAX, 0) != 0)
		_exit(1);
}

static void
say(int to, const char *said, size_t n)
{
	ssize_t gone;

	for (; n > 0; said += gone, n -= (size_t)gone) {
		gone = write(to, said, n);
		if (gone < 0)
			_exit(1);
	}
	_exit(0);
}

/* What the child says, until it has ended. */
static bool
hear(pid_t pid, int from, char *said, size_t n)
{
	size_t got = 0;
	ssize_t more;

	do {
		more = read(from, said + got, n - got);
		got += more > 0 ? (size_t)more : 0;
	} while (got < n && (more > 0 || (more < 0 && errno == EINTR)));
	close(from);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return got == n;
}

bool
child_work(const struct child *child, void *said, size_t n)
{
	int ends[2];
	pid_t pid;

	fflush(NULL);
	if (pipe2(ends, O_CLOEXEC) != 0 || (pid = fork()) < 0)
		err(1, "a process to work in");
	if (pid == 0) {
		shut(child, ends[1]);
		bound();
		child->work(child->job, said);
		say(ends[1], said, n);
	}
	close(ends[1]);
	return hear(pid, ends[0], said, n);
}
