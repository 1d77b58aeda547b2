/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_folder.h"

#include <errno.h>
#include <fts.h>
#include <stdint.h>
#include <string.h>

#include "folder.h"
#include "site_pictures.h"
#include "site_text.h"

static void
take_file(struct site *site, const FTSENT *entry, const char *path)
{
	struct arena *arena = import_arena(site->import);
	struct site_name name = {
		.path = arena_strndup(arena, path, SIZE_MAX),
	};

	if (site_pictures_see(site, name.path))
		return;
	if (!site_name_read(site, &name))
		import_leave_out(site->import, name.path,
		    "a file that is no text: add it by hand");
	else if (strcmp(name.slug, "_index") == 0)
		import_leave_out(site->import, name.path,
		    "a list of Hugo's, and no text");
	else
		site_text_take(site, &name, entry->fts_accpath);
}

static void
take_entry(struct site *site, const char *folder, const FTSENT *entry)
{
	const char *path = entry->fts_path + strlen(folder);

	path += strspn(path, "/");
	if (entry->fts_info == FTS_F)
		take_file(site, entry, path);
	else
		import_leave_out(site->import, path,
		    entry->fts_errno == 0 ? "not a file" :
					    strerror(entry->fts_errno));
}

bool
site_folder_walk(struct import *import, const struct import_order *order)
{
	const struct site_options *options = order->more;
	struct site site = { import,
		site_pictures_new(import, order->path, options->files),
		options->languages, import_map_read(import, options->map) };
	FTS *fts = site.map == NULL ? NULL : folder_open(order->path);
	FTSENT *entry;

	if (fts == NULL)
		return false;
	while (!import_is_over(import) && (entry = fts_read(fts)) != NULL) {
		if (entry->fts_name[0] == '.')
			fts_set(fts, entry, FTS_SKIP);
		else if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
			take_entry(&site, order->path, entry);
	}
	fts_close(fts);
	site_pictures_report(&site);
	import_map_report(site.map, import);
	return !import_is_over(import);
}
