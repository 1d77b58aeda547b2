/* SPDX-License-Identifier: EUPL-1.2 */
#include "import_gone.h"

#include <stdint.h>

#include "import_state.h"
#include "speak.h"

enum { NOTES_MAX = 20 };
#define AT_ONCE "500"

struct import_gone {
	struct import *import;
	struct seen *seen;
	bool is_any; /* met */
	int64_t n;   /* of those that were not */
};

struct found {
	const char *origin, *lang, *path;
	bool is_public;
};

static const struct row found_row = ROW_OF(struct found, origin, lang, path,
    is_public);

struct import_gone *
import_gone_new(struct import *import)
{
	struct import_gone *gone = arena_alloc(import_whole(import),
	    sizeof(*gone));

	gone->import = import;
	gone->seen = seen_new(import_whole(import));
	return gone;
}

static const char *
name_of(struct arena *arena, const char *own, const char *lang)
{
	return arena_printf(arena, "%s %s", own, lang);
}

void
import_gone_see(struct import_gone *gone, const char *own, const char *lang)
{
	gone->is_any = true;
	seen_before(gone->seen, name_of(import_arena(gone->import), own, lang));
}

static void
note(struct import_gone *gone, const struct found *found)
{
	if (gone->n++ < NOTES_MAX)
		import_note(gone->import, found->path,
		    found->is_public ?
			_("here from an import before, and not in this one: it "
			  "is still public") :
			_("here from an import before, and not in this one"));
}

/* Look at some of them, behind one that becomes the last; whether there may be
 * more. */
static bool
look(struct import_gone *gone, const char *site, struct found *behind)
{
	struct import *import = gone->import;
	size_t i, n = 0;
	const struct found *found = db_rows(import->db, QUERY_IMPORTED_OF,
	    ARGS(site, behind->origin, behind->lang, AT_ONCE), &found_row, &n);

	if (found == NULL)
		import_fail(import, _("what was imported before"),
		    db_message(import->db));
	if (found == NULL || n == 0)
		return false;
	for (i = 0; i < n; i++)
		if (!seen_has(gone->seen,
			name_of(import->arena, found[i].origin, found[i].lang)))
			note(gone, &found[i]);
	behind->origin = arena_strndup(import->whole, found[n - 1].origin,
	    SIZE_MAX);
	behind->lang = arena_strndup(import->whole, found[n - 1].lang,
	    SIZE_MAX);
	arena_reset(import->arena);
	return true;
}

void
import_gone_end(struct import_gone *gone, const char *site)
{
	struct import *import = gone->import;
	struct found behind = { .origin = "", .lang = "" };

	if (!gone->is_any || import->is_trial)
		return;
	while (!import_is_over(import) && look(gone, site, &behind))
		;
	if (gone->n > NOTES_MAX)
		import_note(import, _("what was imported before"),
		    arena_printf(import->arena,
			_("%lld more are not in this one"),
			(long long)(gone->n - NOTES_MAX)));
}
