/* SPDX-License-Identifier: EUPL-1.2 */
#include "request.h"

#include <errno.h>
#include <fastcgi.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "log.h"
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
		request->ends_in_slash = *segment == '\0';
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
	if (!split_path(request))
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

static bool
add_field(struct request *request, struct field_value ***last, const char *pair,
    size_t n)
{
	const char *equals = memchr(pair, '=', n);
	size_t n_name = equals == NULL ? n : (size_t)(equals - pair);
	struct field_value *field = arena_alloc(request->arena, sizeof(*field));

	field->name = text_unescape(request->arena, pair, n_name, true);
	field->value = equals == NULL ?
	    "" :
	    text_unescape(request->arena, equals + 1, n - n_name - 1, true);
	**last = field;
	*last = &field->next;
	return field->name != NULL && field->value != NULL;
}

/* application/x-www-form-urlencoded, of a query or a body. */
static bool
read_fields(struct request *request, const char *text, size_t n)
{
	struct field_value **last = &request->fields;
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

static int
read_body(struct request *request)
{
	static const char form[] = "application/x-www-form-urlencoded";
	const char *length = request_variable(request, "CONTENT_LENGTH");
	const char *type = request_variable(request, "CONTENT_TYPE");
	int64_t n = 0;
	char *body;

	if (length != NULL && *length != '\0' &&
	    !text_number(length, 0, INT64_MAX, &n))
		return 400;
	if (n > REQUEST_BODY_MAX)
		return 413;
	if (n > 0 &&
	    (type == NULL || strncasecmp(type, form, sizeof(form) - 1) != 0))
		return 415;
	body = arena_alloc(request->arena, (size_t)n + 1);
	if (read_bytes(request, body, (size_t)n) != (size_t)n)
		return 400;
	return read_fields(request, body, (size_t)n) ? 0 : 400;
}

int
request_read(struct request *request)
{
	int status;

	request->id = read_id(request);
	log_request(request->id);
	request->method = read_method(request);
	request->type = "text/html; charset=utf-8";
	request->lang = words_lang(request->site->words, 0);
	request->path = request->query = "/";
	status = read_path(request);
	request->lang = read_lang(request);
	if (status != 0) {
		guess_lang(request);
		return status;
	}
	if (request->method == METHOD_POST)
		return read_body(request);
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

/* What is sent is a row of slices, two for each record: head and content. */
struct slices {
	struct arena *arena;
	struct iovec *list;
	size_t n;
};

/* A record of FastCGI (its specification, 3.3); the content is not copied. */
static void
add_record(struct slices *slices, int type, int id, const void *content,
    size_t n)
{
	unsigned char *head = arena_alloc(slices->arena, FCGI_HEADER_LEN);

	head[0] = FCGI_VERSION_1;
	head[1] = (unsigned char)type;
	head[2] = (unsigned char)(id >> 8);
	head[3] = (unsigned char)id;
	head[4] = (unsigned char)(n >> 8);
	head[5] = (unsigned char)n;
	slices->list[slices->n++] = (struct iovec){ head, FCGI_HEADER_LEN };
	/* iovec is for reading too, and so cannot say that it is const. */
	memcpy(&slices->list[slices->n].iov_base, &content, sizeof(content));
	slices->list[slices->n++].iov_len = n;
}

static void
add_output(struct slices *slices, int id, const char *text, size_t n)
{
	size_t some;

	for (; n > 0; text += some, n -= some) {
		some = n < FCGI_MAX_LENGTH ? n : FCGI_MAX_LENGTH;
		add_record(slices, FCGI_STDOUT, id, text, some);
	}
}

/* Take away the first n bytes, which are sent. */
static void
advance(struct slices *slices, size_t n)
{
	while (slices->n > 0 && n >= slices->list->iov_len) {
		n -= slices->list->iov_len;
		slices->list++;
		slices->n--;
	}
	if (slices->n > 0) {
		slices->list->iov_base = (char *)slices->list->iov_base + n;
		slices->list->iov_len -= n;
	}
}

/* A peer who stalls is waited for as long as one who says nothing. */
static void
send_all(int peer, struct slices *slices)
{
	struct pollfd room = { .fd = peer, .events = POLLOUT };
	ssize_t some;

	while (slices->n > 0) {
		struct msghdr message = { .msg_iov = slices->list,
			.msg_iovlen = slices->n };

		some = sendmsg(peer, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (some >= 0)
			advance(slices, (size_t)some);
		else if (errno != EAGAIN ||
		    poll(&room, 1, REQUEST_PEER_SECONDS * 1000) <= 0)
			return;
	}
}

/*
 * All records of the answer at once, the end of the request among them: of
 * libfcgi's own, each 8 KiB would wake the server for itself.
 */
static void
send_records(const struct request *request, const char *head, const char *body,
    size_t n_body)
{
	static const FCGI_EndRequestBody complete;
	size_t n_head = strlen(head);
	size_t records = n_head / FCGI_MAX_LENGTH + n_body / FCGI_MAX_LENGTH +
	    4;
	struct slices slices = { .arena = request->arena,
		.list = arena_alloc(request->arena,
		    2 * records * sizeof(*slices.list)) };
	int id = request->fcgi->requestId;

	add_output(&slices, id, head, n_head);
	add_output(&slices, id, body, n_body);
	add_record(&slices, FCGI_STDOUT, id, NULL, 0);
	add_record(&slices, FCGI_END_REQUEST, id, &complete, sizeof(complete));
	send_all(request->fcgi->ipcFd, &slices);
}

static void
write_all(int to, const char *bytes, size_t n)
{
	ssize_t some;

	while (n > 0 && (some = write(to, bytes, n)) > 0) {
		bytes += some;
		n -= (size_t)some;
	}
}

void
request_send(const struct request *request, const char *head, const char *body,
    size_t n_body)
{
	if (request->fcgi != NULL) {
		send_records(request, head, body, n_body);
		return;
	}
	write_all(STDOUT_FILENO, head, strlen(head));
	write_all(STDOUT_FILENO, body, n_body);
}
