/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * picture_text: the card of an article, drawn by libvips and Pango.
 */
#ifndef PICTURE_TEXT_H
#define PICTURE_TEXT_H

#include <stdbool.h>

#include "picture.h"

/* The work of picture_cards, in its process; libvips says what went wrong. */
bool picture_text_cards(const struct picture_cards *cards);

#endif
