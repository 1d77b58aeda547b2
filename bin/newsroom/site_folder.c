/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_folder.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "files.h"
#include "site_pictures.h"
#include "site_text.h"
#include "speak.h"

static bool
is_folder(struct import *import, const char *folder, const char *name)
{
	struct stat status;

	return stat(arena_printf(import_arena(import), "%s/%s", folder, name),
		   &status) == 0 &&
	    S_ISDIR(status.st_mode);
}

/* What Jekyll and Hugo make pages of, or have made, and is no text. */
static bool
is_workings(const struct site *site, const char *path)
{
	static const char *const folders[] = { "_includes/", "_layouts/",
		"_site/", "node_modules/", "vendor/" };
	size_t i;

	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			return true;
	return site->is_hugo && strncmp(path, "content/", 8) != 0;
}

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
	else if (is_workings(site, name.path))
		import_leave_out(site->import, name.path,
		    _("it stands where the site has no texts of its own"));
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
		order->languages, import_map_read(import, order->map), false };
	struct files *files;
	const struct file *file;

	site.is_hugo = is_folder(import, order->path, "content") &&
	    !is_folder(import, order->path, "_posts");
	files = site.map == NULL ?
	    NULL :
	    files_open(import_whole(import), order->path);

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
