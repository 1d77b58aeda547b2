/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * unit: what the tests of lib/ share: cmocka itself, a process of its own
 * for what may end the process, and a folder that is gone afterwards.
 */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* How a process ended, and what it wrote, until the next one is run. */
struct ended {
	int status; /* of its exit; 128 and the signal's number otherwise */
	const char *out, *err;
};

/* The whole of a file that this process has just been writing. */
static inline char *
unit_slurp(FILE *file)
{
	long size = (fseek(file, 0, SEEK_END), ftell(file));
	char *text = calloc(1, (size_t)size + 1);

	rewind(file);
	if (text == NULL || fread(text, 1, (size_t)size, file) != (size_t)size)
		abort();
	fclose(file);
	return text;
}

/* What was written of an act, and how it ended. */
static inline struct ended
unit_ended(FILE *out, FILE *err, int status)
{
	/* Kept here, so that a test that fails leaves no leak behind. */
	static char *out_text, *err_text;

	free(out_text);
	free(err_text);
	out_text = unit_slurp(out);
	err_text = unit_slurp(err);
	return (struct ended){ WIFEXITED(status) ? WEXITSTATUS(status) :
						   128 + WTERMSIG(status),
		out_text, err_text };
}

/*
 * Whether this process is about to end in the middle of an act: what it holds
 * then is no leak, and to look for leaks takes twice as long as its life.
 */
static bool unit_is_amid;

/* LeakSanitizer asks before it looks. */
int __lsan_is_turned_off(void);

int
__lsan_is_turned_off(void)
{
	return unit_is_amid;
}

/* Call act(what) in a process of its own, which ends well after it. */
static inline struct ended
unit_run_apart(void (*act)(void *), void *what)
{
	FILE *out = tmpfile(), *err = tmpfile();
	int status;
	pid_t child;

	if (out == NULL || err == NULL)
		abort();
	fflush(NULL);
	child = fork();
	if (child == 0) {
		dup2(fileno(out), STDOUT_FILENO);
		dup2(fileno(err), STDERR_FILENO);
		unit_is_amid = true;
		act(what);
		unit_is_amid = false;
		exit(0);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		abort();
	return unit_ended(out, err, status);
}

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>

/* Of AddressSanitizer, in a header that gcc does not have. */
size_t __sanitizer_get_current_allocated_bytes(void);
#endif

/* What the library logs is not seen from here on; a sanitizer's word is. */
static inline void
unit_be_quiet(void)
{
	int quiet = open("/dev/null", O_WRONLY | O_CLOEXEC);
#ifdef __SANITIZE_ADDRESS__
	intptr_t loud = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);

	__sanitizer_set_report_fd((void *)loud);
#endif
	dup2(quiet, STDERR_FILENO);
	close(quiet);
}

/* Call act(what), which does not end the process, and hear what it writes. */
static inline struct ended
unit_run_here(void (*act)(void *), void *what)
{
	FILE *out = tmpfile(), *err = tmpfile();
	int there[] = { dup(STDOUT_FILENO), dup(STDERR_FILENO) };

	if (out == NULL || err == NULL)
		abort();
	fflush(NULL);
#ifdef __SANITIZE_ADDRESS__
	__sanitizer_set_report_fd((void *)(intptr_t)there[1]);
#endif
	dup2(fileno(out), STDOUT_FILENO);
	dup2(fileno(err), STDERR_FILENO);
	act(what);
	fflush(NULL);
	dup2(there[0], STDOUT_FILENO);
	dup2(there[1], STDERR_FILENO);
#ifdef __SANITIZE_ADDRESS__
	__sanitizer_set_report_fd((void *)(intptr_t)STDERR_FILENO);
#endif
	close(there[0]);
	close(there[1]);
	return unit_ended(out, err, 0);
}

/* Bytes that this process holds from malloc(3). */
static inline size_t
unit_bytes_held(void)
{
#ifdef __SANITIZE_ADDRESS__
	return __sanitizer_get_current_allocated_bytes();
#else
	return mallinfo2().uordblks;
#endif
}

/* A new folder under $TMPDIR, given back with unit_remove_folder. */
static inline char *
unit_make_folder(void)
{
	const char *top = getenv("TMPDIR");
	char *path;

	if (asprintf(&path, "%s/newsroom-unit-XXXXXX",
		top == NULL ? "/tmp" : top) < 0 ||
	    mkdtemp(path) == NULL)
		abort();
	return path;
}

static inline void
unit_write_file(const char *folder, const char *name, const char *text)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
		abort();
}

static inline void
unit_remove_folder(char *folder)
{
	char command[4200];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (system(command) != 0)
		abort();
	free(folder);
}

/* Fail where the text does not hold the part, and show the text. */
static inline void
unit_holds(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("not in it: %s\nit is: %s", part, text);
}

static inline void
unit_lacks(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("in it: %s\nit is: %s", part, text);
}

/* What goes around each test, and around all of them; NULL is nothing. */
struct unit_hooks {
	CMFixtureFunction set_up, tear_down, set_up_all, tear_down_all;
};

/* The file's own, where it has any: this alone is none. */
static const struct unit_hooks unit_hooks;

struct unit_test {
	const char *name;
	CMUnitTestFunction prove;
	int line;
};

/*
 * A test, named by the sentence that it proves. The linker gathers them, and
 * they are run as they stand in the file.
 *
 *     TEST(no_text_is_null)
 *     {
 *             ...
 *     }
 */
#define TEST(sentence)                                                         \
	static void sentence(void **);                                         \
	static const struct unit_test sentence##_test = { #sentence, sentence, \
		__LINE__ };                                                    \
	static const struct unit_test *const sentence##_entry                  \
	    __attribute__((section("tests"), used)) = &sentence##_test;        \
	static void sentence(void **state __attribute__((unused)))

/* What the linker gathered. */
extern const struct unit_test *const __start_tests[], *const __stop_tests[];

enum { UNIT_TESTS_MAX = 100 };

static inline int
unit_by_line(const void *a, const void *b)
{
	const struct unit_test *const *one = a, *const *other = b;

	return (*one)->line - (*other)->line;
}

int
main(void)
{
	const struct unit_test *tests[UNIT_TESTS_MAX];
	struct CMUnitTest group[UNIT_TESTS_MAX];
	size_t i, n = (size_t)(__stop_tests - __start_tests);

	if (n > UNIT_TESTS_MAX)
		abort();
	memcpy(tests, __start_tests, n * sizeof(*tests));
	qsort(tests, n, sizeof(*tests), unit_by_line);
	for (i = 0; i < n; i++)
		group[i] = (struct CMUnitTest){ tests[i]->name, tests[i]->prove,
			unit_hooks.set_up, unit_hooks.tear_down, NULL };
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return _cmocka_run_group_tests("tests", group, n, unit_hooks.set_up_all,
	    unit_hooks.tear_down_all);
}

#endif
