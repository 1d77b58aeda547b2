/* SPDX-License-Identifier: EUPL-1.2 */
#include "bounces.h"

#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "json.h"
#include "plain.h"

struct run {
	const struct bounces_options *options;
	struct arena *arena; /* of one message */
	int status;
};

static void
fail(struct run *run, const char *path)
{
	warn("%s", path);
	run->status = 1;
}

static void
print_json(const char *file, const struct bounce *bounce)
{
	size_t i;

	fputs("{\"file\": ", stdout);
	json_string(stdout, file);
	json_member(stdout, "verdict", bounce_word(bounce->verdict));
	fputs(", \"recipients\": [", stdout);
	for (i = 0; i < bounce->n; i++) {
		const struct bounce_recipient *to = &bounce->recipients[i];

		fputs(i > 0 ? ", {\"address\": " : "{\"address\": ", stdout);
		json_string(stdout, to->address);
		json_member(stdout, "status", to->status);
		json_member(stdout, "verdict", bounce_word(to->verdict));
		putchar('}');
	}
	puts("]}");
}

static void
print_words(const char *file, const struct bounce *bounce)
{
	size_t i;

	printf("%s: %s%s", file, bounce_word(bounce->verdict),
	    bounce->is_complaint ? ", a complaint" : "");
	for (i = 0; i < bounce->n; i++) {
		const struct bounce_recipient *to = &bounce->recipients[i];

		printf("%s %s %s%s%s", i > 0 ? "," : ":", to->address,
		    bounce_word(to->verdict), *to->status != '\0' ? " " : "",
		    to->status);
	}
	if (*bounce->envelope != '\0')
		printf(" (came to %s)", bounce->envelope);
	putchar('\n');
}

/* The first bytes of a file, as many as are looked at; -1 on failure. */
static ssize_t
read_first(int fd, char *bytes)
{
	size_t n = 0;
	ssize_t got;

	do {
		got = read(fd, bytes + n, BOUNCE_READ_MAX - n);
		if (got > 0)
			n += (size_t)got;
	} while (
	    n < BOUNCE_READ_MAX && (got > 0 || (got == -1 && errno == EINTR)));
	return got == -1 ? -1 : (ssize_t)n;
}

/* Print what a message is, and tell of it; false where that failed. */
static bool
take(struct run *run, const char *path, const struct bounce *bounce)
{
	const struct bounces_options *options = run->options;
	const char *name = plain_clean(run->arena, path, strlen(path));

	if (options->is_json)
		print_json(name, bounce);
	else
		print_words(name, bounce);
	return !options->is_dry && options->found != NULL &&
	    options->found(options->context, bounce);
}

/* Whether somebody was told of it. */
static bool
read_file(struct run *run, const char *path)
{
	char *bytes = arena_alloc(run->arena, BOUNCE_READ_MAX);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd == -1 ? -1 : read_first(fd, bytes);
	bool is_told = false;

	if (n == -1)
		fail(run, path);
	if (fd != -1)
		close(fd);
	if (n != -1)
		is_told = take(run, path,
		    bounce_read(run->arena, bytes, (size_t)n));
	arena_reset(run->arena);
	return is_told;
}

/* From new/ to cur/, as seen; a flag that it has already is not kept. */
static void
set_aside(struct run *run, const char *path, const char *cur, const char *name)
{
	char *to;

	if (asprintf(&to, "%s/%.*s:2,S", cur, (int)strcspn(name, ":"), name) ==
	    -1)
		err(1, "memory");
	if (rename(path, to) == -1)
		fail(run, path);
	free(to);
}

/* By a maildir's flags, which stand behind ":2,". */
static bool
is_seen(const char *name)
{
	const char *flags = strstr(name, ":2,");

	return flags != NULL && strchr(flags, 'S') != NULL;
}

static int
is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int
is_unseen(const struct dirent *entry)
{
	return is_shown(entry) && !is_seen(entry->d_name);
}

/* As bytes, whatever the language of the process. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Read a file of a folder, which goes to cur where that is not NULL. */
static void
read_entry(struct run *run, const char *folder, const char *name,
    const char *cur)
{
	struct stat about;
	char *path;

	if (asprintf(&path, "%s/%s", folder, name) == -1)
		err(1, "memory");
	if (stat(path, &about) == -1)
		fail(run, path);
	else if (!S_ISDIR(about.st_mode) && read_file(run, path) && cur != NULL)
		set_aside(run, path, cur, name);
	free(path);
}

/*
 * The files of a folder that are to be read; where it is a maildir's new/, cur
 * is the folder beside it, else NULL.
 */
static void
read_folder(struct run *run, const char *folder,
    int (*is_read)(const struct dirent *), const char *cur)
{
	struct dirent **entries;
	int i, n = scandir(folder, &entries, is_read, by_name);

	if (n == -1) {
		fail(run, folder);
		return;
	}
	for (i = 0; i < n; i++) {
		read_entry(run, folder, entries[i]->d_name, cur);
		free(entries[i]);
	}
	free(entries);
}

/* The folder inside of that name, or NULL; the caller frees it. */
static char *
inner_folder(const char *folder, const char *name)
{
	struct stat about;
	char *path;

	if (asprintf(&path, "%s/%s", folder, name) == -1)
		err(1, "memory");
	if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
		return path;
	free(path);
	return NULL;
}

static void
read_path(struct run *run, const char *path)
{
	struct stat about;
	char *new, *cur;

	if (stat(path, &about) == -1) {
		fail(run, path);
		return;
	}
	if (!S_ISDIR(about.st_mode)) {
		read_file(run, path);
		return;
	}
	new = inner_folder(path, "new");
	cur = inner_folder(path, "cur");
	if (new != NULL && cur != NULL) {
		read_folder(run, new, is_shown, cur);
		read_folder(run, cur, is_unseen, NULL);
	} else {
		read_folder(run, path, is_shown, NULL);
	}
	free(new);
	free(cur);
}

int
bounces_run(const struct bounces_options *options, char *const *paths, size_t n)
{
	struct run run = { options, arena_new(), 0 };
	size_t i;

	for (i = 0; i < n; i++)
		read_path(&run, paths[i]);
	arena_free(run.arena);
	return run.status;
}
