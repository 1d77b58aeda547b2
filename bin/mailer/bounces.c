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

static void
read_file(struct run *run, const char *path)
{
	const struct bounces_options *options = run->options;
	char *bytes = arena_alloc(run->arena, BOUNCE_READ_MAX);
	const struct bounce *bounce;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd == -1 ? -1 : read_first(fd, bytes);
	const char *name;

	if (n == -1)
		fail(run, path);
	if (fd != -1)
		close(fd);
	if (n != -1) {
		bounce = bounce_read(run->arena, bytes, (size_t)n);
		name = plain_clean(run->arena, path, strlen(path));
		if (options->is_json)
			print_json(name, bounce);
		else
			print_words(name, bounce);
		if (!options->is_dry && options->found != NULL)
			options->found(options->context, bounce);
	}
	arena_reset(run->arena);
}

static int
is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* As bytes, whatever the language of the process. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void
read_folder(struct run *run, const char *folder)
{
	struct dirent **entries;
	struct stat about;
	char *path;
	int i, n = scandir(folder, &entries, is_shown, by_name);

	if (n == -1) {
		fail(run, folder);
		return;
	}
	for (i = 0; i < n; i++) {
		if (asprintf(&path, "%s/%s", folder, entries[i]->d_name) == -1)
			err(1, "memory");
		if (stat(path, &about) == -1)
			fail(run, path);
		else if (!S_ISDIR(about.st_mode))
			read_file(run, path);
		free(path);
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
		read_folder(run, new);
		read_folder(run, cur);
	} else {
		read_folder(run, path);
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
