/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * export_file: one file of an export, which import folder reads.
 */
#ifndef EXPORT_FILE_H
#define EXPORT_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "media.h"

/* An edition or a page; NULL is what it does not have. */
struct export_text {
	int64_t id, article;
	const char *key, *origin, *lang, *slug, *title, *lead, *published;
	const char *place, *projects, *partners, *withdrawn, *changed;
	const char *correction, *corrected, *addresses, *number;
	bool embargoed;
	const char *body_source, *body_html;
	const char *picture, *picture_alt, *picture_caption; /* at its head */
};

/* A new file below folder, with the folders above it; NULL with errno. */
FILE *export_file_open(struct arena *arena, const char *folder,
    const char *name);

/* Write all of another file into it; false, with errno, where it is not. */
bool export_file_copy(const char *from, FILE *to);

/* Close it; false, with errno, where not all of it was written. */
bool export_file_close(FILE *file);

/* Its name: its key where that can be one. */
const char *export_file_name(struct arena *arena,
    const struct export_text *text);

/*
 * Write head and body. The body is what its editor wrote, where that still
 * makes the HTML that stands on the page; otherwise it is that HTML. False
 * where an import would make another page of it even so. The store has the
 * pictures.
 */
bool export_file_write(struct arena *arena, FILE *to,
    const struct export_text *text, struct media_store *store);

#endif
