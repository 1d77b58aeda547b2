/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * due: what was asked, and what the clock asks for, decided by the database.
 *
 * A database that is away is logged and found again; what is due is then
 * done at the next call.
 */
#ifndef DUE_H
#define DUE_H

#include "mailer.h"

struct due;

/* Ready to decide, on a connection to be of its own. */
struct due *due_new(const struct mailer *mailer);

/* Decide what visitors asked since the last time. */
void due_settle(struct due *due);

/* Compose the issues that are due by their time, and begin to send them. */
void due_compose(struct due *due);

/* Let vanish what has had its time. */
void due_tend(struct due *due);

/* Its connection; what is asked of it lives until the next call. */
struct db *due_db(const struct due *due);

void due_free(struct due *due);

#endif
