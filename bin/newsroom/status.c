/* SPDX-License-Identifier: EUPL-1.2 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "db.h"
#include "disk.h"
#include "editor.h"
#include "json.h"
#include "newsroom.h"
#include "options.h"
#include "reason.h"
#include "speak.h"

/* A check that gets no answer is one that found something. */
enum { PATIENCE = 10 };

/*
 * A large disk is not short of room where a tenth of it is left. With less
 * than the last nginx keeps no page, and PostgreSQL soon takes none.
 */
enum { SCARCE_MB = 10000, LAST_MB = 64 };

enum level { LEVEL_OK, LEVEL_WARNING, LEVEL_CRITICAL, LEVEL__COUNT };

static const char *const level_names[LEVEL__COUNT] = { N_("ok"), N_("warning"),
	N_("critical") };

/*
 * What web.site_status, web.site_room and a disk say, with %s for what varies.
 */
static const char *const sentences[] = {
	N_("content"),
	N_("connections"),
	N_("standby"),
	N_("archive"),
	N_("notices"),
	N_("mailer"),
	N_("letters"),
	N_("requests"),
	N_("database"),
	N_("disk"),
	N_("there is room for 64 MB and more"),
	N_("its disk has no room for 64 MB"),
	N_("that of %s is read-only"),
	N_("that of %s has room for %s files more"),
	N_("%s MB of %s are free on that of %s"),
	N_("version %s, changed %s"),
	N_("this is one, %s s behind"),
	N_("%s, the last %s MB behind"),
	N_("no slot"),
	N_("off: the last dump is all that can be restored"),
	N_("last %s, failed %s"),
	N_("%s % of the queue"),
	N_("%s connected"),
	N_("%s due, none went for %s min"),
	N_("%s due"),
	N_("%s wait, for up to %s min"),
	N_("%s wait"),
	N_("%s of %s"),
};

enum { LEVEL_WIDTH = 8, NAME_WIDTH = 11 };

struct part {
	const char *name, *says, *json;
	int64_t level;
};

/* What is asked for. */
struct watch {
	struct arena *arena;
	const struct config *config;
	const struct option_words *folders;
};

static const struct row part_row = ROW_OF(struct part, name, says, json, level);

static enum level
level_of(const struct part *part)
{
	return part->level < LEVEL_OK    ? LEVEL_OK :
	    part->level > LEVEL_CRITICAL ? LEVEL_CRITICAL :
					   (enum level)part->level;
}

/* The worst of them, which is what the first line and the status say. */
static enum level
worst_of(const struct part *parts, size_t n)
{
	enum level worst = LEVEL_OK;
	size_t i;

	for (i = 0; i < n; i++)
		if (level_of(&parts[i]) > worst)
			worst = level_of(&parts[i]);
	return worst;
}

static const char *
said(struct arena *arena, const char *words)
{
	return reason_said(arena,
	    reason_said_by(arena, sentences,
		sizeof(sentences) / sizeof(sentences[0]), words));
}

static void
print_plainly(struct arena *arena, const struct part *parts, size_t n,
    enum level worst)
{
	size_t i;

	printf("%s", gettext(level_names[worst]));
	for (i = 0; i < n && worst > LEVEL_OK; i++)
		if (level_of(&parts[i]) == worst)
			printf("; %s: %s", said(arena, parts[i].name),
			    said(arena, parts[i].says));
	puts("");
	for (i = 0; i < n; i++) {
		speak_column(gettext(level_names[level_of(&parts[i])]),
		    LEVEL_WIDTH);
		printf("  ");
		speak_column(said(arena, parts[i].name), NAME_WIDTH);
		printf("  %s\n", said(arena, parts[i].says));
	}
}

static void
print_json(const struct part *parts, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		printf("%s%s", i == 0 ? "[" : ",\n ", parts[i].json);
	puts(n == 0 ? "[]" : "]");
}

static bool
is_few(uint64_t left, uint64_t of)
{
	return left < of / 10;
}

static enum level
level_of_disk(const struct disk *disk)
{
	bool is_low;

	if (disk->fault != NULL)
		return LEVEL_WARNING;
	is_low = is_few(disk->free_mb, disk->size_mb);
	if (disk->is_read_only || (is_low && disk->free_mb < LAST_MB) ||
	    (disk->files > 0 && disk->free_files == 0))
		return LEVEL_CRITICAL;
	return (is_low && disk->free_mb < SCARCE_MB) ||
		is_few(disk->free_files, disk->files) ?
	    LEVEL_WARNING :
	    LEVEL_OK;
}

static const char *
says_of_disk(struct arena *arena, const struct disk *disk)
{
	if (disk->fault != NULL)
		return arena_printf(arena, "%s: %s", disk->folder, disk->fault);
	if (disk->is_read_only)
		return arena_printf(arena, "that of %s is read-only",
		    disk->folder);
	if (is_few(disk->free_files, disk->files))
		return arena_printf(arena,
		    "that of %s has room for %" PRIu64 " files more",
		    disk->folder, disk->free_files);
	return arena_printf(arena,
	    "%" PRIu64 " MB of %" PRIu64 " are free on that of %s",
	    disk->free_mb, disk->size_mb, disk->folder);
}

/* A part that is not a row of the database's, as one is. */
static struct part
with_json(struct arena *arena, struct part part, const char *says)
{
	struct json *json = json_new(arena);

	part.says = says;
	fprintf(json->to, "{\"part\": \"%s\"", part.name);
	json_member(json->to, "says", says);
	fprintf(json->to, ", \"level\": %d}", (int)part.level);
	part.json = json_end(json);
	return part;
}

static struct part
part_of_disk(struct arena *arena, const struct disk *disk)
{
	struct part part = { .name = "disk", .level = level_of_disk(disk) };

	return with_json(arena, part, says_of_disk(arena, disk));
}

/*
 * What the database says; an answer that did not come is critical, as the
 * checks of others count.
 */
static const struct part *
parts_of_database(const struct watch *watch, struct db *db, size_t *n)
{
	const struct part *parts = db_rows(db, QUERY_SITE_STATUS, NO_ARGS,
	    &part_row, n);
	struct part away = { .name = "database", .level = LEVEL_CRITICAL };
	struct part *one;

	if (parts != NULL)
		return parts;
	one = arena_alloc(watch->arena, sizeof(*one));
	*one = with_json(watch->arena, away, editor_reason(watch->arena, db));
	*n = 1;
	return one;
}

/* With the disks, which may be why it does not answer. */
static const struct part *
all_parts(const struct watch *watch, struct db *db, size_t *n)
{
	const struct part *parts = parts_of_database(watch, db, n);
	size_t i, n_disks;
	const struct disk *disks = disk_list(watch->arena, watch->config,
	    watch->folders->texts, watch->folders->n, &n_disks);
	struct part *all = arena_alloc(watch->arena,
	    (*n + n_disks) * sizeof(*all));

	memcpy(all, parts, *n * sizeof(*all));
	for (i = 0; i < n_disks; i++)
		all[(*n)++] = part_of_disk(watch->arena, &disks[i]);
	return all;
}

static int
show(const struct watch *watch, struct db *db, bool is_json)
{
	size_t n;
	const struct part *parts = all_parts(watch, db, &n);

	if (is_json)
		print_json(parts, n);
	else
		print_plainly(watch->arena, parts, n, worst_of(parts, n));
	return (int)worst_of(parts, n);
}

int
verb_status(const struct config *config, int argc, char **argv)
{
	struct option_words words = { .most = OPTIONS_WORDS };
	struct watch watch = { .config = config, .folders = &words };
	bool is_json = false;
	const struct option options[] = {
		{ "--json", .flag = &is_json },
		{ .name = NULL },
	};
	struct db *db;
	int status;

	if (options_want_help(argc, argv)) {
		puts(_(
		    "newsroom status [--json] [FOLDER...]: how the site is\n\n"
		    "What room there is on the disks of the settings' "
		    "folders, of PostgreSQL's,\n"
		    "nginx's and the bounces' where Install has them, and "
		    "of each FOLDER, is told too.\n\n"
		    "Exit status: 0 it is well, 1 somebody should look, 2 it "
		    "does not do its work"));
		return EXIT_DONE;
	}
	if (!options_take(options, argc, argv, &words))
		return EXIT_USAGE;
	watch.arena = arena_new();
	db = editor_open(config, watch.arena, PATIENCE);
	status = show(&watch, db, is_json);
	db_free(db);
	arena_free(watch.arena);
	return status;
}
