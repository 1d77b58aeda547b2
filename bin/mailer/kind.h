/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kind: what sort of message came in.
 */
#ifndef KIND_H
#define KIND_H

#include "message.h"

enum kind {
	KIND_OTHER,     /* ordinary mail, an automatic reply, a receipt */
	KIND_COMPLAINT, /* a reader's, reported by his provider (RFC 5965) */
	KIND_REPORT,    /* multipart/report of a delivery (RFC 3464) */
	KIND_NOTICE,    /* prose of a server that could not deliver */
};

/*
 * The kind of a message. A notice is told by who sends it, its subject and
 * its words, of which two must fit; an answer that a person's mailbox gives by
 * itself (RFC 3834) is none, whatever it says.
 */
enum kind kind_of(struct arena *arena, const struct message *mail,
    const char *notice);

#endif
