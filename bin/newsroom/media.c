/* SPDX-License-Identifier: EUPL-1.2 */
#include "media.h"

#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "media_files.h"
#include "media_make.h"
#include "sandbox.h"
#include "speak.h"

const struct row media_row = ROW_OF(struct media, hash, name, type, octets,
    width, height, path, source, avif, webp, jpeg, alternative, credit,
    is_decorative, json);

struct put {
	const char *hash;
};

static const struct row put_row_of = ROW_OF(struct put, hash);

struct media_store *
media_new(struct arena *arena, struct db *db, const char *folder, bool is_dry)
{
	struct media_store *store = arena_alloc(arena, sizeof(*store));

	*store = (struct media_store){ .db = db,
		.folder = folder,
		.is_dry = is_dry,
		.root = -1,
		.arena = arena_new(),
		.known = media_known_new(arena) };
	return store;
}

void
media_free(struct media_store *store)
{
	if (store == NULL)
		return;
	if (store->root >= 0)
		close(store->root);
	arena_free(store->arena);
}

bool
media_store_open(struct media_store *store, bool is_alone, const char **why)
{
	if (store->root >= 0)
		return true;
	if (*store->folder == '\0') {
		*why = _("there is no folder for pictures: see NEWSROOM_MEDIA");
		return false;
	}
	store->root = media_files_open(store->folder, is_alone);
	if (store->root >= 0 && !is_alone && !sandbox_is_possible())
		warnx(_("the decoder has no sandbox: seccomp is refused here"));
	if (store->root >= 0)
		return true;
	snprintf(store->why, sizeof(store->why), "%s: %s", store->folder,
	    errno == EWOULDBLOCK ? _("somebody adds to it just now") :
				   strerror(errno));
	*why = store->why;
	return false;
}

/* What the database says, or that it says nothing; false. */
static bool
lose(struct media_store *store, const char **why)
{
	snprintf(store->why, sizeof(store->why), "%s",
	    db_socket(store->db) < 0 ? N_("the database is away") :
				       db_message(store->db));
	*why = store->why;
	return false;
}

bool
media_find(struct media_store *store, const char *name, const char *lang,
    struct media *media, const char **why)
{
	const struct media *found;
	size_t n;

	found = db_rows(store->db, QUERY_MEDIA_FIND, ARGS(name, lang),
	    &media_row, &n);
	if (found == NULL)
		return lose(store, why);
	if (n != 1) {
		snprintf(store->why, sizeof(store->why),
		    n == 0 ? _("there is no picture %.200s") :
			     _("several files are called %.200s: say which by "
			       "its hash"),
		    name);
		*why = store->why;
		return false;
	}
	*media = *found;
	return true;
}

/* One whose files are there, with its row if it has none. */
static bool
put_row(struct media_store *store, const struct media_made *made,
    struct media *media, const char **why)
{
	const struct put *put;
	size_t n;

	if (media_find(store, made->hash, NULL, media, why))
		return true;
	if (made->row == NULL)
		return false;
	put = db_rows(store->db, QUERY_MEDIA_PUT, ARGS(made->row), &put_row_of,
	    &n);
	if (put == NULL)
		return lose(store, why);
	if (!media_find(store, made->hash, NULL, media, why))
		return false;
	media->is_new = n == 1 && put->hash != NULL;
	return true;
}

/* What the file became before, or becomes now. */
static struct media_made
made_of(struct media_store *store, const char *path, const char *name)
{
	const struct media_made *known = media_known_find(store->known, path);
	struct media_made made;

	if (known != NULL)
		return *known;
	made = media_make(store, path, name);
	if (store->when != MEDIA_NOT_YET || made.why == NULL)
		media_known_add(store->known, &made);
	return made;
}

bool
media_take(struct media_store *store, const char *path, const char *name,
    struct media *media, const char **why)
{
	struct media_made made = made_of(store, path, name);
	bool is_good = false;

	*why = made.why;
	if (made.why == NULL && store->when == MEDIA_FILES)
		*why = N_("its files are ready");
	else if (made.why == NULL)
		is_good = put_row(store, &made, media, why);
	if (!is_good && *why != store->why)
		snprintf(store->why, sizeof(store->why), "%s", *why);
	*why = store->why;
	arena_reset(store->arena);
	return is_good;
}

void
media_when(struct media_store *store, enum media_when when)
{
	store->when = when;
	store->is_wanting = false;
}

bool
media_is_wanting(const struct media_store *store)
{
	return store->is_wanting;
}
