/* SPDX-License-Identifier: EUPL-1.2 */
#include "multipart.h"

#include <string.h>
#include <strings.h>

#include "text.h"

enum { BOUNDARY_MAX = 70 };

static const char form_data[] = "form-data";
static const char multipart_form_data[] = "multipart/form-data";

struct parameter {
	const char *name, *value;
};

/* Take "; name=value" or "; name="value"" off a list (RFC 9110, 5.6.6). */
static bool
next_parameter(struct arena *arena, const char **list,
    struct parameter *parameter)
{
	const char *text = *list + strspn(*list, " \t");
	bool is_quoted;
	size_t n;

	if (*text != ';')
		return false;
	text += 1 + strspn(text + 1, " \t");
	n = strcspn(text, "=;\" \t");
	if (n == 0 || text[n] != '=')
		return false;
	parameter->name = arena_strndup(arena, text, n);
	text += n + 1;
	is_quoted = *text == '"';
	text += is_quoted;
	n = strcspn(text, is_quoted ? "\"" : ";\" \t");
	parameter->value = arena_strndup(arena, text, n);
	text += n;
	if (is_quoted && *text++ != '"')
		return false;
	*list = text;
	return true;
}

/* The first value of a parameter; NULL for none or in a malformed list. */
static const char *
find_parameter(struct arena *arena, const char *list, const char *name)
{
	const char *value = NULL;
	struct parameter parameter;

	while (next_parameter(arena, &list, &parameter))
		if (value == NULL && strcasecmp(parameter.name, name) == 0)
			value = parameter.value;
	return list[strspn(list, " \t")] == '\0' ? value : NULL;
}

bool
multipart_is(const char *type)
{
	size_t n = sizeof(multipart_form_data) - 1;

	return type != NULL && strncasecmp(type, multipart_form_data, n) == 0 &&
	    strchr("; \t", type[n]) != NULL;
}

/* RFC 2046, 5.1.1. */
static bool
is_boundary(const char *text)
{
	size_t n = text == NULL ? 0 : strlen(text);

	return n > 0 && n <= BOUNDARY_MAX && text[n - 1] != ' ' &&
	    strspn(text,
		"abcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=? "
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

/* What follows a delimiter: the end, or a line of its own. */
static bool
pass_delimiter(struct multipart *multipart)
{
	const char *at = multipart->at, *end = multipart->end;

	if (end - at >= 2 && memcmp(at, "--", 2) == 0) {
		multipart->is_over = true;
		return true;
	}
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	if (end - at < 2 || memcmp(at, "\r\n", 2) != 0)
		return false;
	multipart->at = at + 2;
	return true;
}

bool
multipart_open(struct multipart *multipart, struct arena *arena,
    const char *type, const char *body, size_t n)
{
	const char *boundary;
	size_t n_first;

	if (!multipart_is(type))
		return false;
	boundary = find_parameter(arena, type + sizeof(multipart_form_data) - 1,
	    "boundary");
	if (!is_boundary(boundary))
		return false;
	*multipart = (struct multipart){
		.arena = arena,
		.end = body + n,
		.delimiter = arena_printf(arena, "\r\n--%s", boundary),
	};
	n_first = strlen(multipart->delimiter) - 2;
	/* Some programs begin each part alike, by the end of a line. */
	if (n >= 2 && memcmp(body, "\r\n", 2) == 0) {
		body += 2;
		n -= 2;
	}
	if (n < n_first || memcmp(body, multipart->delimiter + 2, n_first) != 0)
		return false;
	multipart->at = body + n_first;
	return pass_delimiter(multipart);
}

/* What stands up to the next such text, which is passed; NULL for none. */
static const char *
take_until(struct multipart *multipart, const char *text)
{
	const char *from = multipart->at;
	size_t left = (size_t)(multipart->end - from), n;
	const char *found = memmem(from, left, text, strlen(text));

	if (found == NULL)
		return NULL;
	n = (size_t)(found - from);
	multipart->at = found + strlen(text);
	return text_is_utf8(from, n) ?
	    arena_strndup(multipart->arena, from, n) :
	    NULL;
}

/* The rest of a header's line, where it is that header; or NULL. */
static const char *
header_value(const char *line, const char *name)
{
	size_t n = strlen(name);

	if (strncasecmp(line, name, n) != 0 || line[n] != ':')
		return NULL;
	return line + n + 1 + strspn(line + n + 1, " \t");
}

/* RFC 7578, 4.7: an encoding is of no use here, and nobody should send one. */
static bool
is_plain(const char *encoding)
{
	return strcasecmp(encoding, "7bit") == 0 ||
	    strcasecmp(encoding, "8bit") == 0 ||
	    strcasecmp(encoding, "binary") == 0;
}

/* The name of the field that a part is; NULL where it is no field. */
static const char *
read_head(struct multipart *multipart)
{
	const char *disposition = NULL, *line, *value;

	while (
	    (line = take_until(multipart, "\r\n")) != NULL && *line != '\0') {
		value = header_value(line, "Content-Disposition");
		if (value != NULL)
			disposition = value;
		value = header_value(line, "Content-Transfer-Encoding");
		if (value != NULL && !is_plain(value))
			return NULL;
	}
	if (line == NULL || disposition == NULL ||
	    strncasecmp(disposition, form_data, sizeof(form_data) - 1) != 0)
		return NULL;
	disposition += sizeof(form_data) - 1;
	if (find_parameter(multipart->arena, disposition, "filename") != NULL ||
	    find_parameter(multipart->arena, disposition, "filename*") != NULL)
		return NULL;
	return find_parameter(multipart->arena, disposition, "name");
}

int
multipart_next(struct multipart *multipart, const char **name,
    const char **value)
{
	if (multipart->is_over)
		return 0;
	*name = read_head(multipart);
	if (*name == NULL)
		return -1;
	*value = take_until(multipart, multipart->delimiter);
	return *value != NULL && pass_delimiter(multipart) ? 1 : -1;
}
