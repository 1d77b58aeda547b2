/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom export DIR: all content, as a folder that import folder takes. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "editor.h"
#include "export_file.h"
#include "media.h"
#include "newsroom.h"
#include "options.h"
#include "progress.h"
#include "speak.h"

enum { PATIENCE = 3600, STEP = 200, OPEN_FILES = 16 };

struct export
{
	struct db *db;
	struct arena *arena; /* of some editions */
	struct arena *whole; /* of the whole export */
	const char *media;   /* the folder of pictures and documents */
	const char *folder;  /* where it is made, before it gets its name */
	struct media_store *store;
	int64_t editions, pages, listed, media_files, other;
	bool is_json;
};

static const struct row text_row = ROW_OF(struct export_text, id, article, key,
    origin, lang, slug, title, lead, published, place, projects, partners,
    embargoed, withdrawn, changed, correction, corrected, addresses,
    body_source, body_html, number, picture, picture_alt, picture_caption);

struct listed {
	const char *path, *json; /* an address below /media/, or NULL */
};

static const struct row listed_row = ROW_OF(struct listed, path, json);

static bool
fail(const char *name)
{
	warn("%s", name);
	return false;
}

static bool
write_text(struct export *export, const struct export_text *text)
{
	const char *name = export_file_name(export->arena, text);
	FILE *file = export_file_open(export->arena, export->folder, name);

	if (file == NULL)
		return fail(name);
	if (!export_file_write(export->arena, file, text, export->store)) {
		warnx(_("%s: an import would show it otherwise"), name);
		export->other++;
	}
	return export_file_close(file) || fail(name);
}

static bool
write_pages(struct export *export)
{
	const struct export_text *pages;
	size_t i, n;

	pages = db_rows(export->db, QUERY_PAGE_FILES, NO_ARGS, &text_row, &n);
	for (i = 0; pages != NULL && i < n; i++, export->pages++)
		if (!write_text(export, &pages[i]))
			return false;
	return pages != NULL || editor_refuse(export->db) == EXIT_DONE;
}

/* In steps, so that memory does not grow with their number. */
static bool
write_editions(struct export *export)
{
	const struct export_text *texts;
	int64_t behind = 0;
	size_t i, n = STEP;

	while (n == STEP) {
		arena_reset(export->arena);
		texts = db_rows(export->db, QUERY_EDITION_FILES,
		    ARGS(arena_printf(export->arena, "%lld", (long long)behind),
			"200"),
		    &text_row, &n);
		if (texts == NULL)
			return editor_refuse(export->db) == EXIT_DONE;
		for (i = 0; i < n; i++)
			if (!write_text(export, &texts[i]))
				return false;
		export->editions += (int64_t)n;
		behind = n > 0 ? texts[n - 1].id : behind;
		if (!export->is_json)
			progress_show(_("Editions"), export->editions, 0);
	}
	return true;
}

/* An item a line: JSON is YAML too. */
static bool
write_items(struct export *export, const char *list, const struct listed *items,
    size_t n)
{
	const char *name = arena_printf(export->arena, "%s.yaml", list);
	FILE *file;
	size_t i;

	if (n == 0)
		return true;
	file = export_file_open(export->arena, export->folder, name);
	if (file == NULL)
		return fail(name);
	for (i = 0; i < n; i++)
		fprintf(file, "- %s\n", items[i].json);
	return export_file_close(file) || fail(name);
}

static bool
write_list(struct export *export, const char *list)
{
	const struct listed *items;
	size_t n;

	items = db_rows(export->db, QUERY_LIST_ITEMS, ARGS(list), &listed_row,
	    &n);
	export->listed += (int64_t)n;
	return items == NULL ? editor_refuse(export->db) == EXIT_DONE :
			       write_items(export, list, items, n);
}

/* One file, below the folder as it is below the site. */
static bool
write_medium(struct export *export, const char *path)
{
	const char *from = arena_printf(export->arena, "%s%s", export->media,
	    path + strlen("/media"));
	FILE *to;

	if (*export->media == '\0' || access(from, R_OK) != 0) {
		warnx(_("%s: its file is not there"), path);
		export->other++;
		return true;
	}
	to = export_file_open(export->arena, export->folder, path + 1);
	if (to == NULL)
		return fail(path);
	export->media_files++;
	if (!export_file_copy(from, to)) {
		fclose(to);
		return fail(from);
	}
	return export_file_close(to) || fail(path);
}

static bool
write_media(struct export *export)
{
	const struct listed *items;
	size_t i, n;

	items = db_rows(export->db, QUERY_MEDIA_ITEMS, NO_ARGS, &listed_row,
	    &n);
	if (items == NULL)
		return editor_refuse(export->db) == EXIT_DONE;
	for (i = 0; i < n; i++)
		if (!write_medium(export, items[i].path))
			return false;
	return write_items(export, "media", items, n);
}

static bool
write_all(struct export *export)
{
	static const char *const lists[] = { "programmes", "partners",
		"projects", "redirects", "numbers" };
	size_t i;

	if (!db_do(export->db, QUERY_TRANSACTION_SNAPSHOT, NO_ARGS))
		return editor_refuse(export->db) == EXIT_DONE;
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (!write_list(export, lists[i]))
			return false;
	return write_media(export) && write_pages(export) &&
	    write_editions(export);
}

static int
remove_one(const char *path, const struct stat *stat, int type, struct FTW *at)
{
	(void)stat;
	(void)type;
	(void)at;
	return remove(path);
}

/* On the disk first, and then under its name: rename(2) does it at once. */
static bool
give_name(const struct export *export, const char *name)
{
	int folder = open(export->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_synced = folder >= 0 && syncfs(folder) == 0;

	if (folder >= 0)
		close(folder);
	return is_synced && chmod(export->folder, 0755) == 0 &&
	    rename(export->folder, name) == 0;
}

static int
run(struct export *export, const char *name)
{
	bool is_good = write_all(export);

	if (!export->is_json)
		progress_clear();
	if (is_good && !give_name(export, name))
		is_good = fail(name);
	if (!is_good) {
		nftw(export->folder, remove_one, OPEN_FILES,
		    FTW_DEPTH | FTW_PHYS);
		return EXIT_REFUSED;
	}
	printf(export->is_json ?
		"{\"editions\": %lld, \"pages\": %lld, \"listed\": %lld, "
		"\"media\": %lld, \"other\": %lld}\n" :
		_("editions: %lld, pages: %lld, items of lists: %lld, files: "
		  "%lld; that would look otherwise: %lld\n"),
	    (long long)export->editions, (long long)export->pages,
	    (long long)export->listed, (long long)export->media_files,
	    (long long)export->other);
	return EXIT_DONE;
}

/* rmdir(2) takes what is empty, and nothing else. */
static bool
is_free(const char *name)
{
	if (rmdir(name) == 0 || errno == ENOENT)
		return true;
	return fail(name);
}

static int
help(void)
{
	puts(_("newsroom export DIR [--json]\n"
	       "      all content as a folder of Markdown, YAML, and the\n"
	       "      files of pictures and documents, which import folder\n"
	       "      takes and makes the same pages of. DIR is new or empty,\n"
	       "      and has that name once all is in it."));
	return EXIT_DONE;
}

int
verb_export(const struct config *config, int argc, char **argv)
{
	struct export export = { .is_json = false };
	struct option_words words = { .least = 1, .most = 1, .called = "DIR" };
	const struct option options[] = {
		{ "--json", .flag = &export.is_json },
		{ .name = NULL },
	};
	char *name, *folder;
	int status = EXIT_REFUSED;

	if (options_want_help(argc, argv))
		return help();
	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	name = strdup(words.texts[0]);
	while (
	    name != NULL && strlen(name) > 1 && name[strlen(name) - 1] == '/')
		name[strlen(name) - 1] = '\0';
	if (name == NULL || asprintf(&folder, "%s.XXXXXX", name) < 0)
		err(1, "memory");
	export.arena = arena_new();
	export.folder = folder;
	export.db = editor_open(config, export.arena, PATIENCE);
	export.media = config->media;
	export.whole = arena_new();
	export.store = media_new(export.whole, export.db, config->media, true);
	if (is_free(name)) {
		if (mkdtemp(folder) == NULL)
			warn("%s", folder);
		else
			status = run(&export, name);
	}
	media_free(export.store);
	arena_free(export.whole);
	db_free(export.db);
	arena_free(export.arena);
	free(folder);
	free(name);
	return status;
}
