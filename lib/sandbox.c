/* SPDX-License-Identifier: EUPL-1.2 */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Whose numbers of system calls these are; of others there is no sandbox. */
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define ARCHITECTURE 0
#endif

/* Memory, threads, the clock, and what is open already. */
static const uint32_t allowed[] = { __NR_read, __NR_write, __NR_readv,
	__NR_writev, __NR_pread64, __NR_lseek, __NR_close, __NR_fstat,
	__NR_newfstatat, __NR_fadvise64, __NR_munmap, __NR_mremap, __NR_madvise,
	__NR_brk, __NR_futex, __NR_set_robust_list, __NR_rseq, __NR_sched_yield,
	__NR_sched_getaffinity, __NR_getcpu, __NR_gettid, __NR_getpid,
	__NR_exit, __NR_exit_group, __NR_rt_sigaction, __NR_rt_sigprocmask,
	__NR_rt_sigreturn, __NR_sigaltstack, __NR_restart_syscall,
	__NR_clock_gettime, __NR_clock_getres, __NR_gettimeofday,
	__NR_clock_nanosleep, __NR_nanosleep, __NR_getrusage, __NR_sysinfo,
	__NR_uname, __NR_getrandom, __NR_getuid, __NR_geteuid, __NR_getgid,
	__NR_getegid };

/* What one looks for a file by, and reads of it. */
static const uint32_t reading[] = { __NR_statx, __NR_faccessat, __NR_faccessat2,
	__NR_readlinkat, __NR_getdents64, __NR_fstatfs, __NR_statfs,
#if defined(__x86_64__)
	__NR_access, __NR_readlink
#endif
};

/* What is let pass where some bits of an argument are these. */
struct condition {
	uint32_t call, argument, bits, value;
};

enum { FILTER_MAX = 256, WRITES = O_ACCMODE | O_CREAT | O_TRUNC };

struct filter {
	struct sock_filter steps[FILTER_MAX];
	unsigned short n;
};

static void
add(struct filter *filter, struct sock_filter step)
{
	filter->steps[filter->n++] = step;
}

#define LOAD(member)                                                           \
	(struct sock_filter) BPF_STMT(BPF_LD | BPF_W | BPF_ABS,                \
	    offsetof(struct seccomp_data, member))
/* The next n steps are done only where what was loaded is this. */
#define SKIP_UNLESS(value, n)                                                  \
	(struct sock_filter) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, n)
#define ANSWER(answer) (struct sock_filter) BPF_STMT(BPF_RET | BPF_K, answer)
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))

static void
answer(struct filter *filter, uint32_t call, struct sock_filter step)
{
	add(filter, SKIP_UNLESS(call, 1));
	add(filter, step);
}

static void
allow(struct filter *filter, const uint32_t *calls, size_t n)
{
	for (; n > 0; n--)
		answer(filter, *calls++, ANSWER(SECCOMP_RET_ALLOW));
}

/* Both architectures have the lower half of an argument first. */
static void
allow_where(struct filter *filter, struct condition where)
{
	add(filter, SKIP_UNLESS(where.call, 5));
	add(filter, LOAD(args[where.argument]));
	add(filter,
	    (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K,
		where.bits));
	add(filter, SKIP_UNLESS(where.value, 1));
	add(filter, ANSWER(SECCOMP_RET_ALLOW));
	add(filter, REFUSE(EPERM));
}

static void
fill(struct filter *filter, bool may_read)
{
	add(filter, LOAD(arch));
	add(filter,
	    (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
		ARCHITECTURE, 1, 0));
	add(filter, REFUSE(EPERM));
	add(filter, LOAD(nr));
	allow(filter, allowed, sizeof(allowed) / sizeof(allowed[0]));
	/* Its flags are in memory, where no filter sees them: glibc, which is
	 * told that there is none, asks clone. */
	answer(filter, __NR_clone3, REFUSE(ENOSYS));
	allow_where(filter,
	    (struct condition){ __NR_clone, 0, CLONE_THREAD, CLONE_THREAD });
	allow_where(filter, (struct condition){ __NR_mmap, 2, PROT_EXEC, 0 });
	allow_where(filter,
	    (struct condition){ __NR_mprotect, 2, PROT_EXEC, 0 });
	/* To abort, and to look how large a stack is. */
	allow_where(filter,
	    (struct condition){ __NR_tgkill, 0, UINT32_MAX,
		(uint32_t)getpid() });
	allow_where(filter,
	    (struct condition){ __NR_prlimit64, 2, UINT32_MAX, 0 });
	if (may_read) {
		allow(filter, reading, sizeof(reading) / sizeof(reading[0]));
		allow_where(filter,
		    (struct condition){ __NR_openat, 2, WRITES, O_RDONLY });
	}
	add(filter, REFUSE(EPERM));
}

bool
sandbox_is_possible(void)
{
	/* A filter at no address is looked for only where one could be. */
	return ARCHITECTURE != 0 &&
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 &&
	    errno == EFAULT;
}

bool
sandbox_calls(bool may_read)
{
	struct filter filter = { .n = 0 };
	struct sock_fprog program = { .filter = filter.steps };

	if (!sandbox_is_possible() ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	fill(&filter, may_read);
	program.len = filter.n;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

/* All that this version of Landlock can refuse, but what is only reading. */
static uint64_t
rights_of(long version, bool may_read)
{
	uint64_t all = version >= 3 ? (1 << 15) - 1 :
	    version == 2            ? (1 << 14) - 1 :
				      (1 << 13) - 1;

	return may_read ? all &
		~(uint64_t)(LANDLOCK_ACCESS_FS_READ_FILE |
		    LANDLOCK_ACCESS_FS_READ_DIR) :
			  all;
}

bool
sandbox_files(bool may_read)
{
	struct landlock_ruleset_attr none;
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	int rules;
	bool is_kept;

	if (version < 1 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	none.handled_access_fs = rights_of(version, may_read);
	rules = (int)syscall(SYS_landlock_create_ruleset, &none, sizeof(none),
	    0);
	if (rules < 0)
		return false;
	is_kept = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return is_kept;
}

/* Files first: what is called for that is refused afterwards. */
void
sandbox_enter(bool may_read)
{
	sandbox_files(may_read);
	sandbox_calls(may_read);
}
