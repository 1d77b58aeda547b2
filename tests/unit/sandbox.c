/* SPDX-License-Identifier: EUPL-1.2 */
/* What a process in the sandbox can and cannot do, tried by one. */
#include "unit.h"

#include <errno.h>
#include <linux/io_uring.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#include "sandbox.h"

enum { PAGE = 4096 };

/* Each returns what a system call does: 0 or more where it was let pass. */

static long
write_file(void)
{
	return open("/dev/null", O_WRONLY | O_CLOEXEC);
}

static long
make_file(void)
{
	return open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

static long
truncate_file(void)
{
	return truncate("/dev/shm", 0);
}

static long
make_folder(void)
{
	return mkdir("/", 0700);
}

static long
read_file(void)
{
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static long
run_program(void)
{
	char *const words[] = { NULL };

	return execve("/bin/true", words, words);
}

static long
run_open_program(void)
{
	char *const words[] = { NULL };

	return execveat(STDIN_FILENO, "", words, words, AT_EMPTY_PATH);
}

static long
begin_process(void)
{
	long pid = fork();

	if (pid == 0)
		_exit(0);
	return pid;
}

static long
open_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static long
open_unix_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long
trace(void)
{
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long
read_process(void)
{
	char byte;
	struct iovec one = { &byte, 1 };

	return process_vm_readv(getppid(), &one, 1, &one, 1, 0);
}

static long
signal_process(void)
{
	return kill(getppid(), 0);
}

static long
signal_thread(void)
{
	return syscall(SYS_tgkill, getppid(), getppid(), 0);
}

static long
begin_ring(void)
{
	struct io_uring_params params = { .flags = 0 };

	return syscall(SYS_io_uring_setup, 1, &params);
}

static long
map_program(void)
{
	void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return page == MAP_FAILED ? -1 : munmap(page, PAGE);
}

static long
make_program(void)
{
	void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return mprotect(page, PAGE, PROT_READ | PROT_EXEC);
}

static long
set_bound(void)
{
	const struct rlimit bound = { 1, 1 };

	return setrlimit(RLIMIT_NOFILE, &bound);
}

static void *
answer(void *nothing)
{
	return nothing;
}

static long
begin_thread(void)
{
	pthread_t thread;

	return -pthread_create(&thread, NULL, answer, NULL) +
	    -pthread_join(thread, NULL);
}

static long
take_memory(void)
{
	enum { MUCH = 50000000 };
	char *much = malloc(MUCH);
	long answer = much == NULL ? -1 : (memset(much, 1, MUCH), 0);

	free(much);
	return answer;
}

/* Two kinds of processes, and what an act is to each. */
enum { SHUT, READER, KINDS };

static const struct act {
	const char *name;
	long (*act)(void);
	bool is_allowed[KINDS], is_file;
} acts[] = {
	{ "write a file", write_file, { false, false }, true },
	{ "make a file", make_file, { false, false }, true },
	{ "truncate a file", truncate_file, { false, false }, false },
	{ "make a folder", make_folder, { false, false }, false },
	{ "read a file", read_file, { false, true }, true },
	{ "run a program", run_program, { false, false }, true },
	{ "run what is open", run_open_program, { false, false }, false },
	{ "begin a process", begin_process, { false, false }, false },
	{ "open a socket", open_socket, { false, false }, false },
	{ "open a local socket", open_unix_socket, { false, false }, false },
	{ "trace", trace, { false, false }, false },
	{ "read a process", read_process, { false, false }, false },
	{ "signal a process", signal_process, { false, false }, false },
	{ "signal a thread", signal_thread, { false, false }, false },
	{ "begin a ring", begin_ring, { false, false }, false },
	{ "map a program", map_program, { false, false }, false },
	{ "make a program", make_program, { false, false }, false },
	{ "set a bound", set_bound, { false, false }, false },
	{ "begin a thread", begin_thread, { true, true }, false },
	{ "take memory", take_memory, { true, true }, false },
};

/* In a process of its own: try one, and end with what is wrong with it. */
static int
try(const struct act *act, bool (*enter)(bool), int kind, int error)
{
	pid_t pid = fork();
	int status;
	long answer;

	assert_true(pid >= 0);
	if (pid == 0) {
		if (!enter(kind == READER))
			_exit(77);
		errno = 0;
		answer = act->act();
		if (act->is_allowed[kind])
			_exit(answer < 0 ? 1 : 0);
		_exit(answer >= 0 || errno != error ? 1 : 0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static bool
enter_both(bool may_read)
{
	sandbox_enter(may_read);
	return true;
}

static void
try_all(bool (*enter)(bool), int error, bool is_of_files)
{
	size_t i;
	int kind, status;

	for (i = 0; i < COUNT(acts); i++)
		for (kind = SHUT; kind < KINDS; kind++) {
			if (is_of_files && !acts[i].is_file)
				continue;
			status = try(&acts[i], enter, kind, error);
			if (status == 77)
				skip();
			if (status != 0)
				fail_msg("%s, as kind %d: %d", acts[i].name,
				    kind, status);
		}
}

TEST(who_entered_has_memory_and_threads_and_nothing_else)
{
	if (!sandbox_is_possible())
		skip();
	try_all(enter_both, EPERM, false);
}

TEST(calls_alone_refuse_it_too)
{
	try_all(sandbox_calls, EPERM, false);
}

TEST(files_alone_are_refused_where_the_kernel_knows_how)
{
	try_all(sandbox_files, EACCES, true);
}

static bool
look(bool may_read)
{
	(void)may_read;
	sandbox_is_possible();
	return true;
}

/* What a sandbox refuses here is refused by it; and to look refuses nothing. */
TEST(outside_what_a_user_may_do_is_done)
{
	static const struct act common[] = {
		{ "write a file", write_file, { true }, true },
		{ "begin a process", begin_process, { true }, false },
		{ "open a socket", open_socket, { true }, false },
		{ "signal a process", signal_process, { true }, false },
		{ "map a program", map_program, { true }, false },
		{ "make a program", make_program, { true }, false },
		{ "set a bound", set_bound, { true }, false },
	};
	size_t i;

	for (i = 0; i < COUNT(common); i++)
		if (try(&common[i], look, SHUT, 0) != 0)
			fail_msg("%s", common[i].name);
}
