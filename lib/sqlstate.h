/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sqlstate: what PostgreSQL's error codes mean here (PostgreSQL's manual,
 * appendix A). Each function takes the five characters, or NULL where the
 * server said none, of which nothing is true.
 */
#ifndef SQLSTATE_H
#define SQLSTATE_H

#include <stdbool.h>

/* A plan went stale or was forgotten, or two waited for each other. */
bool sqlstate_may_go_again(const char *state);

/*
 * The server ends, or was told to end this; it lacks room or memory, or its
 * disk fails; it is a standby, which writes nothing, or replays instead.
 */
bool sqlstate_is_away(const char *state);

/*
 * What was typed was wrong, and who typed it is told: a value, a rule of the
 * tables, a row that somebody else has in hand, or a RAISE of our own, by the
 * name of the server's C function.
 */
bool sqlstate_is_typed(const char *state, const char *function);

/* The server's words, or ours where they would say nothing to an editor. */
const char *sqlstate_words(const char *state, const char *words);

#endif
