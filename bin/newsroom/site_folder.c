/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "files.h"
#include "pictures.h"
#include "seen.h"
#include "site_given.h"
#include "site_leads.h"
#include "site_pictures.h"
#include "site_place.h"
#include "site_text.h"
#include "speak.h"

/* What Jekyll and Hugo make pages of, or have made, and is no text. */
static bool
is_workings(const struct site_name *name)
{
	static const char *const folders[] = { "_includes/", "_layouts/",
		"_site/", "node_modules/", "vendor/" };
	size_t i;

	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (strncmp(name->path, folders[i], strlen(folders[i])) == 0)
			return true;
	return name->is_elsewhere;
}

static bool
is_list(const struct site_name *name)
{
	const char *slash = strrchr(name->plain, '/');

	return strcasecmp(slash == NULL ? name->plain : slash + 1, "_index") ==
	    0;
}

/* Whether it was read before all texts, as what the site says of itself. */
static bool
is_settings(const struct site_config *config, const char *path)
{
	if (config->file == NULL || config->is_broken ||
	    *config->inside != '\0')
		return false;
	return strcmp(path, config->file) == 0 ||
	    strncmp(path, "config/_default/", 16) == 0 ||
	    strncmp(path, "config/production/", 18) == 0;
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
	if (!site_name_read(site, &name)) {
		import_leave_out(site->import, name.path,
		    is_settings(site->config, name.path) ?
			_("settings of the site, which count") :
			_("a file that is no text: add it by hand"));
		return;
	}
	site_place_read(site, &name);
	if (is_workings(&name))
		import_leave_out(site->import, name.path,
		    _("it stands where the site has no texts of its own"));
	else if (is_list(&name))
		import_leave_out(site->import, name.path,
		    _("a list of Hugo's, and no text"));
	else if (name.aside != NULL)
		import_leave_out(site->import, name.path, name.aside);
	else
		site_text_take(site, &name, file->path);
}

/*
 * What says something of other files, before one of these is read: in whichever
 * of Hugo's forms of text it is, and in upper case too.
 */
static void
look_at(struct site *site, const struct file *file)
{
	const char *slash = strrchr(file->below, '/');
	const char *base = slash == NULL ? file->below : slash + 1;
	const char *dot = strrchr(base, '.');
	struct site_name name = { .path = file->below };

	if (site->config->kind == SITE_JEKYLL || dot == NULL)
		return;
	if (strncasecmp(base, "index.", 6) == 0 && !pictures_is_name(base))
		site_place_see(site, file->below);
	if (strncasecmp(base, "_index.", 7) != 0)
		return;
	name.path = arena_printf(import_arena(site->import), "%.*s.md",
	    (int)(dot - file->below), file->below);
	if (!site_name_read(site, &name) || is_workings(&name))
		return;
	name.path = file->below;
	site->is_branched = true;
	site_given_see(site, &name, file);
}

/* Of each file, which is called as the whole site has it. */
static bool
each_file(struct site *site, const char *folder,
    void (*take)(struct site *, const struct file *))
{
	struct import *import = site->import;
	const char *inside = site->config->inside;
	struct files *files = files_open(import_whole(import), folder);
	struct arena *arena = arena_new();
	const struct file *file;
	struct file placed;

	while (files != NULL && !import_is_over(import) &&
	    (file = files_next(files)) != NULL) {
		placed = *file;
		if (*inside != '\0')
			placed.below = arena_printf(arena, "%s/%s", inside,
			    file->below);
		take(site, &placed);
		arena_reset(arena);
	}
	arena_free(arena);
	return files != NULL;
}

/* What the files right in a folder of the site's say of those below it. */
static void
look_in(struct site *site, const char *folder)
{
	struct arena *arena = arena_new();
	const char *path = arena_printf(arena, "%s/%s", site->config->root,
	    folder);
	DIR *opened = opendir(path);
	const struct dirent *entry;
	struct file file;
	struct stat status;

	if (opened == NULL)
		import_note(site->import, path, strerror(errno));
	while (opened != NULL && (entry = readdir(opened)) != NULL) {
		file = (struct file){ arena_printf(arena, "%s/%s", path,
					  entry->d_name),
			arena_printf(arena, "%s%s%s", folder,
			    *folder == '\0' ? "" : "/", entry->d_name),
			_("not a file") };
		if (lstat(file.path, &status) != 0 || S_ISDIR(status.st_mode))
			continue;
		file.fault = S_ISREG(status.st_mode) ? NULL : file.fault;
		look_at(site, &file);
	}
	if (opened != NULL)
		closedir(opened);
	arena_free(arena);
}

/* The same of the folders around that of the import. */
static void
look_above(struct site *site)
{
	const char *inside = site->config->inside, *at = inside;

	if (*inside == '\0')
		return;
	look_in(site, "");
	for (at = strchr(at, '/'); at != NULL; at = strchr(at + 1, '/'))
		look_in(site,
		    arena_strndup(import_whole(site->import), inside,
			(size_t)(at - inside)));
}

static void
take_each(struct site *site, const struct file *file)
{
	if (file->fault != NULL)
		import_leave_out(site->import, file->below, file->fault);
	else
		take_file(site, file);
}

bool
site_folder_walk(struct import *import, const struct import_order *order)
{
	struct site site = { import, NULL, order, order->languages,
		import_map_read(import, order->map),
		.leaves = seen_new(import_whole(import)),
		.keys = seen_new(import_whole(import)),
		.gone = import_gone_new(import) };

	if (site.map == NULL)
		return false;
	site.config = site_config_read(import, order->path);
	site.pictures = site_pictures_new(import, site.config->root,
	    order->files);
	site.given = site_given_new(&site);
	site.leads = site_leads_new(&site);
	look_above(&site);
	if (!each_file(&site, order->path, look_at) ||
	    !each_file(&site, order->path, take_each))
		return false;
	site_leads_end(&site);
	if (site_config_is_whole(site.config))
		import_gone_end(site.gone, site.config->name);
	site_pictures_report(&site);
	import_map_report(site.map, import);
	return !import_is_over(import);
}
