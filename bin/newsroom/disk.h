/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * disk: what room there is where the site keeps its files.
 */
#ifndef DISK_H
#define DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"

/* One, known by the first folder that was found on it. */
struct disk {
	const char *folder;
	const char *fault; /* why it cannot be looked at; or NULL */
	uint64_t device;
	uint64_t free_mb, size_mb;  /* for who is not root */
	uint64_t free_files, files; /* 0 and 0: as many as there is room for */
	bool is_read_only;
};

/*
 * Those of the settings' folders, of PostgreSQL's, nginx's and the bounces'
 * as Install calls them, where they are on this machine, and of the n folders
 * besides: each disk once. *found tells how many there are.
 */
const struct disk *disk_list(struct arena *arena, const struct config *config,
    const char *const *folders, int n, size_t *found);

#endif
