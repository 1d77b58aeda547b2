/* SPDX-License-Identifier: EUPL-1.2 */
#include "media_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW,
	/* Whoever is of the folder's group may add and sweep. */
	FOLDER_MODE = 0775,
	FILE_MODE = 0644,
};

static const char being_added[] = ".new-";

/* Each name in a folder but the two dots. */
static bool
each_name(int folder, void (*take)(void *, const char *), void *context)
{
	int copy = openat(folder, ".", FOLDER);
	DIR *names = copy < 0 ? NULL : fdopendir(copy);
	const struct dirent *entry;

	if (names == NULL) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	while ((entry = readdir(names)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			take(context, entry->d_name);
	closedir(names);
	return true;
}

static void
remove_file(void *folder, const char *name)
{
	unlinkat(*(const int *)folder, name, 0);
}

void
media_files_drop(int root, const char *name)
{
	int folder;

	if (*name == '\0')
		return;
	folder = openat(root, name, FOLDER);
	if (folder < 0)
		return;
	each_name(folder, remove_file, &folder);
	close(folder);
	unlinkat(root, name, AT_REMOVEDIR);
}

static void
drop_unfinished(void *root, const char *name)
{
	if (strncmp(name, being_added, sizeof(being_added) - 1) == 0)
		media_files_drop(*(const int *)root, name);
}

/* Held as long as the root is open, whose own lock it is. */
static bool
lock(int root, bool is_alone)
{
	if (flock(root, LOCK_EX | LOCK_NB) == 0)
		each_name(root, drop_unfinished, &root);
	else if (is_alone || errno != EWOULDBLOCK)
		return false;
	return is_alone || flock(root, LOCK_SH) == 0;
}

int
media_files_open(const char *folder, bool is_alone)
{
	int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fault;

	if (root < 0 || lock(root, is_alone))
		return root;
	fault = errno;
	close(root);
	errno = fault;
	return -1;
}

int
media_files_begin(int root, char name[MEDIA_FILES_NEW])
{
	unsigned lot;
	int folder = -1;

	if (getrandom(&lot, sizeof(lot), 0) != sizeof(lot))
		return -1;
	snprintf(name, MEDIA_FILES_NEW, "%s%08x", being_added, lot);
	if (mkdirat(root, name, 0700) == 0)
		folder = openat(root, name, FOLDER);
	if (folder < 0 || fchmod(folder, FOLDER_MODE) != 0)
		return -1;
	return folder;
}

static bool
write_all(int file, struct media_bytes from)
{
	ssize_t n;

	for (; from.n > 0; from.bytes += n, from.n -= (size_t)n) {
		n = write(file, from.bytes, from.n);
		if (n < 0 && errno != EINTR)
			return false;
		n = n < 0 ? 0 : n;
	}
	return true;
}

static int
begin_file(int folder, const char *name)
{
	return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
	    FILE_MODE);
}

static bool
end_file(int to, bool is_good)
{
	is_good = is_good && fchmod(to, FILE_MODE) == 0 && fsync(to) == 0;
	return close(to) == 0 && is_good;
}

bool
media_files_put(int folder, const char *name, struct media_bytes file)
{
	int to = begin_file(folder, name);

	return to >= 0 && end_file(to, write_all(to, file));
}

bool
media_files_pour(int folder, const char *name, int from, size_t n)
{
	unsigned char some[65536];
	int to = begin_file(folder, name);
	bool is_good = to >= 0;
	ssize_t got;

	for (; n > 0 && is_good; n -= (size_t)got) {
		got = read(from, some, n < sizeof(some) ? n : sizeof(some));
		if (got < 0 && errno == EINTR)
			got = 0;
		else
			is_good = got > 0 &&
			    write_all(to,
				(struct media_bytes){ some, (size_t)got });
	}
	return to >= 0 && end_file(to, is_good);
}

struct move {
	int from, to;
	bool is_good;
};

static void
move_file(void *context, const char *name)
{
	struct move *move = context;

	if (renameat(move->from, name, move->to, name) != 0)
		move->is_good = false;
}

/* The same bytes made the same files, so each may stand for the other. */
static bool
merge(int root, int folder, const char *name, const char *served)
{
	struct move move = { folder, openat(root, served, FOLDER), true };

	if (move.to < 0)
		return false;
	move.is_good = each_name(folder, move_file, &move) && move.is_good &&
	    fsync(move.to) == 0;
	close(move.to);
	media_files_drop(root, name);
	return move.is_good;
}

bool
media_files_keep(int root, int folder, const char *name, const char *served)
{
	if (fsync(folder) != 0)
		return false;
	if (renameat2(root, name, root, served, RENAME_NOREPLACE) != 0 &&
	    (errno != EEXIST || !merge(root, folder, name, served)))
		return false;
	return fsync(root) == 0;
}

bool
media_files_has(int root, const char *folder, const char *name)
{
	char path[PATH_MAX];
	struct stat found;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return fstatat(root, path, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(found.st_mode);
}

struct walk {
	void (*take)(void *, const char *);
	void *context;
};

static void
take_served(void *context, const char *name)
{
	const struct walk *walk = context;

	if (name[0] != '.')
		walk->take(walk->context, name);
}

bool
media_files_walk(int root, void (*take)(void *, const char *), void *context)
{
	struct walk walk = { take, context };

	return each_name(root, take_served, &walk);
}
