/* SPDX-License-Identifier: EUPL-1.2 */
#include "markdown_memory.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { HELD_MAX = 512 * 1024 * 1024 };

/* What stands in front of all that is held. */
struct block {
	alignas(max_align_t) struct block *before, *next;
	size_t n;
};

/* All of it: cmark-gfm passes nothing along that could lead there. */
struct holding {
	struct block *last;
	size_t n;
	jmp_buf full;
	cmark_mem memory;
};

static struct holding holding;

static struct block *
block_of(void *memory)
{
	return memory == NULL ? NULL : (struct block *)memory - 1;
}

static void
take_out(struct block *block)
{
	holding.n -= block->n;
	if (block->next != NULL)
		block->next->before = block->before;
	else
		holding.last = block->before;
	if (block->before != NULL)
		block->before->next = block->next;
}

/* Of n bytes, in place of the block, which may be NULL; without a number. */
static void *
put_in(struct block *block, size_t n)
{
	if (n > HELD_MAX || holding.n + n > HELD_MAX)
		block = NULL;
	else
		block = realloc(block, sizeof(*block) + n);
	if (block == NULL)
		longjmp(holding.full, 1);
	*block = (struct block){ holding.last, NULL, n };
	if (holding.last != NULL)
		holding.last->next = block;
	holding.last = block;
	holding.n += n;
	return block + 1;
}

static void *
take(size_t count, size_t size)
{
	size_t n = size != 0 && count > HELD_MAX / size ? SIZE_MAX :
							  count * size;

	return memset(put_in(NULL, n), 0, n);
}

static void *
resize(void *memory, size_t n)
{
	struct block *block = block_of(memory);

	if (block != NULL && holding.n - block->n + n <= HELD_MAX &&
	    n <= HELD_MAX)
		take_out(block);
	return put_in(block, n);
}

static void
give_back(void *memory)
{
	if (memory == NULL)
		return;
	take_out(block_of(memory));
	free(block_of(memory));
}

cmark_mem *
markdown_memory(void)
{
	holding.memory = (cmark_mem){ take, resize, give_back };
	return &holding.memory;
}

bool
markdown_memory_try(void (*use)(void *context), void *context)
{
	if (setjmp(holding.full) == 0) {
		use(context);
		return true;
	}
	while (holding.last != NULL)
		give_back(holding.last + 1);
	return false;
}
