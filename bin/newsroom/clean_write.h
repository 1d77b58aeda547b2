/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_write: writes clean HTML, whatever order things come in.
 *
 * Blocks lie in blocks that may hold them and words in texts; where something
 * that must stand between is missing it is put there, and what stays empty
 * goes. Words that stand open (a link, strong) are written anew in each text.
 */
#ifndef CLEAN_WRITE_H
#define CLEAN_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "clean_rules.h"

enum {
	CLEAN_LEVELS = 256,
	CLEAN_BLOCKS = 4 * CLEAN_LEVELS + 8,
	CLEAN_HEADINGS = 6,
	CLEAN_INLINES = 32, /* more stand in each other for no good */
};

struct clean_block {
	const struct clean_element *element;
	size_t at; /* where its start tag begins */
	bool has_content, is_implied;
	bool had_run; /* words stood before it */
	int heading;  /* how deep it was where it comes from, or 0 */
};

struct clean_inline {
	const struct clean_element *element;
	const char *attributes; /* as they are written, with a space before */
	size_t id;
	size_t from; /* where its words begin, once they do */
};

struct clean_writer {
	struct arena *arena;
	char *text; /* n bytes of size, from malloc(3) */
	size_t n, size;
	struct clean_block blocks[CLEAN_BLOCKS];
	size_t depth;
	/* What words should stand in, and what they now stand in. */
	struct clean_inline wanted[CLEAN_INLINES], now[CLEAN_INLINES];
	size_t n_wanted, n_now, ids;
	bool is_settled; /* and they are the same */
	char space;      /* that comes before the next word; or 0 */
	size_t breaks;   /* the same */
	bool has_run;    /* words stand in this text already */
	bool is_fresh;   /* and none in this line */
	/* How deep headings of each depth are now; of 0 it is the title's. */
	int headings[CLEAN_HEADINGS + 1];
	const char *sources; /* of the next picture, or NULL */
	bool is_full;        /* over twice what a text may have: it has ended */
};

struct clean_writer *clean_writer_new(struct arena *arena);

/*
 * An element begins. What is given back goes to clean_writer_close when it
 * ends. attributes are escaped, with a space before each.
 */
size_t clean_writer_open(struct clean_writer *writer,
    const struct clean_element *element, const char *attributes);
void clean_writer_close(struct clean_writer *writer,
    const struct clean_element *element, size_t opened);

/* Text, of n bytes, that is no markup. */
void clean_writer_text(struct clean_writer *writer, const char *text, size_t n);

/* End all: the whole, as a string in the arena. */
const char *clean_writer_end(struct clean_writer *writer);

/* value with & < > and " as references, in the arena. */
const char *clean_escape(struct arena *arena, const char *value);

#endif
