/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * arena: memory and closers that live exactly as long as a request.
 *
 * Nothing is freed by hand: arena_reset gives back all that was taken since
 * the last one, so an early return is always safe. Running out of memory
 * ends the process, so that no caller tests for it.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* An empty arena, which the caller gives back with arena_free. */
struct arena *arena_new(void);

/* Reset it, then free it. NULL is let pass. */
void arena_free(struct arena *arena);

/*
 * size bytes of zeroes, aligned for any type, good until arena_reset. A size
 * of 0 gives a pointer that is not NULL and holds nothing.
 */
void *arena_alloc(struct arena *arena, size_t size);

/* The first n bytes of text (or up to its NUL) as a string of its own. */
char *arena_strndup(struct arena *arena, const char *text, size_t n);

/* printf(3) into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Have close(thing) called when the arena is reset: newest first. */
void arena_defer(struct arena *arena, void (*close)(void *), void *thing);

/*
 * Call the closers, newest first, and take all memory back. What was in it
 * must not be touched any more; in a build with AddressSanitizer, touching
 * it is an error that stops the program.
 */
void arena_reset(struct arena *arena);

#endif
