/* SPDX-License-Identifier: EUPL-1.2 */
#include "editor.h"

#include <err.h>
#include <pwd.h>
#include <unistd.h>

#include "newsroom.h"

/* The name of the user that the operating system knows, or its number. */
static const char *
user_name(struct arena *arena)
{
	struct passwd user, *found = NULL;
	char memory[4096];

	if (getpwuid_r(getuid(), &user, memory, sizeof(memory), &found) == 0 &&
	    found != NULL)
		return arena_printf(arena, "%s", found->pw_name);
	return arena_printf(arena, "%u", (unsigned)getuid());
}

bool
editor_begin(struct db *db, struct arena *arena, const char *name)
{
	return db_do(db, QUERY_EDITOR_NAME,
	    ARGS(name == NULL ? user_name(arena) : name));
}

int
editor_refuse(const struct db *db)
{
	warnx("%s",
	    db_socket(db) < 0 ? "the database is away" : db_message(db));
	return EXIT_REFUSED;
}
