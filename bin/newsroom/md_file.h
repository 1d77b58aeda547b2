/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * md_file: a file of Markdown under a YAML head between two lines of three
 * hyphens.
 */
#ifndef MD_FILE_H
#define MD_FILE_H

#include "arena.h"

/*
 * The text of a file of at most 4 MiB, or of the standard input, which is
 * called "-", in the arena, with line ends of other systems made one and a
 * byte order mark taken off. NULL with *fault where it cannot be read or is no
 * UTF-8.
 */
char *md_file_read(struct arena *arena, const char *path, const char **fault);

/*
 * The language in a file's name, NAME.LANG.md: its two letters in there, or
 * NULL where the name is none such.
 */
const char *md_file_lang(const char *name);

/*
 * Cut text into its head, which is returned, and its body, where each is a
 * string of its own. NULL where it has no head.
 */
char *md_file_split(char *text, char **body);

/* The same, where a line of three dots, which ends YAML, ends it as well. */
char *md_file_split_yaml(char *text, char **body);

/* The same of a head between two lines of three plus signs. */
char *md_file_split_toml(char *text, char **body);

#endif
