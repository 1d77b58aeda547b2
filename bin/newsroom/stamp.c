/* SPDX-License-Identifier: EUPL-1.2 */
#include "stamp.h"

#include <err.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "json.h"
#include "md_file.h"
#include "speak.h"

/* A text with the revision in a line renewed; NULL where none stands there. */
static const char *
renew(struct arena *arena, const char *text, int line, const char *said)
{
	struct json *renewed = json_new(arena);
	const char *from = text, *end;

	for (; line > 1 && from != NULL; line--) {
		from = strchr(from, '\n');
		from = from == NULL ? NULL : from + 1;
	}
	end = from == NULL ? NULL : from + strcspn(from, "\n");
	from = from == NULL ? NULL : strstr(from, "revision:");
	if (from == NULL || from > end)
		return NULL;
	fwrite(text, 1, (size_t)(from - text), renewed->to);
	fprintf(renewed->to, "%s%s", said, end);
	return json_end(renewed);
}

/* Put a text in a file's place, whole or not at all. */
static bool
replace(struct arena *arena, const char *path, const char *text)
{
	char *beside = arena_printf(arena, "%s.XXXXXX", path);
	struct stat was;
	FILE *file;
	int fd;

	fd = stat(path, &was) != 0 ? -1 : mkstemp(beside);
	file = fd < 0 ? NULL : fdopen(fd, "w");
	if (file == NULL)
		return false;
	if (fchmod(fd, was.st_mode & 07777) == 0 && fputs(text, file) != EOF &&
	    fclose(file) == 0 && rename(beside, path) == 0)
		return true;
	unlink(beside);
	return false;
}

void
stamp_revision(struct arena *arena, const char *path, int line,
    int64_t revision, const char *more)
{
	const char *fault, *text = md_file_read(arena, path, &fault);

	if (text != NULL)
		text = renew(arena, text, line,
		    arena_printf(arena, "revision: %lld%s", (long long)revision,
			more));
	if (text == NULL || !replace(arena, path, text))
		warn(_("%s: its revision is %lld now, and was not noted"), path,
		    (long long)revision);
}
