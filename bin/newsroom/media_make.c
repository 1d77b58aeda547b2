/* SPDX-License-Identifier: EUPL-1.2 */
#include "media_make.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decode.h"
#include "json.h"
#include "media_files.h"
#include "media_strip.h"
#include "picture.h"
#include "speak.h"
#include "text.h"
#include "translit.h"

enum { STEM_MAX = 60 };

/* What is known of a file while it is taken in. */
struct taking {
	struct arena *arena;
	struct media_bytes file; /* as it came, and what others may have */
	struct media_bytes own;
	enum media_kind kind;
	char sha256[2 * crypto_hash_sha256_BYTES + 1];
	char hash[MEDIA_HASH + 1];
	const char *name, *stem;
	struct picture picture;
	const char *why;
};

static bool
refuse(struct taking *taking, const char *why)
{
	taking->why = why;
	return false;
}

/* The whole file, which is one and not too large. */
static bool
read_file(struct taking *taking, const char *path)
{
	int from = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat found;
	unsigned char *bytes;
	ssize_t n = -1;
	size_t got = 0;

	if (from < 0 || fstat(from, &found) != 0 || !S_ISREG(found.st_mode) ||
	    found.st_size > MEDIA_MAX) {
		taking->why = from < 0      ? strerror(errno) :
		    !S_ISREG(found.st_mode) ? _("not a file") :
					      _("over 64 MiB");
		if (from >= 0)
			close(from);
		return false;
	}
	bytes = arena_alloc(taking->arena, (size_t)found.st_size + 1);
	while (got < (size_t)found.st_size &&
	    (n = read(from, bytes + got, (size_t)found.st_size - got)) > 0)
		got += (size_t)n;
	close(from);
	taking->file = (struct media_bytes){ bytes, got };
	return n < 0 && found.st_size > 0 ? refuse(taking, strerror(errno)) :
					    true;
}

/* A space for each that turns its line's direction: U+202A-E, U+2066-9. */
static void
keep_direction(char *name)
{
	const unsigned char *at;

	for (; (name = strstr(name, "\xe2")) != NULL; name++) {
		at = (const unsigned char *)name;
		if ((at[1] == 0x80 && at[2] >= 0xaa && at[2] <= 0xae) ||
		    (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9))
			memset(name, ' ', 3);
	}
}

/* The stem of the files' names: its own, in letters that need no escape. */
static void
name_file(struct taking *taking, const char *name)
{
	const char *base = strrchr(name, '/'), *end;
	char *stem, *line;

	base = base == NULL ? name : base + 1;
	line = text_one_line(taking->arena, base);
	if (line != NULL)
		keep_direction(line);
	taking->name = line;
	if (taking->name == NULL ||
	    strspn(taking->name, " ") == strlen(taking->name))
		taking->name = "?";
	end = strrchr(taking->name, '.');
	stem = translit_slug(taking->arena,
	    arena_strndup(taking->arena, taking->name,
		end == NULL || end == taking->name ?
		    strlen(taking->name) :
		    (size_t)(end - taking->name)));
	if (strcmp(stem, TRANSLIT_NO_TITLE) == 0)
		strcpy(stem, "media");
	if (strlen(stem) > STEM_MAX)
		stem[STEM_MAX] = '\0';
	while (stem[strlen(stem) - 1] == '-')
		stem[strlen(stem) - 1] = '\0';
	taking->stem = stem;
}

/*
 * What lies on its side is put upright before all else: the picture that is
 * offered is the one that is known, also when it is taken in again.
 */
static bool
put_upright(const struct media_store *store, struct taking *taking)
{
	const struct picture_job job = { taking->file, taking->kind, -1, NULL };

	if (taking->kind == MEDIA_JPEG || taking->picture.orientation == 1)
		return true;
	if (store->when == MEDIA_NOT_YET)
		return refuse(taking, _("it is not ready"));
	taking->picture = picture_turn(&job, taking->arena, &taking->file);
	return taking->picture.why[0] == '\0' ||
	    refuse(taking, taking->picture.why);
}

/* What it is without all that is not picture; and by that it is known. */
static bool
strip(struct media_store *store, struct taking *taking)
{
	struct picture_job job = { taking->file, taking->kind, -1, NULL };
	struct media_stripped stripped;

	taking->own = taking->file;
	if (taking->kind == MEDIA_PDF)
		return true;
	taking->picture = picture_look(&job);
	if (taking->picture.why[0] != '\0')
		return refuse(taking, taking->picture.why);
	if (!put_upright(store, taking)) {
		store->is_wanting = store->when == MEDIA_NOT_YET;
		return false;
	}
	if (!media_strip(taking->arena, taking->kind, taking->file,
		taking->picture.orientation, &stripped))
		return refuse(taking, stripped.why);
	taking->own = stripped.file;
	return true;
}

static bool
know(struct media_store *store, struct taking *taking)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	const char *what;

	taking->kind = media_kind(taking->file, &what);
	if (taking->kind == MEDIA_NONE)
		return refuse(taking,
		    arena_printf(taking->arena,
			_("%s; taken are JPEG, PNG, WebP and PDF"),
			gettext(what)));
	if (!strip(store, taking))
		return false;
	crypto_hash_sha256(sum, taking->own.bytes, taking->own.n);
	sodium_bin2hex(taking->sha256, sizeof(taking->sha256), sum,
	    sizeof(sum));
	memcpy(taking->hash, taking->sha256, MEDIA_HASH);
	return true;
}

static const char *
original_name(const struct taking *taking)
{
	return arena_printf(taking->arena, "%s%s", taking->stem,
	    media_kind_ending(taking->kind));
}

/* The picture or document itself, as others may have it. */
static bool
put_original(struct taking *taking, int folder)
{
	return media_files_put(folder, original_name(taking), taking->own) ||
	    refuse(taking, strerror(errno));
}

/*
 * Whether a PDF (ISO 32000) may be offered to readers: not one that is broken
 * or encrypted, has no page or something behind its end, or in which anything
 * that can be reached from its beginning is a program, starts one, or is
 * another file.
 */
static bool
is_good_document(struct taking *taking)
{
	const struct decode asked = { .verb = "check", "", taking->file };
	char *why = arena_alloc(taking->arena, DECODED_WHY_MAX);
	struct decoded done;

	if (decode(&asked, &done, why))
		return true;
	return refuse(taking,
	    *why == '\0' ? N_("broken: no reader ends with it") : why);
}

static bool
put_files(struct taking *taking, int folder)
{
	if (taking->kind == MEDIA_PDF)
		return is_good_document(taking) && put_original(taking, folder);
	taking->picture = picture_make(&(struct picture_job){ taking->file,
	    taking->kind, folder, taking->stem });
	if (taking->picture.why[0] != '\0')
		return refuse(taking, taking->picture.why);
	return put_original(taking, folder);
}

/* Its files, under the name that is served. */
static bool
make_files(struct media_store *store, struct taking *taking)
{
	char name[MEDIA_FILES_NEW] = "";
	int folder = media_files_begin(store->root, name);
	bool is_good;

	if (folder < 0)
		return refuse(taking, strerror(errno));
	is_good = put_files(taking, folder);
	if (is_good && !store->is_dry &&
	    !media_files_keep(store->root, folder, name, taking->hash))
		is_good = refuse(taking, strerror(errno));
	if (!is_good || store->is_dry)
		media_files_drop(store->root, name);
	close(folder);
	return is_good;
}

static const char *
row_json(const struct taking *taking)
{
	struct json *json = json_new(taking->arena);
	size_t i;

	fprintf(json->to,
	    "{\"sha256\": \"%s\", \"octets\": %zu, \"file\": "
	    "\"%s\", \"type\": \"%s\"",
	    taking->sha256, taking->own.n, taking->stem,
	    media_kind_type(taking->kind));
	json_member(json->to, "name", taking->name);
	if (taking->kind != MEDIA_PDF) {
		fprintf(json->to,
		    ", \"width\": %d, \"height\": %d, "
		    "\"widths\": [",
		    taking->picture.width, taking->picture.height);
		for (i = 0; i < PICTURE_WIDTHS && taking->picture.widths[i] > 0;
		     i++)
			fprintf(json->to, "%s%d", i == 0 ? "" : ", ",
			    taking->picture.widths[i]);
		putc(']', json->to);
	}
	putc('}', json->to);
	return json_end(json);
}

/*
 * Whether it is known, and its files are there, whatever was restored. A trial
 * keeps no files, and makes those of a picture once to see that they can be.
 */
static bool
is_there(struct media_store *store, const struct taking *taking)
{
	struct media media;
	const char *why;

	return media_find(store, taking->hash, NULL, &media, &why) &&
	    (store->is_dry ||
		media_files_has(store->root, media.hash,
		    strrchr(media.path, '/') + 1));
}

/* A row that lost its files gets them under the names that it knows. */
static void
keep_name(struct media_store *store, struct taking *taking)
{
	struct media media;
	const char *why, *base;

	if (!media_find(store, taking->hash, NULL, &media, &why))
		return;
	base = strrchr(media.path, '/') + 1;
	taking->stem = arena_strndup(taking->arena, base,
	    (size_t)(strrchr(base, '.') - base));
}

struct media_made
media_make(struct media_store *store, const char *path, const char *name)
{
	struct taking taking = { .arena = store->arena };
	struct media_made made = { .path = path };

	if (media_store_open(store, false, &taking.why) &&
	    read_file(&taking, path) && know(store, &taking) &&
	    !is_there(store, &taking)) {
		store->is_wanting = store->when == MEDIA_NOT_YET;
		if (store->is_wanting)
			refuse(&taking, _("it is not ready"));
		name_file(&taking, name == NULL ? path : name);
		keep_name(store, &taking);
		if (taking.why == NULL && make_files(store, &taking))
			made.row = row_json(&taking);
	}
	if (taking.why != NULL)
		made.why = arena_strndup(store->arena, taking.why, SIZE_MAX);
	made.hash = arena_strndup(store->arena, taking.hash, MEDIA_HASH);
	return made;
}
