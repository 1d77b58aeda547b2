/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail: a message taken apart as far as a bounce needs it.
 *
 * It is bounded everywhere: MAIL_PARTS_MAX parts, MAIL_DEPTH_MAX levels,
 * MAIL_TEXT_MAX bytes of one text. What is returned inside (message/rfc822)
 * is not taken apart, so a report of a report of a report is the outer one.
 */
#ifndef MAIL_H
#define MAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

enum {
	MAIL_PARTS_MAX = 32,
	MAIL_DEPTH_MAX = 8,
	MAIL_TEXT_MAX = 64 * 1024,
	MAIL_FIELDS_MAX = 500,
	MAIL_HEAD_MAX = 64 * 1024,
	MAIL_LINES_MAX = 1000, /* that begin with "--" */
};

enum mail_kind {
	MAIL_TEXT,     /* for people; HTML is made plain */
	MAIL_STATUS,   /* message/delivery-status (RFC 3464, RFC 6533) */
	MAIL_RECEIPT,  /* message/disposition-notification (RFC 8098) */
	MAIL_FEEDBACK, /* message/feedback-report (RFC 5965) */
	MAIL_ORIGINAL, /* the head of the message that came back */
};

struct mail_part {
	enum mail_kind kind;
	const char *text; /* UTF-8, lines end in LF */
};

struct mail_field {
	const char *name, *value; /* unfolded, RFC 2047 undone */
};

struct mail {
	const struct mail_field *fields;
	size_t n_fields;
	struct mail_part parts[MAIL_PARTS_MAX];
	size_t n;
	const char *type;        /* "multipart/report", in lower case */
	const char *report_type; /* the parameter, in lower case; or "" */
};

/*
 * Take a message apart, in the arena; never NULL. A mailbox's "From " line
 * and empty lines before the head are passed over; without a head, all is one
 * text. Lines may end in LF, CR LF or CR.
 */
const struct mail *mail_read(struct arena *arena, const char *bytes, size_t n);

/* The value of the first field of that name, in any case; "" for none. */
const char *mail_field(const struct mail *mail, const char *name);

/* The first part of a kind, or NULL. */
const char *mail_part(const struct mail *mail, enum mail_kind kind);

#endif
