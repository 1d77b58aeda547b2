/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_place: which block may stand in which.
 */
#ifndef CLEAN_PLACE_H
#define CLEAN_PLACE_H

#include "clean_write.h"

bool clean_is_cell(const struct clean_element *element);

/* Whether it holds only its own parts: a list, a table, rows, a row. */
bool clean_holds_blocks_alone(enum clean_kind kind);

/* Whether it is a part of something else: an item, a row, a cell. */
bool clean_needs_taker(const struct clean_element *element);

/*
 * How deep the open block lies that takes such a part, from 1 on; 0 where
 * there is none.
 */
size_t clean_find_taker(const struct clean_writer *writer,
    const struct clean_element *element);

#endif
