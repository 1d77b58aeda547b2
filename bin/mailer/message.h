/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message: one that came, taken apart as far as a bounce needs it.
 *
 * It is bounded everywhere: MESSAGE_PARTS_MAX parts, MESSAGE_DEPTH_MAX levels,
 * MESSAGE_TEXT_MAX bytes of one text. What is returned inside (message/rfc822)
 * is not taken apart, so a report of a report of a report is the outer one.
 */
#ifndef MESSAGE_H
#define MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

enum {
	MESSAGE_PARTS_MAX = 32,
	MESSAGE_DEPTH_MAX = 8,
	MESSAGE_TEXT_MAX = 64 * 1024,
	MESSAGE_FIELDS_MAX = 500,
	MESSAGE_HEAD_MAX = 64 * 1024,
	MESSAGE_LINES_MAX = 1000, /* that begin with "--" */
};

enum message_kind {
	MESSAGE_TEXT,     /* for people; HTML is made plain */
	MESSAGE_STATUS,   /* message/delivery-status (RFC 3464, RFC 6533) */
	MESSAGE_RECEIPT,  /* message/disposition-notification (RFC 8098) */
	MESSAGE_FEEDBACK, /* message/feedback-report (RFC 5965) */
	MESSAGE_ORIGINAL, /* the head of the message that came back */
};

struct message_part {
	enum message_kind kind;
	const char *text; /* UTF-8, lines end in LF */
};

struct message_field {
	const char *name, *value; /* unfolded, RFC 2047 undone */
};

struct message {
	const struct message_field *fields;
	size_t n_fields;
	struct message_part parts[MESSAGE_PARTS_MAX];
	size_t n;
	const char *type;        /* "multipart/report", in lower case */
	const char *report_type; /* the parameter, in lower case; or "" */
};

/*
 * Take a message apart, in the arena; never NULL. A mailbox's "From " line
 * and empty lines before the head are passed over; without a head, all is one
 * text. Lines may end in LF, in CR LF, also with CRs too many, or in CR.
 */
const struct message *message_read(struct arena *arena, const char *bytes,
    size_t n);

/* The value of the first field of that name, in any case; "" for none. */
const char *message_field(const struct message *mail, const char *name);

/* The first part of a kind, or NULL. */
const char *message_part(const struct message *mail, enum message_kind kind);

#endif
