/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_cards: the cards of a text of Ghost's as a page without its script and
 * style can show them.
 */
#ifndef GHOST_CARDS_H
#define GHOST_CARDS_H

#include <stdbool.h>

#include "arena.h"

/*
 * HTML without the parts that only members may read; *is_cut where there was
 * one. A part that Ghost does not close it shows to all.
 */
const char *ghost_public(struct arena *arena, const char *html, bool *is_cut);

/*
 * HTML without what works a player, the letters' own form and pictures that
 * say nothing; a card that is one link stays one, and what stood apart by its
 * style alone is parted by words. Footnotes have the names that we know.
 */
const char *ghost_cards(struct arena *arena, const char *html);

#endif
