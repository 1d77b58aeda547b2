/* SPDX-License-Identifier: EUPL-1.2 */
#include "send.h"

#include <errno.h>
#include <fastcgi.h>
#include <fcgiapp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A record of FastCGI (its specification, 3.3); returns where it ends. */
static char *
put_record(char *to, int type, int id, const char *content, size_t n)
{
	const unsigned char head[FCGI_HEADER_LEN] = { FCGI_VERSION_1,
		(unsigned char)type, (unsigned char)(id >> 8),
		(unsigned char)id, (unsigned char)(n >> 8), (unsigned char)n };

	memcpy(to, head, sizeof(head));
	memcpy(to + sizeof(head), content, n);
	return to + sizeof(head) + n;
}

static char *
put_output(char *to, int id, const char *text, size_t n)
{
	size_t some;

	for (; n > 0; text += some, n -= some) {
		some = n < FCGI_MAX_LENGTH ? n : FCGI_MAX_LENGTH;
		to = put_record(to, FCGI_STDOUT, id, text, some);
	}
	return to;
}

/* A reader who stalls is waited for as long as one who says nothing. */
static void
send_all(int peer, const char *bytes, size_t n)
{
	struct pollfd room = { .fd = peer, .events = POLLOUT };
	ssize_t some;

	while (n > 0) {
		some = send(peer, bytes, n, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (some < 0 && errno == EAGAIN &&
		    poll(&room, 1, REQUEST_PEER_SECONDS * 1000) > 0)
			continue;
		if (some <= 0)
			return;
		bytes += some;
		n -= (size_t)some;
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
	static const char complete[sizeof(FCGI_EndRequestBody)];
	size_t n_head = strlen(head);
	size_t records = n_head / FCGI_MAX_LENGTH + n_body / FCGI_MAX_LENGTH +
	    4;
	char *bytes = arena_alloc(request->arena,
	    n_head + n_body + records * FCGI_HEADER_LEN + sizeof(complete));
	int id = request->fcgi->requestId;
	char *end = put_output(bytes, id, head, n_head);

	end = put_output(end, id, body, n_body);
	end = put_record(end, FCGI_STDOUT, id, "", 0);
	end = put_record(end, FCGI_END_REQUEST, id, complete, sizeof(complete));
	send_all(request->fcgi->ipcFd, bytes, (size_t)(end - bytes));
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
send_answer(const struct request *request, const char *head, const char *body,
    size_t n_body)
{
	if (request->fcgi != NULL) {
		send_records(request, head, body, n_body);
		return;
	}
	write_all(STDOUT_FILENO, head, strlen(head));
	write_all(STDOUT_FILENO, body, n_body);
}
