/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * markdown_memory: what cmark-gfm holds of a text, with a bound.
 *
 * A little text can ask for gigabytes: a definition of 100 KB to which 30,000
 * links refer, or a head of 5,000 columns above 2,000 rows. cmark-gfm has no
 * bound of its own, and ends the process where it gets no memory.
 */
#ifndef MARKDOWN_MEMORY_H
#define MARKDOWN_MEMORY_H

#include <cmark-gfm.h>
#include <stdbool.h>

/* For a parser that is made and given back within markdown_memory_try. */
cmark_mem *markdown_memory(void);

/*
 * Call use(context), and be back from it with false once it would hold over
 * 512 MiB by that memory, all of which is given back then. No call in a call.
 */
bool markdown_memory_try(void (*use)(void *context), void *context);

#endif
