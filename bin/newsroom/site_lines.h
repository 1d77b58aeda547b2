/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_lines: a head of lines without marks around them:
 *
 *     Title: Name        of Pelican's and MkDocs'; a line further in goes on
 *     #+title: Name      of Org's
 *     .. title: Name     of Nikola's, in a comment of HTML
 */
#ifndef SITE_LINES_H
#define SITE_LINES_H

#include "arena.h"
#include "json_file.h"

/*
 * What such a head says, which the caller gives back, and *body behind it.
 * NULL: the text has none.
 */
json_t *site_lines_read(struct arena *arena, char *text, char **body);

#endif
