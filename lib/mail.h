/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mail: a message put together (RFC 5322, 2045, 2046, 2047).
 *
 * A header's value is made by the functions below and by nothing else. Each
 * of them encodes what cannot stand there, or refuses it, so that no text can
 * begin another header. A value that was refused is NULL, and a mail that was
 * given one is never made.
 */
#ifndef MAIL_H
#define MAIL_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"

struct mail;
struct mail_value;

/* A picture that comes along in a mail: its words are literals. */
struct mail_picture {
	const char *id;   /* "eu-emblem@sofiatech.bg" */
	const char *type; /* "image/png" */
	const char *name; /* of its file */
	const unsigned char *bytes;
	size_t n;
};

/* An empty mail that lives in the arena. */
struct mail *mail_new(struct arena *arena);

/*
 * Any text, as of a Subject (RFC 5322, 3.6.5). Control characters become
 * spaces; what is not plain ASCII becomes encoded words. NULL where it is no
 * UTF-8.
 */
const struct mail_value *mail_text(struct arena *arena, const char *text);

/*
 * An address, which may be of UTF-8 in its local part (RFC 6532), with the
 * name of whom it belongs to, or NULL. NULL where the address is none that
 * text_address gives.
 */
const struct mail_value *mail_mailbox(struct arena *arena, const char *name,
    const char *address);

/* A name and an identifier, as of a List-Id (RFC 2919). */
const struct mail_value *mail_list(struct arena *arena, const char *name,
    const char *id);

/* Printable ASCII as it is; NULL where it is not, or over 900 bytes long. */
const struct mail_value *mail_plain(struct arena *arena, const char *text);

/* The same between < and >, and without a space: an identifier, a link. */
const struct mail_value *mail_angled(struct arena *arena, const char *text);

/* A moment, in seconds since 1970 (RFC 5322, 3.3). */
const struct mail_value *mail_date(struct arena *arena, int64_t seconds);

/* Add a header; its name is a literal. Headers stand as they were added. */
void mail_put(struct mail *mail, const char *name,
    const struct mail_value *value);

/*
 * Its text, and the same words as HTML. Both are UTF-8, which must live as
 * long as the mail.
 */
void mail_write(struct mail *mail, const char *text, const char *html);

/* Let the HTML show a picture as cid:ID; one, which lives as the mail. */
void mail_show(struct mail *mail, const struct mail_picture *picture);

/*
 * The whole message of *n bytes, in the arena and with a NUL behind it.
 * boundary is what its parts are told apart by: letters, digits and dots, 40
 * at most. NULL where a value was refused.
 */
const char *mail_bytes(struct mail *mail, const char *boundary, size_t *n);

#endif
