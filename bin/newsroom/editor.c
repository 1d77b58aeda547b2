/* SPDX-License-Identifier: EUPL-1.2 */
#include "editor.h"

#include <err.h>
#include <pwd.h>
#include <unistd.h>

#include "newsroom.h"
#include "reason.h"
#include "speak.h"

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

struct db *
editor_open(const struct config *config, struct arena *arena, int patience)
{
	struct db *db = db_new(arena, config->db, "editor");

	db_wait(db, patience);
	db_refuse_plainly(db);
	return db;
}

bool
editor_begin(struct db *db, struct arena *arena, const char *name)
{
	return db_do(db, QUERY_EDITOR_NAME,
	    ARGS(name == NULL ? user_name(arena) : name));
}

const char *
editor_reason(struct arena *arena, const struct db *db)
{
	return db_socket(db) < 0 ? N_("the database is away") :
				   reason_of(arena, db_message(db));
}

int
editor_refuse(const struct db *db)
{
	struct arena *arena = arena_new();

	warnx("%s", reason_said(arena, editor_reason(arena, db)));
	arena_free(arena);
	return EXIT_REFUSED;
}
