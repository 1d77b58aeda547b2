/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * picture_text: the card of an article, drawn by libvips and Pango.
 */
#ifndef PICTURE_TEXT_H
#define PICTURE_TEXT_H

#include <stdbool.h>

#include "picture.h"

/* picture_card's work, inside its process; libvips says what went wrong. */
bool picture_text_card(const struct picture_card *card);

#endif
