/* SPDX-License-Identifier: EUPL-1.2 */
#include "sqlstate.h"

#include <string.h>

static bool
is_of_class(const char *state, const char *class)
{
	return state != NULL && strncmp(state, class, 2) == 0;
}

static bool
is_one_of(const char *state, const char *states)
{
	return state != NULL && strstr(states, state) != NULL;
}

bool
sqlstate_may_go_again(const char *state)
{
	return is_one_of(state, "0A000 26000 40P01");
}

bool
sqlstate_is_away(const char *state)
{
	return is_of_class(state, "53") || is_of_class(state, "57") ||
	    is_of_class(state, "58") || is_one_of(state, "25006 40001");
}

bool
sqlstate_is_typed(const char *state, const char *function)
{
	return is_of_class(state, "22") || is_of_class(state, "23") ||
	    is_one_of(state, "55P03") ||
	    strcmp(function, "exec_stmt_raise") == 0;
}

const char *
sqlstate_words(const char *state, const char *words)
{
	if (is_one_of(state, "55P03"))
		return "an import or an editor has it in hand at this moment";
	/* A function, a table or a column that is not there. */
	if (is_one_of(state, "42883 42P01 42703"))
		return "this program is of another release than its database";
	return words;
}
