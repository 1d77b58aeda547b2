/* SPDX-License-Identifier: EUPL-1.2 */
#include "send.h"

#include <errno.h>
#include <fastcgi.h>
#include <fcgiapp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

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
