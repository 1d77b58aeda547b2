/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content_count: how much content a site has.
 */
#ifndef CONTENT_COUNT_H
#define CONTENT_COUNT_H

#include <stdbool.h>

#include "db.h"

/* Whether there is none; false where the database is away. */
bool content_is_none(struct db *db);

#endif
