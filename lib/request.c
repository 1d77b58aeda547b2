/* SPDX-License-Identifier: EUPL-1.2 */
#include "request.h"

#include <fcgiapp.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "encoding.h"
#include "log.h"
#include "multipart.h"
#include "text.h"

struct field_value {
	struct field_value *next;
	const char *name, *value;
};

const char *
request_variable(const struct request *request, const char *name)
{
	size_t n = strlen(name), i;

	for (i = 0; request->environment[i] != NULL; i++)
		if (request->environment[i][0] == name[0] &&
		    strncmp(request->environment[i], name, n) == 0 &&
		    request->environment[i][n] == '=')
			return request->environment[i] + n + 1;
	return NULL;
}

static enum method
read_method(const struct request *request)
{
	const char *name = request_variable(request, "REQUEST_METHOD");

	if (name == NULL || strcmp(name, "GET") == 0)
		return METHOD_GET;
	if (strcmp(name, "HEAD") == 0)
		return METHOD_HEAD;
	return strcmp(name, "POST") == 0 ? METHOD_POST : METHOD_OTHER;
}

/* Letters, digits and hyphens only, so that it cannot forge a log line. */
static const char *
read_id(const struct request *request)
{
	const char *id = request_variable(request, "REQUEST_ID");

	if (id == NULL || *id == '\0' || strlen(id) > 64 ||
	    id[strspn(id,
		"abcdefghijklmnopqrstuvwxyz-"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] != '\0')
		return arena_printf(request->arena, "%d-%p", (int)getpid(),
		    (const void *)request->environment);
	return id;
}

/* Only who holds a copy asks whether it is still good. */
static enum keeper
read_keeper(const struct request *request)
{
	const char *cache = request_variable(request, "PAGE_CACHE");

	if (cache == NULL || *cache == '\0')
		return KEEPER_NONE;
	return request_variable(request, "HTTP_IF_NONE_MATCH") == NULL ?
	    KEEPER_ON :
	    KEEPER_HELD;
}

/* The language of the first segment; the site's first one otherwise. */
static const char *
read_lang(const struct request *request)
{
	const struct words *words = request->site->words;
	const char *lang = NULL;

	if (request->n_segments > 0)
		lang = words_known_lang(words, request->segments[0]);
	return lang != NULL ? lang : words_lang(words, 0);
}

/* False where there are more segments than any address of ours has. */
static bool
split_path(struct request *request)
{
	char *rest = arena_strndup(request->arena, request->path, SIZE_MAX);
	char *segment;

	while ((segment = strsep(&rest, "/")) != NULL) {
		if (*segment == '\0')
			continue;
		if (request->n_segments == REQUEST_SEGMENTS)
			return false;
		request->segments[request->n_segments++] = segment;
	}
	return true;
}

/*
 * The address as the reader sent it (nginx), or as a shell writes it. A path
 * too deep to be ours is kept, without its segments: nothing is there.
 */
static int
read_path(struct request *request)
{
	const char *uri = request_variable(request, "REQUEST_URI");
	const char *path;
	bool is_ours;
	size_t n;

	if (uri == NULL)
		uri = request_variable(request, "DOCUMENT_URI");
	if (uri == NULL || uri[0] != '/')
		uri = "/";
	if (strlen(uri) > REQUEST_URI_MAX)
		return 414;
	n = strcspn(uri, "?");
	path = text_unescape(request->arena, uri, n, false);
	if (path == NULL)
		return 400;
	request->path = path;
	is_ours = split_path(request);
	request->lang = read_lang(request);
	if (!is_ours)
		request->n_segments = 0;
	request->query = request_variable(request, "QUERY_STRING");
	if (request->query == NULL)
		request->query = uri[n] == '?' ? uri + n + 1 : "";
	return strlen(request->query) > REQUEST_URI_MAX ? 414 : 0;
}

/* The language of a path that cannot be read, by its first bytes. */
static void
guess_lang(struct request *request)
{
	const char *uri = request_variable(request, "REQUEST_URI");
	const char *lang = NULL;

	if (uri != NULL && uri[0] == '/' && strlen(uri) >= 3)
		lang = words_known_lang(request->site->words,
		    arena_strndup(request->arena, uri + 1, 2));
	if (lang != NULL)
		request->lang = lang;
}

/* Where the next field goes: behind all that were read. */
static struct field_value **
fields_end(struct request *request)
{
	struct field_value **last = &request->fields;

	while (*last != NULL)
		last = &(*last)->next;
	return last;
}

static void
put_field(struct request *request, struct field_value ***last, const char *name,
    const char *value)
{
	struct field_value *field = arena_alloc(request->arena, sizeof(*field));

	*field = (struct field_value){ .name = name, .value = value };
	**last = field;
	*last = &field->next;
}

static bool
add_field(struct request *request, struct field_value ***last, const char *pair,
    size_t n)
{
	const char *equals = memchr(pair, '=', n);
	size_t n_name = equals == NULL ? n : (size_t)(equals - pair);
	const char *name = text_unescape(request->arena, pair, n_name, true);
	const char *value = equals == NULL ?
	    "" :
	    text_unescape(request->arena, equals + 1, n - n_name - 1, true);

	put_field(request, last, name, value);
	return name != NULL && value != NULL;
}

/* application/x-www-form-urlencoded, of a query or a body. */
static bool
read_fields(struct request *request, const char *text, size_t n)
{
	struct field_value **last = fields_end(request);
	const char *end = text + n, *ampersand;

	for (; text < end; text = ampersand + 1) {
		ampersand = memchr(text, '&', (size_t)(end - text));
		if (ampersand == NULL)
			ampersand = end;
		if (ampersand > text &&
		    !add_field(request, &last, text,
			(size_t)(ampersand - text)))
			return false;
	}
	return true;
}

/* multipart/form-data, of a body. */
static bool
read_parts(struct request *request, const char *type, const char *body,
    size_t n)
{
	struct field_value **last = fields_end(request);
	struct multipart parts;
	const char *name, *value;
	int more;

	if (!multipart_open(&parts, request->arena, type, body, n))
		return false;
	while ((more = multipart_next(&parts, &name, &value)) > 0)
		put_field(request, &last, name, value);
	return more == 0;
}

/* n bytes of the body; fewer where it ends before. */
static size_t
read_bytes(struct request *request, char *bytes, size_t n)
{
	size_t got = 0;
	ssize_t some;

	if (request->fcgi != NULL) {
		int all = FCGX_GetStr(bytes, (int)n, request->fcgi->in);

		return all < 0 ? 0 : (size_t)all;
	}
	while (got < n && (some = read(STDIN_FILENO, bytes + got, n - got)) > 0)
		got += (size_t)some;
	return got;
}

/*
 * Whether a body is fields as a link has them. Programs that leave the
 * newsletter for a reader send them also as text/plain, or do not say as what.
 */
static bool
is_urlencoded(const char *type)
{
	static const char *const types[] = {
		"application/x-www-form-urlencoded", "text/plain"
	};
	size_t i;

	if (type == NULL || *type == '\0')
		return true;
	for (i = 0; i < 2; i++)
		if (strncasecmp(type, types[i], strlen(types[i])) == 0)
			return true;
	return false;
}

static int
read_body(struct request *request)
{
	const char *length = request_variable(request, "CONTENT_LENGTH");
	const char *type = request_variable(request, "CONTENT_TYPE");
	int64_t n = 0;
	char *body;

	if (length != NULL && *length != '\0' &&
	    !text_number(length, 0, INT64_MAX, &n))
		return 400;
	if (n > REQUEST_BODY_MAX)
		return 413;
	if (n > 0 && !multipart_is(type) && !is_urlencoded(type))
		return 415;
	body = arena_alloc(request->arena, (size_t)n + 1);
	if (read_bytes(request, body, (size_t)n) != (size_t)n)
		return 400;
	if (n > 0 && multipart_is(type))
		return read_parts(request, type, body, (size_t)n) ? 0 : 400;
	return read_fields(request, body, (size_t)n) ? 0 : 400;
}

int
request_read(struct request *request)
{
	int status;

	request->id = read_id(request);
	log_request(request->id);
	request->method = read_method(request);
	request->asked_ms = clock_wall_ms();
	request->keeper = read_keeper(request);
	request->encoding = encoding_find(
	    request_variable(request, "PAGE_ENCODING"));
	request->type = "text/html; charset=utf-8";
	request->lang = words_lang(request->site->words, 0);
	request->path = request->query = "/";
	status = read_path(request);
	if (status != 0) {
		guess_lang(request);
		return status;
	}
	if (request->method == METHOD_POST)
		status = read_body(request);
	if (status != 0)
		return status;
	return read_fields(request, request->query, strlen(request->query)) ?
	    0 :
	    400;
}

const char *
request_field(const struct request *request, const char *name)
{
	const char *value = NULL;

	request_fields(request, name, &value, 1);
	return value;
}

size_t
request_fields(const struct request *request, const char *name,
    const char **values, size_t max)
{
	const struct field_value *field;
	size_t n = 0;

	for (field = request->fields; field != NULL && n < max;
	     field = field->next)
		if (strcmp(field->name, name) == 0)
			values[n++] = field->value;
	return n;
}

void
request_form(const struct request *request, const struct row *row, void *into)
{
	size_t i;

	for (i = 0; i < row->n; i++)
		row_set(&row->fields[i], into,
		    request_field(request, row->fields[i].name));
}
