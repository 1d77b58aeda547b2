/* SPDX-License-Identifier: EUPL-1.2 */
#include "disk.h"

#include <errno.h>
#include <glob.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

enum { DISKS = 32 };

/* As OPERATIONS.md has them; where one is not, nothing is looked for. */
static const char *const usual[] = { "/var/lib/postgresql/*/*",
	"/var/cache/newsroom", "/dev/shm/newsroom", "/var/log/nginx",
	"/var/mail/newsroom-bounces" };

struct list {
	struct disk disks[DISKS];
	size_t n;
};

static uint64_t
megabytes(uint64_t blocks, uint64_t size)
{
	return blocks / 1000 * size / 1000 + blocks % 1000 * size / 1000000;
}

static struct disk
look(const char *folder)
{
	struct disk disk = { .folder = folder };
	struct stat status;
	struct statvfs room;

	if (stat(folder, &status) != 0 || statvfs(folder, &room) != 0) {
		disk.fault = strerror(errno);
		return disk;
	}
	disk.device = status.st_dev;
	disk.free_mb = megabytes(room.f_bavail, room.f_frsize);
	disk.size_mb = megabytes(room.f_blocks, room.f_frsize);
	disk.free_files = room.f_favail;
	disk.files = room.f_files;
	disk.is_read_only = room.f_flag & ST_RDONLY;
	return disk;
}

static void
add(struct list *list, const char *folder)
{
	struct disk disk = look(folder);
	size_t i;

	for (i = 0; i < list->n; i++)
		if (disk.fault == NULL && list->disks[i].fault == NULL &&
		    list->disks[i].device == disk.device)
			return;
	if (list->n < DISKS)
		list->disks[list->n++] = disk;
}

static void
add_usual(struct arena *arena, struct list *list, const char *pattern)
{
	glob_t found;
	size_t i;

	if (glob(pattern, GLOB_NOSORT, NULL, &found) == 0)
		for (i = 0; i < found.gl_pathc; i++)
			add(list,
			    arena_strndup(arena, found.gl_pathv[i],
				strlen(found.gl_pathv[i])));
	globfree(&found);
}

const struct disk *
disk_list(struct arena *arena, const struct config *config,
    const char *const *folders, int n, size_t *found)
{
	struct list *list = arena_alloc(arena, sizeof(*list));
	size_t i;

	list->n = 0;
	for (; n > 0; n--)
		add(list, *folders++);
	if (*config->media != '\0')
		add(list, config->media);
	if (*config->maildir != '\0')
		add(list, config->maildir);
	for (i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		add_usual(arena, list, usual[i]);
	*found = list->n;
	return list->disks;
}
