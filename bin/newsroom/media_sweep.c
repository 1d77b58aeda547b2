/* SPDX-License-Identifier: EUPL-1.2 */
/* media_sweep: files that nothing in the database needs. */
#include <string.h>

#include "media_files.h"
#include "media_store.h"
#include "speak.h"

struct hash {
	const char *hash;
};

static const struct row hash_row = ROW_OF(struct hash, hash);

struct sweeping {
	struct media_store *store;
	const struct hash *needed;
	size_t n;
	void (*took)(const char *);
};

static void
sweep_folder(void *context, const char *name)
{
	struct sweeping *sweeping = context;
	size_t i;

	for (i = 0; i < sweeping->n; i++)
		if (strcmp(sweeping->needed[i].hash, name) == 0)
			return;
	sweeping->took(name);
	if (!sweeping->store->is_dry)
		media_files_drop(sweeping->store->root, name);
}

bool
media_sweep(struct media_store *store, void (*took)(const char *),
    const char **why)
{
	struct sweeping sweeping = { .store = store, .took = took };

	if (!media_store_open(store, true, why))
		return false;
	sweeping.needed = db_rows(store->db, QUERY_MEDIA_HASHES, NO_ARGS,
	    &hash_row, &sweeping.n);
	if (sweeping.needed == NULL) {
		*why = N_("the database is away");
		return false;
	}
	return media_files_walk(store->root, sweep_folder, &sweeping);
}
