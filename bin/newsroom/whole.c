/* SPDX-License-Identifier: EUPL-1.2 */
#include "whole.h"

#include <string.h>
#include <sys/stat.h>

/* Most files are short, and memory that nobody uses is dear to make. */
enum { USUAL_SIZE = 16 * 1024, GROWTH = 4 };

char *
whole_read(struct arena *arena, FILE *file, size_t most, size_t *n)
{
	size_t size = USUAL_SIZE;
	char *text = arena_alloc(arena, size + 1);

	*n = fread(text, 1, size, file);
	while (*n == size && size <= most) {
		text = memcpy(arena_alloc(arena, GROWTH * size + 1), text,
		    size);
		*n += fread(text + size, 1, (GROWTH - 1) * size, file);
		size *= GROWTH;
	}
	return text;
}

bool
whole_is_lasting(const char *path)
{
	struct stat found;

	return stat(path, &found) == 0 &&
	    (S_ISREG(found.st_mode) || S_ISDIR(found.st_mode));
}
