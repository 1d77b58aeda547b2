/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wxr_place: which text of an item an element of a WordPress export holds.
 */
#ifndef WXR_PLACE_H
#define WXR_PLACE_H

#include <stddef.h>

#include "wxr.h"

/* All of its texts are empty, and it has nothing else. */
void wxr_place_clear(struct wxr_item *item);

/*
 * Where the text of the element so called belongs, and of how many octets it
 * is at most. NULL: it is none of an item's texts, and most is not written.
 */
const char **wxr_place(struct wxr_item *item, const char *name, size_t *most);

/* An item that outlives the arena in which it was read. */
const struct wxr_item *wxr_place_copy(struct arena *arena,
    const struct wxr_item *item);

#endif
