/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_picture: a picture of ours as a text shows it.
 */
#ifndef CLEAN_PICTURE_H
#define CLEAN_PICTURE_H

#include "arena.h"
#include "clean.h"

/* The elements <source> before its <img>. */
const char *clean_picture_sources(struct arena *arena,
    const struct clean_picture *picture);

/*
 * What its <img> has, with a space before each: its size too, so that nothing
 * moves when it comes, and that it comes when it is near.
 */
const char *clean_picture_attributes(struct arena *arena,
    const struct clean_picture *picture);

#endif
