/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json_file: a file of JSON (RFC 8259), read value by value, so that its size
 * needs no memory.
 *
 * What is around the values is read here, and each value by jansson, which
 * refuses what is no UTF-8, a NUL, half of a surrogate pair, a key that stands
 * twice and 2,048 levels. yajl streams by itself, but puts "?" for half a pair.
 */
#ifndef JSON_FILE_H
#define JSON_FILE_H

#include <stdbool.h>
#include <stdint.h>

/* jansson has a json_string too, which is not ours (json.h). */
#define json_string jansson_string
#include <jansson.h>
#undef json_string

#include "arena.h"

/* A value may have so many octets. */
enum { JSON_VALUE_MAX = 16 * 1024 * 1024 };

/* Where a value begins. */
struct json_place {
	int64_t offset, line, column; /* the last two from 1 */
};

struct json_file {
	struct json_place at; /* what is read next */
	int64_t size;
	const char *fault; /* once something failed: LINE:COLUMN: why */
	struct json_reading *reading;
};

/* Open a file until the arena's end; NULL with errno set. */
struct json_file *json_file_open(struct arena *arena, const char *path);

/* Set why it cannot be read on, at a place; false. */
bool json_file_refuse(struct json_file *file, struct json_place place,
    const char *why);

/* Go on at a place where a value begins; false after the fault was set. */
bool json_file_go(struct json_file *file, struct json_place place);

/*
 * Read an object or a list. member and element are called where a value
 * stands, and read it, by one of these functions; false ends all. A key is
 * good while member runs.
 */
bool json_file_object(struct json_file *file,
    bool (*member)(struct json_file *file, const char *key, void *context),
    void *context);
bool json_file_list(struct json_file *file,
    bool (*element)(struct json_file *file, void *context), void *context);

/* Read any value; the caller gives it back. NULL after the fault was set. */
json_t *json_file_value(struct json_file *file);

/*
 * Read once more one that began at an offset, and be where the file is now;
 * the caller gives it back. NULL after the fault was set, whose line and
 * column are those in the value alone.
 */
json_t *json_file_again(struct json_file *file, int64_t offset);

/* Read any and forget it; a list by its elements, whatever its size. */
bool json_file_skip(struct json_file *file);

/* Whether nothing follows; false after the fault was set. */
bool json_file_end(struct json_file *file);

#endif
