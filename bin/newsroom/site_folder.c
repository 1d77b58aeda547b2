/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_folder.h"

#include <stdint.h>
#include <string.h>

#include "files.h"
#include "site_pictures.h"
#include "site_text.h"
#include "speak.h"

static void
take_file(struct site *site, const struct file *file)
{
	struct arena *arena = import_arena(site->import);
	struct site_name name = {
		.path = arena_strndup(arena, file->below, SIZE_MAX),
	};

	if (site_pictures_see(site, name.path))
		return;
	if (!site_name_read(site, &name))
		import_leave_out(site->import, name.path,
		    _("a file that is no text: add it by hand"));
	else if (strcmp(name.slug, "_index") == 0)
		import_leave_out(site->import, name.path,
		    _("a list of Hugo's, and no text"));
	else
		site_text_take(site, &name, file->path);
}

bool
site_folder_walk(struct import *import, const struct import_order *order)
{
	struct site site = { import,
		site_pictures_new(import, order->path, order->files),
		order->languages, import_map_read(import, order->map) };
	struct files *files = site.map == NULL ?
	    NULL :
	    files_open(import_whole(import), order->path);
	const struct file *file;

	if (files == NULL)
		return false;
	while (!import_is_over(import) && (file = files_next(files)) != NULL)
		if (file->fault != NULL)
			import_leave_out(import, file->below, file->fault);
		else
			take_file(&site, file);
	site_pictures_report(&site);
	import_map_report(site.map, import);
	return !import_is_over(import);
}
