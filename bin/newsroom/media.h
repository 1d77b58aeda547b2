/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media: pictures and documents, taken in by one door.
 *
 * A file is what its bytes are: JPEG, PNG, WebP or PDF, decoded whole or
 * refused. Its files are written and named first and its row comes last, so
 * that whatever happens there is no row without files; files without a row
 * are taken away by media_sweep. What it is called by, its hash, is of the
 * bytes that others may have: what is not picture makes no other picture, and
 * who takes in what he downloaded gets the same one.
 */
#ifndef MEDIA_H
#define MEDIA_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"
#include "db.h"

enum { MEDIA_MAX = 64 * 1024 * 1024 };

/* One that is there. Its texts live in the arena of the database's rows. */
struct media {
	const char *hash; /* 32 hexadecimal digits, of its folder */
	const char *name; /* of the file as it came, for a person */
	const char *type; /* "image/jpeg" … "application/pdf" */
	int64_t octets, width, height;
	const char *path;                 /* "/media/HASH/NAME.jpg": itself */
	const char *source;               /* the widest that was made; "" */
	const char *avif, *webp, *jpeg;   /* each an attribute srcset; "" */
	const char *alternative, *credit; /* in the language asked for; NULL */
	bool is_decorative;
	bool is_new;      /* it was not there before it was taken */
	const char *json; /* all of it, for a program */
};

struct media_store;

/*
 * Where media are kept: the folder (config->media), and rows by db, in
 * whatever transaction is open there. Nothing is touched before something is
 * taken. With is_dry no file stays, and the caller rolls back.
 */
struct media_store *media_new(struct arena *arena, struct db *db,
    const char *folder, bool is_dry);

/*
 * When a file is decoded that was not before, which takes seconds: as it is
 * taken; or not, so that a transaction ends before, and nothing that it locked
 * is waited for meanwhile; or alone, outside of any. Of the last two media_take
 * says false. What was decoded, or refused, is known as long as the store, and
 * the next that takes the file only writes its row.
 */
enum media_when { MEDIA_AT_ONCE, MEDIA_NOT_YET, MEDIA_FILES };
void media_when(struct media_store *store, enum media_when when);

/* Whether one was not taken since then for not being decoded yet. */
bool media_is_wanting(const struct media_store *store);

/* Let go of the folder. NULL is let pass. */
void media_free(struct media_store *store);

/*
 * Take in the file at path, which is called name (NULL: as its path ends), and
 * fill *media. False where it is refused, with *why for a person: what it is
 * instead, that it is broken, too large, or animated; or that the folder or
 * the database is not to be had. A refusal of the database has undone its
 * transaction as any other.
 */
bool media_take(struct media_store *store, const char *path, const char *name,
    struct media *media, const char **why);

/*
 * Find one by its hash, its address or the name of its file, with its words
 * in lang (NULL: none). False, with *why, where it is not there or several are
 * called so.
 */
bool media_find(struct media_store *store, const char *name, const char *lang,
    struct media *media, const char **why);

/*
 * Take away what nobody needs below the folder, and call took(name) for each;
 * with is_dry only call. False, with *why, where somebody adds just now.
 */
bool media_sweep(struct media_store *store, void (*took)(const char *name),
    const char **why);

/*
 * Draw a card for each edition that is or will be public and has neither a
 * picture nor a card with its title. templates is config->templates. Returns
 * how many, or -1 with *why.
 */
int media_cards(struct media_store *store, const char *templates,
    const char **why);

/*
 * The same after something was published, where there is a folder: for the
 * newest 32 of those that the last thousand changes made. What hinders it is
 * said and hinders nothing else. Where there is no card, the site's own stands.
 */
void media_cards_after(const struct config *config, struct db *db);

#endif
