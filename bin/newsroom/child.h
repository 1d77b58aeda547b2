/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * child: work on bytes from outside, in a process of its own.
 *
 * What a decoder does with hostile bytes is then bounded: its time, its
 * memory, and its end, which is the child's alone. It has nothing open that
 * its parent has, the connection to the database least of all, but where it
 * writes: what it says comes through a pipe.
 */
#ifndef CHILD_H
#define CHILD_H

#include <stdbool.h>
#include <stddef.h>

/* What is done in a child, and what it needs of its parent. */
struct child {
	void (*work)(const void *job, void *said);
	const void *job;
	const int *kept; /* descriptors that stay open in it */
	size_t n_kept;
};

/*
 * Have child->work(child->job, said) called in a child, which fills the n
 * bytes at said. False where it ended before it had said them all: it took
 * over 240 s of the processor or 2,000 MB of memory, or it crashed. Without a
 * process to be had the caller ends.
 */
bool child_work(const struct child *child, void *said, size_t n);

#endif
