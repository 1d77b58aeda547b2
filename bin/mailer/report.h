/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * report: the fields of a delivery status notification (RFC 3464).
 */
#ifndef REPORT_H
#define REPORT_H

#include <stddef.h>

#include "arena.h"

enum { REPORT_MAX = 100 }; /* recipients of one report */

enum report_action {
	REPORT_FAILED, /* also where the action is missing */
	REPORT_DELAYED,
	REPORT_ARRIVED, /* delivered, relayed or expanded: no failure */
};

/* One recipient. Texts are "" where the report has none. */
struct report_entry {
	const char *address;    /* without its type and brackets */
	const char *status;     /* the code of the field Status */
	const char *diagnostic; /* as the server said it, without its type */
	enum report_action action;
};

/*
 * The recipients in the text of a message/delivery-status, or of a text that
 * holds such fields, in the arena; *n is how many. A group of fields without
 * a recipient is none; the address is "" where it is none of mail.
 */
const struct report_entry *report_read(struct arena *arena, const char *text,
    size_t *n);

#endif
