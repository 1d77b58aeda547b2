/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_config: what a site of Hugo's or Jekyll's says of itself:
 *
 *     hugo.toml config.toml config/_default/ config/production/   and .yaml,
 *     .yml, .json; _config.yml
 *
 * Of other systems' sites it knows that they are theirs. Names are in lower
 * case at any depth, as Hugo takes them.
 */
#ifndef SITE_CONFIG_H
#define SITE_CONFIG_H

#include "import.h"
#include "json_file.h"

/* The last is one in which index.md is a page among others: Eleventy's, … */
enum site_kind { SITE_PLAIN, SITE_HUGO, SITE_JEKYLL, SITE_OTHER };

/* A folder with texts. */
struct site_root {
	const struct site_root *next;
	const char *path;  /* in the site, without slashes around it; or "" */
	const char *lang;  /* of all in there; NULL: they say it themselves */
	const char *under; /* where they stand as the site sees them; or "" */
	json_t *mount;     /* NULL, or what says which of them it takes */
};

struct site_config {
	enum site_kind kind;
	const char *name; /* as core.imported has it: by address or folder */
	json_t *members;  /* an object */
	const char *file; /* the first of its files, for a report; or NULL */
	bool is_broken;   /* one cannot be read: nothing is known */
	bool is_sure;     /* one is called as no other program's is */
	bool is_reserved; /* it may make drafts of what does not say `status` */
	bool is_hexo;     /* whose posts stand in source/, under any name */
	const char *root; /* its folder: that of the import, or one above it */
	const char *inside; /* where that of the import is in there; or "" */
	const struct site_root *roots; /* NULL: texts stand anywhere */
};

/*
 * Of the site that a folder is, or is a part of: its settings are looked for in
 * the folder and above it, up to one that is a repository of Git's. A file that
 * is broken is noted. It lives as long as the import.
 */
const struct site_config *site_config_read(struct import *import,
    const char *folder);

/* Whether all of its texts are there, since its settings are. */
bool site_config_is_whole(const struct site_config *config);

/* What stands under a name in a name in …, which NULL ends; or NULL. */
json_t *site_config_at(const struct site_config *config,
    const char *const *names);

/* A text at the top; or NULL. */
const char *site_config_text(const struct site_config *config,
    const char *name);

/* The language of a text that does not say its own; or NULL. */
const char *site_config_language(const struct site_config *config,
    struct arena *arena);

/* Whether the site has such a language, whichever we have. */
bool site_config_has_language(const struct site_config *config,
    const char *code);

/* Whether it has it and shows none of its pages. */
bool site_config_is_off(const struct site_config *config, const char *lang);

/*
 * A path as the site sees it, below its folder of texts, whose language goes
 * into *lang where it has one. NULL: no texts stand there.
 */
const char *site_config_below(const struct site_config *config,
    struct arena *arena, const char *path, const char **lang);

/* Whether a mount names it as none of its texts, or does not say which. */
bool site_config_is_sifted(const struct site_config *config,
    struct arena *arena, const char *path);

/* The path of the address at which the site begins: "", or "/news". */
const char *site_config_base(const struct site_config *config,
    struct arena *arena);

#endif
