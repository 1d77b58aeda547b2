/* SPDX-License-Identifier: EUPL-1.2 */
#include "tree.h"

#include <string.h>

#include <err.h>
#include <search.h>

struct tree {
	void *root;
	int (*compare)(const void *, const void *);
};

/* The things are the arena's. */
static void
keep(void *thing)
{
	(void)thing;
}

static void
close_tree(void *thing)
{
	tdestroy(((struct tree *)thing)->root, keep);
}

int
tree_compare_texts(const void *a, const void *b)
{
	return strcmp(a, b);
}

int
tree_compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct tree *
tree_new(struct arena *arena, int (*compare)(const void *, const void *))
{
	struct tree *tree = arena_alloc(arena, sizeof(*tree));

	tree->compare = compare;
	arena_defer(arena, close_tree, tree);
	return tree;
}

void *
tree_put(struct tree *tree, const void *thing)
{
	void *const *found = tsearch(thing, &tree->root, tree->compare);

	if (found == NULL)
		err(1, "memory");
	return *found;
}

void *
tree_find(const struct tree *tree, const void *thing)
{
	void *const *found = tfind(thing, &tree->root, tree->compare);

	return found == NULL ? NULL : *found;
}

struct taker {
	void (*take)(void *context, const void *thing);
	void *context;
};

static void
take(const void *node, VISIT visit, void *taker)
{
	const struct taker *own = taker;

	if (visit == postorder || visit == leaf)
		own->take(own->context, *(const void *const *)node);
}

void
tree_each(const struct tree *tree,
    void (*each)(void *context, const void *thing), void *context)
{
	struct taker taker = { each, context };

	twalk_r(tree->root, take, &taker);
}
