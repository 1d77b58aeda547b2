/* SPDX-License-Identifier: EUPL-1.2 */
#include "decode.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "beside.h"
#include "speak.h"

/* By the clock: a machine that is busy may need as much for 240 of its own. */
enum { SECONDS_MAX = 1200 };

/* A file without a name, which holds what it shall read. */
static int
hold(struct media_bytes file)
{
	int held = memfd_create("decoded", MFD_CLOEXEC);
	ssize_t n;

	if (held < 0)
		err(1, _("memory for the decoder"));
	for (; file.n > 0; file.bytes += n, file.n -= (size_t)n) {
		n = write(held, file.bytes, file.n);
		if (n < 0)
			err(1, _("memory for the decoder"));
	}
	if (lseek(held, 0, SEEK_SET) != 0)
		err(1, _("memory for the decoder"));
	return held;
}

static pid_t
start(const struct decode *asked, int in, int out)
{
	char path[PATH_MAX], verb[16], of[PATH_MAX];
	char *const words[] = { path, verb, of, NULL };
	char *const settings[] = { NULL };
	posix_spawn_file_actions_t files;
	pid_t pid;

	if (!beside_path(path, "decoder"))
		err(1, _("the folder of this program"));
	snprintf(verb, sizeof(verb), "%s", asked->verb);
	snprintf(of, sizeof(of), "%s", asked->of);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	errno = posix_spawn(&pid, path, &files, NULL, words, settings);
	if (errno != 0)
		err(1, "%s", path);
	posix_spawn_file_actions_destroy(&files);
	return pid;
}

/* Why it refused, for a terminal: nothing there but ASCII that is seen. */
static bool
hear_why(int from, size_t n, char why[DECODED_WHY_MAX])
{
	size_t i;

	if (!decoded_read(from, why, n))
		return false;
	for (i = 0; i < n; i++)
		if (why[i] < ' ' || why[i] > '~')
			why[i] = '?';
	why[n] = '\0';
	return true;
}

/* All that it says, until it has said its last. */
static bool
hear(const struct decode *asked, int from, struct decoded *done,
    char why[DECODED_WHY_MAX])
{
	while (decoded_hear(from, done)) {
		if (done->what == DECODED_DONE)
			return true;
		if (done->what == DECODED_REFUSED &&
		    hear_why(from, done->n, why))
			return false;
		if (done->what != DECODED_FILE || asked->take == NULL ||
		    !asked->take(asked->context, done, from))
			break;
	}
	why[0] = '\0';
	return false;
}

/* In a process of its own: end the decoder when its time is over. */
static pid_t
watch(pid_t decoder)
{
	pid_t watcher, newsroom = getpid();
	sigset_t over, before;
	int signal;

	sigemptyset(&over);
	sigaddset(&over, SIGALRM);
	sigprocmask(SIG_BLOCK, &over, &before);
	watcher = fork();
	if (watcher < 0)
		err(1, _("a process for the decoder's time"));
	if (watcher > 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		return watcher;
	}
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != newsroom) /* it has died already */
		_exit(0);
	alarm(SECONDS_MAX);
	sigwait(&over, &signal);
	kill(decoder, SIGKILL);
	_exit(0);
}

static void
end(pid_t pid)
{
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

bool
decode(const struct decode *asked, struct decoded *done,
    char why[DECODED_WHY_MAX])
{
	int ends[2], in = hold(asked->file);
	bool is_good;
	pid_t decoder, watcher;

	if (pipe2(ends, O_CLOEXEC) != 0)
		err(1, _("a pipe for the decoder"));
	decoder = start(asked, in, ends[1]);
	close(in);
	close(ends[1]);
	watcher = watch(decoder);
	is_good = hear(asked, ends[0], done, why);
	close(ends[0]);
	/* It has said its last; a hostile file may have taught it to stay. */
	end(watcher);
	end(decoder);
	return is_good;
}
