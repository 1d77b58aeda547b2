/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import_end: what an import's transaction needs as a whole, and its end: what
 * takes long comes first, and what others wait for last and at once.
 */
#ifndef IMPORT_END_H
#define IMPORT_END_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"
#include "db.h"

/*
 * After so many items, of which so many were there when it was done last:
 * have what follows planned for what there is by now, where that is far more,
 * since plans for less read all of it for each item. False: see db_message.
 */
bool import_end_measure(struct db *db, int64_t items, int64_t *measured);

/*
 * Check and make what the items make together: all but keep it. False, with
 * why. A dry one takes no numbers.
 */
bool import_end(struct db *db, const struct config *config, struct arena *arena,
    bool is_dry, const char **why);

/*
 * Learn the words that came, so few at once that nobody waits for it. Those of
 * an import that was killed before this are learned by who comes next.
 */
void import_end_learn(struct db *db);

#endif
