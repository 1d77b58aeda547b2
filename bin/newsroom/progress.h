/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * progress: on a terminal, what takes longer than a second says so.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdint.h>
#include <sys/types.h>

/*
 * Show, from the second second on, how long something takes that says
 * nothing itself. progress_end, with what this returned, ends it.
 */
pid_t progress_begin(const char *what);
void progress_end(pid_t shown);

/* Show on one line that n of all are done; only where it is a terminal. */
void progress_show(const char *what, int64_t n, int64_t all);

/* The same by a bar: so far a file was read, and so many items came of it. */
void progress_bar(int64_t done, int64_t all, int64_t items);

/* Take that line away again. */
void progress_clear(void);

#endif
