/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_lines.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "site_words.h"

/* A form of such a head. */
struct form {
	const char *begin; /* its first line, before the others; or NULL */
	const char *front; /* of each line; "" */
	const char *end;   /* its last line; or NULL */
	bool is_named;     /* only what has a title is a head */
};

static const struct form forms[] = {
	{ "<!--", ".. ", "-->", true },
	{ NULL, "#+", NULL, false },
	{ NULL, "", NULL, true },
};

static const char *
trimmed(struct arena *arena, const char *text, size_t n)
{
	while (n > 0 && isspace((unsigned char)*text))
		text++, n--;
	while (n > 0 && isspace((unsigned char)text[n - 1]))
		n--;
	return arena_strndup(arena, text, n);
}

static json_t *
string_of(const char *text)
{
	return json_stringn(text, strlen(text));
}

/* "a, b" or "a; b, c": the parts of it. */
static json_t *
list_of(struct arena *arena, const char *text)
{
	const char *mark = strchr(text, ';') == NULL ? "," : ";", *part;
	json_t *list = json_array();
	size_t n;

	for (; *text != '\0'; text += n + (text[n] != '\0')) {
		n = strcspn(text, mark);
		part = trimmed(arena, text, n);
		if (*part != '\0')
			json_array_append_new(list, string_of(part));
	}
	return list;
}

/* Behind the name of a line of a head; NULL: it is none. */
static char *
behind_name(const struct form *form, char *line, const char **name, size_t *n)
{
	size_t front = strlen(form->front);

	if (strncmp(line, form->front, front) != 0)
		return NULL;
	line += front + strspn(line + front, " ");
	*name = line;
	*n = strspn(line,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789_-");
	line += *n;
	if (strncmp(line, "[]", 2) == 0)
		line += 2;
	return *n == 0 || *line != ':' ? NULL : line + 1;
}

/* A line that goes on with what the one before it says. */
static bool
goes_on(const struct form *form, const char *line)
{
	return *form->front == '\0' &&
	    (*line == '\t' || strncmp(line, "    ", 4) == 0) &&
	    line[strspn(line, " \t")] != '\n' &&
	    line[strspn(line, " \t")] != '\0';
}

/* The lines of a value as one, each without the space around it. */
static const char *
joined(struct arena *arena, const char *lines, size_t n)
{
	char *words = arena_alloc(arena, n + 1), *to = words;
	const char *end = lines + n, *line_end;

	for (; lines < end; lines = line_end + 1) {
		line_end = memchr(lines, '\n', (size_t)(end - lines));
		if (line_end == NULL)
			line_end = end;
		if (to > words)
			*to++ = ' ';
		while (lines < line_end && isspace((unsigned char)*lines))
			lines++;
		to = mempcpy(to, lines, (size_t)(line_end - lines));
		while (to > words && isspace((unsigned char)to[-1]))
			to--;
	}
	*to = '\0';
	return words;
}

static void
put(struct arena *arena, json_t *members, const char *name, const char *value)
{
	bool is_list = strcmp(name, "tags") == 0 ||
	    strcmp(name, "categories") == 0;

	json_object_set_new(members, name,
	    is_list ? list_of(arena, value) : string_of(value));
}

/* The lines from one on, up to the first that is none; returns that. */
static char *
read_lines(struct arena *arena, const struct form *form, char *line,
    json_t *members)
{
	const char *name;
	char *value;
	size_t n;

	while ((value = behind_name(form, line, &name, &n)) != NULL) {
		name = site_words_lower(arena, arena_strndup(arena, name, n));
		line = value;
		do {
			n = strcspn(line, "\n");
			line += n + (line[n] == '\n');
		} while (goes_on(form, line));
		put(arena, members, name,
		    joined(arena, value, (size_t)(line - value)));
	}
	return line;
}

/* A line that is a mark alone: behind it. NULL: it is none. */
static char *
behind(char *line, const char *mark)
{
	size_t n = strcspn(line, "\n"), length = strlen(mark);

	return strncmp(line, mark, length) == 0 &&
		strspn(line + length, " \t") == n - length ?
	    line + n + (line[n] == '\n') :
	    NULL;
}

/* With Nikola some tags say who may read it. */
static void
read_tags(json_t *members)
{
	const json_t *tags = json_object_get(members, "tags");
	const char *tag;
	size_t i;

	for (i = 0; i < json_array_size(tags); i++) {
		tag = json_string_value(json_array_get(tags, i));
		if (strcasecmp(tag, "draft") == 0 ||
		    strcasecmp(tag, "private") == 0)
			json_object_set_new(members, "status", string_of(tag));
	}
}

static json_t *
read_form(struct arena *arena, const struct form *form, char *text, char **body)
{
	json_t *members = json_object();
	char *line = form->begin == NULL ? text : behind(text, form->begin);

	if (line != NULL)
		line = read_lines(arena, form, line, members);
	if (line != NULL && form->end != NULL)
		line = behind(line, form->end);
	if (line == NULL || json_object_size(members) == 0 ||
	    (form->is_named && json_object_get(members, "title") == NULL)) {
		json_decref(members);
		return NULL;
	}
	if (form->begin != NULL)
		read_tags(members);
	*body = line + strspn(line, "\n");
	return members;
}

json_t *
site_lines_read(struct arena *arena, char *text, char **body)
{
	json_t *members = NULL;
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]) && members == NULL;
	     i++)
		members = read_form(arena, &forms[i], text, body);
	return members;
}
