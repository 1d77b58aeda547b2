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

/* Behind a line of a mark and blanks, which nobody sees; NULL: it is none. */
static char *
behind_mark(char *line, const char *mark)
{
	if (strncmp(line, mark, 3) != 0)
		return NULL;
	line += 3 + strspn(line + 3, " \t");
	return *line == '\0' ? line : *line == '\n' ? line + 1 : NULL;
}

/* What stands between a mark and another, or that which ends it too. */
static char *
split_at(char *text, const char *mark, const char *end, char **body)
{
	char *head = behind_mark(text, mark), *line, *behind = NULL;

	if (head == NULL || head[-1] != '\n')
		return NULL;
	for (line = head; *line != '\0'; line += strcspn(line, "\n") + 1) {
		behind = behind_mark(line, mark);
		if (behind == NULL)
			behind = behind_mark(line, end);
		if (behind != NULL || strchr(line, '\n') == NULL)
			break;
	}
	if (behind == NULL)
		return NULL;
	*body = behind + strspn(behind, "\n");
	*line = '\0';
	return head;
}

char *
md_file_split(char *text, char **body)
{
	return split_at(text, "---", "---", body);
}

char *
md_file_split_yaml(char *text, char **body)
{
	return split_at(text, "---", "...", body);
}

char *
md_file_split_toml(char *text, char **body)
{
	return split_at(text, "+++", "+++", body);
}
