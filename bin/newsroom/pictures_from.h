/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pictures_from: the files of what a text shows: beside it or, where it is one
 * of another system, by the addresses that they had there.
 */
#ifndef PICTURES_FROM_H
#define PICTURES_FROM_H

#include "pictures.h"

/* The file of that name beside the text, below the root; or NULL. */
const char *pictures_file_beside(const struct pictures *pictures,
    const char *name);

/* What a text of another system names, ours or taken in; NULL: neither. */
const struct media *pictures_find_from(struct pictures *pictures,
    const char *address);

/* What became of an address of n bytes that was named; NULL: it was not. */
const struct taken_from *pictures_taken(const struct pictures *pictures,
    const char *address, size_t n);

/* Note what an address became that is not found by itself. */
void pictures_note(struct pictures *pictures, const char *address,
    const struct media *media);

/* Note, where it is the first, that one could not be shown. */
void pictures_lose(struct pictures *pictures, const char *name,
    const char *why);

/* A path without the size that WordPress writes before its ending, -300x200.jpg
 * or -scaled.jpg; NULL where it has none. */
const char *pictures_original(struct arena *arena, const char *path);

/* So much of an address as a person is told. */
const char *pictures_brief(struct arena *arena, const char *address);

#endif
