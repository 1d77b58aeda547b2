/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * yaml_write: the members of a YAML head (YAML 1.1), as yaml_items reads them.
 */
#ifndef YAML_WRITE_H
#define YAML_WRITE_H

#include <stdio.h>

#include "arena.h"

/* A scalar in quotes: JSON's string, but for a few signs. */
void yaml_string(struct arena *arena, FILE *to, const char *text);

/* `name: "text"` in a line; nothing for NULL or "". */
void yaml_words(struct arena *arena, FILE *to, const char *name,
    const char *text);

/* `name: text` in a line, of what needs no quotes; nothing for NULL. */
void yaml_plain(FILE *to, const char *name, const char *text);

/* `name: [slugs]` in a line, of what is joined by commas; nothing for NULL. */
void yaml_list(FILE *to, const char *name, const char *slugs);

#endif
