/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json: texts as JSON writes them (RFC 8259).
 */
#ifndef JSON_H
#define JSON_H

#include <stdio.h>

/* Write text as a JSON string with its quotes; NULL as null. */
void json_string(FILE *to, const char *text);

/* Write `"name": ` and a string, after a comma where one is needed. */
void json_member(FILE *to, const char *name, const char *text);

#endif
