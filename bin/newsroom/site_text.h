/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_text: a text of a site of Hugo's or Jekyll's, and what it is here.
 *
 *     bg/posts/first.md  posts/first.bg.md  posts/first/index.bg.md
 *     _posts/2020-09-04-first.md  _drafts/first.md  about.md
 *     _posts/2020-09-04-first.html  content/first.html
 *
 * The head counts before the file's name, that before the mapping, and that
 * before the site's settings.
 */
#ifndef SITE_TEXT_H
#define SITE_TEXT_H

#include "import_gone.h"
#include "import_map.h"
#include "languages.h"
#include "site_config.h"
#include "site_head.h"

struct site {
	struct import *import;
	struct site_pictures *pictures;
	const struct import_order *order;
	const struct languages *languages;
	struct import_map *map;
	const struct site_config *config;
	struct site_given *given;
	struct site_leads *leads;
	struct import_gone *gone;
	struct seen *leaves; /* folders that are a page of Hugo's */
	struct seen *keys;   /* of texts that came */
	bool is_branched;    /* there is an _index.md, which Hugo alone has */
};

/* What a file's path says. */
struct site_name {
	const char *path;    /* in the folder, for the report */
	const char *below;   /* in the site's folder of texts */
	const char *plain;   /* without language and ending */
	const char *stem;    /* without the date too */
	const char *dated;   /* with it, and without a language's folder */
	const char *slug;    /* the last part of it */
	const char *lang;    /* NULL: it does not say */
	const char *date;    /* NULL, or of Jekyll's name */
	const char *section; /* its first folder; NULL: it stands at the top */
	const char *collection; /* of Jekyll's; or NULL */
	const char *aside;      /* why it is left out; or NULL */
	const char *hidden;     /* why it is not public; or NULL */
	bool is_draft, is_post, is_html;
	bool is_index;     /* first/index.md */
	bool is_page;      /* by what its system calls so, whatever its date */
	bool is_elsewhere; /* in no folder of texts */
};

/* Take a path apart. False where it names no text. */
bool site_name_read(const struct site *site, struct site_name *name);

/* Put in the file at a path, or say why not. */
void site_text_take(struct site *site, const struct site_name *name,
    const char *file);

#endif
