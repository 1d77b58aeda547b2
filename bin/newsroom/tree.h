/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tree: things found again by what they are called; tsearch(3) of an arena's.
 */
#ifndef TREE_H
#define TREE_H

#include "arena.h"

struct tree;

/* Empty; gone with the arena, which has to hold the things too. */
struct tree *tree_new(struct arena *arena,
    int (*compare)(const void *, const void *));

/* For things that are texts, or whose first member is one, their name. */
int tree_compare_texts(const void *a, const void *b);
int tree_compare_names(const void *a, const void *b);

/*
 * Put a thing in, unless one that compares equal stands there. Returns what
 * stands there then. Without memory the program ends.
 */
void *tree_put(struct tree *tree, const void *thing);

/* What compares equal to a thing; NULL for nothing. */
void *tree_find(const struct tree *tree, const void *thing);

/* Call with each of them, in their order. */
void tree_each(const struct tree *tree,
    void (*each)(void *context, const void *thing), void *context);

#endif
