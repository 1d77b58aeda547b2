/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cursor: a place in a list, as an address carries it.
 */
#ifndef CURSOR_H
#define CURSOR_H

#include "request.h"

/*
 * The place in a list that ?before= names, as two parameters of a query:
 * microseconds since 1970 and an id, both NULL without the field. False
 * where it is none of ours.
 */
bool read_cursor(const struct request *request, const char **microseconds,
    const char **id);

#endif
