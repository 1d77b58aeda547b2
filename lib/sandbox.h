/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sandbox: what a process that reads hostile bytes gives up beforehand.
 *
 * It keeps its memory, its threads and what it has open, and gets nothing
 * else: no file to write, no program, no socket, no other process and no page
 * that it could write code into. What it asks for all the same it is refused
 * (EPERM), as libraries can bear that try something better first. Nothing of
 * it is ever given back, and each thread that is begun later has it too.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>

/*
 * Whether the kernel, and who keeps this process in a container, let it take
 * a filter of system calls. Nothing is changed.
 */
bool sandbox_is_possible(void);

/*
 * Give up all that is said above, before a second thread has begun. Files may
 * still be opened to be read where may_read. What the kernel does not know is
 * left out: where sandbox_is_possible, what it refuses is all of the above.
 */
void sandbox_enter(bool may_read);

/* Its two halves, each by itself. False where the kernel does not know it. */
bool sandbox_files(bool may_read); /* Landlock, of the file system */
bool sandbox_calls(bool may_read); /* seccomp, of system calls */

#endif
