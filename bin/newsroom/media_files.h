/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_files: the folder that nginx serves as /media/.
 *
 *     HASH/NAME   what was added, whole: such a folder gets its name last
 *     .new-XXXX/  what is being added, or was when somebody pulled the plug
 *
 * It is its own lock (flock(2)), which who adds holds shared and who sweeps
 * alone. All names in it are made by the caller, of safe characters.
 */
#ifndef MEDIA_FILES_H
#define MEDIA_FILES_H

#include <stdbool.h>

#include "media_kind.h"

enum { MEDIA_FILES_NEW = 16 };

/*
 * The folder, locked until it is closed with close(2); -1 with errno where it
 * cannot be had: EWOULDBLOCK where it is wanted alone and somebody adds. Who
 * has it alone for a moment takes away what nobody adds any more.
 */
int media_files_open(const char *folder, bool is_alone);

/*
 * A new folder for what is being added, and in name how it is called; -1 with
 * errno. media_files_drop takes it away again.
 */
int media_files_begin(int root, char name[MEDIA_FILES_NEW]);

/*
 * Write a file that is not there yet, down to the disk. False, with errno,
 * where it could not be.
 */
bool media_files_put(int folder, const char *name, struct media_bytes file);

/* The same with the next n bytes that are read from a descriptor. */
bool media_files_pour(int folder, const char *name, int from, size_t n);

/*
 * Give what was added, an open folder of that name, the name that is served.
 * Where there is such a folder already, its files come to those in it.
 */
bool media_files_keep(int root, int folder, const char *name,
    const char *served);

/* Take away a folder with all of its files; an empty name is none. */
void media_files_drop(int root, const char *name);

/* Whether a file of that name stands there. */
bool media_files_has(int root, const char *folder, const char *name);

/* Call take(context, name) for each folder that is served, in any order. */
bool media_files_walk(int root, void (*take)(void *context, const char *name),
    void *context);

#endif
