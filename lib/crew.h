/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * crew: as many processes as are wanted, that share what was loaded before.
 *
 * The process that begins them minds them: one that ends, however it does,
 * has another in its place. What was in memory before stays there once for
 * all of them, since the kernel copies only the pages that one of them
 * changes. When the process that minds them dies, they end too, after what
 * they are doing.
 */
#ifndef CREW_H
#define CREW_H

#include <stdbool.h>
#include <stddef.h>

enum { CREW_MOST = 64 };

/*
 * Begin n processes, from 1 to CREW_MOST. True in each of them, which lives
 * as if it had been begun alone; false in the one that minds them, after TERM,
 * INT or QUIT came and all of them have ended by the same word.
 */
bool crew_begin(size_t n);

#endif
