/* SPDX-License-Identifier: EUPL-1.2 */
#include "md_file.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "not_utf8.h"
#include "speak.h"
#include "whole.h"

enum { FILE_MAX = 4 * 1024 * 1024 };

/* Line ends of other systems made one; a byte order mark taken off. */
static char *
normalise(char *text)
{
	char *from, *to = text;

	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3, to = text;
	for (from = text; *from != '\0'; from++)
		if (from[0] != '\r')
			*to++ = *from;
		else if (from[1] != '\n')
			*to++ = '\n';
	*to = '\0';
	return text;
}

char *
md_file_read(struct arena *arena, const char *path, const char **fault)
{
	/* What a socket is connected to cannot be opened by a name. */
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	char *text = NULL;
	size_t n = 0;

	*fault = NULL;
	if (file != NULL)
		text = whole_read(arena, file, FILE_MAX, &n);
	if (file == NULL || ferror(file))
		*fault = strerror(errno);
	else if (n > FILE_MAX)
		*fault = _("over 4 MiB");
	else
		*fault = not_utf8(arena, text, n);
	if (file != NULL && file != stdin)
		fclose(file);
	return *fault == NULL ? normalise(text) : NULL;
}

const char *
md_file_lang(const char *name)
{
	size_t n = strlen(name);

	return n > 6 && strcmp(name + n - 3, ".md") == 0 &&
		name[n - 6] == '.' && islower((unsigned char)name[n - 5]) &&
		islower((unsigned char)name[n - 4]) ?
	    name + n - 5 :
	    NULL;
}

/* mark is a line end and three signs, of which the second line is one. */
static char *
split_at(char *text, const char *mark, char **body)
{
	char *end;

	if (strncmp(text, mark + 1, 3) != 0 || text[3] != '\n')
		return NULL;
	/* The head may be empty: its end then is where it begins. */
	end = strncmp(text + 4, mark + 1, 3) == 0 ? text + 3 :
						    strstr(text + 4, mark);
	while (end != NULL && end[4] != '\n' && end[4] != '\0')
		end = strstr(end + 1, mark);
	if (end == NULL)
		return NULL;
	*body = end + 4 + strspn(end + 4, "\n");
	end[0] = '\n';
	end[1] = '\0';
	return text + 4;
}

char *
md_file_split(char *text, char **body)
{
	return split_at(text, "\n---", body);
}

char *
md_file_split_toml(char *text, char **body)
{
	return split_at(text, "\n+++", body);
}
