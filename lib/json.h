/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json: a text that is written piece by piece into the arena, most often as
 * JSON (RFC 8259); a letter or a template is put together so too.
 *
 * JSON is as well-formed as the text in it: a caller whose text comes from
 * outside sees to it that it is UTF-8 (text_is_utf8).
 */
#ifndef JSON_H
#define JSON_H

#include <stddef.h>
#include <stdio.h>

#include "arena.h"

/* A text that is being written. */
struct json {
	FILE *to;
	char *text; /* once json_end was called */
	size_t n;
};

/* Begin one; it lives in the arena. Without memory the process ends. */
struct json *json_new(struct arena *arena);

/* End it: its text, of json->n bytes, lives in the arena. */
const char *json_end(struct json *json);

/* Write text as a JSON string with its quotes; NULL as null. */
void json_string(FILE *to, const char *text);

/* Write `, "name": ` and a string: a member that is not the first. */
void json_member(FILE *to, const char *name, const char *text);

#endif
