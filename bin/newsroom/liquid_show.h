/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * liquid_show: what a shortcode of Hugo's, or a tag of Jekyll's, shows, where
 * Markdown can say that too: a picture, a film, an address.
 */
#ifndef LIQUID_SHOW_H
#define LIQUID_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "arena.h"

/*
 * Write what stands for one whose inside is of n octets, without its brackets.
 * False where that is nothing that we know.
 */
bool liquid_show(struct arena *arena, FILE *to, const char *inside, size_t n);

#endif
