/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notice: what a server writes for people, where it sends no report, or one
 * that says too little.
 */
#ifndef NOTICE_H
#define NOTICE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "message.h"

enum { NOTICE_MAX = 50 }; /* recipients that are looked for */

/* Addresses of mail; each stands once, in whatever case. */
struct notice_addresses {
	const char *list[NOTICE_MAX];
	size_t n;
};

/*
 * The text for people up to where the message that came back begins, in the
 * arena; "" where there is none.
 */
const char *notice_text(struct arena *arena, const struct message *mail);

/*
 * The recipients that could not be reached: those of X-Failed-Recipients, else
 * the addresses in the text that are not the sender's or a postmaster's, and
 * of these the ones that the message that came back was sent to, where that
 * is known. Where the text names nobody, those of that message.
 */
struct notice_addresses notice_recipients(struct arena *arena,
    const struct message *mail, const char *text);

/*
 * The value of a field in a head, in the arena: of what came back, or of a
 * part that has fields only. "" for none.
 */
const char *notice_field(struct arena *arena, const char *head,
    const char *name);

/*
 * What the text says at the next mention of one of the recipients, at or after
 * *at, which is moved on: its line up to the mention of another, in the arena.
 * NULL where it is mentioned no more.
 */
const char *notice_next(struct arena *arena, const char *text, const char **at,
    const struct notice_addresses *all, const char *address);

#endif
