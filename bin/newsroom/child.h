/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * child: work on bytes from outside, in a process of its own.
 *
 * What a decoder does with hostile bytes is then bounded: its time, its
 * memory, and its end, which is the child's alone. It has no way to the
 * database: what it says comes through a pipe.
 */
#ifndef CHILD_H
#define CHILD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Have work(job, said) called in a child, which fills the n bytes at said.
 * False where it ended before it had said them all: it took over 240 s of the
 * processor or 2,000 MB of memory, or it crashed. Without a process to be had
 * the caller ends.
 */
bool child_work(void (*work)(const void *job, void *said), const void *job,
    void *said, size_t n);

#endif
