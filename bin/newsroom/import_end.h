/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import_end: the end of an import's transaction. What takes long of it comes
 * first; what others wait for, last and at once.
 */
#ifndef IMPORT_END_H
#define IMPORT_END_H

#include <stdbool.h>

#include "arena.h"
#include "config.h"
#include "db.h"

/*
 * Check and make what the items make together: all but keep it. False, with
 * why. A dry one takes no numbers.
 */
bool import_end(struct db *db, const struct config *config, struct arena *arena,
    bool is_dry, const char **why);

/* Learn the words that came, so few at once that nobody waits for it. */
void import_end_learn(struct db *db);

#endif
