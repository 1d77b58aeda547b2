/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * courier: hands a message over, to a mail server or into a maildir.
 */
#ifndef COURIER_H
#define COURIER_H

#include <stddef.h>

#include "config.h"
#include "outcome.h"

struct courier;

struct parcel {
	const char *name; /* the mail's own, ever the same: its nonce */
	const char *sender, *recipient;
	const char *message; /* with CRLF line ends */
	size_t n;
};

/*
 * A courier by the settings: nothing is connected yet. A password that cannot
 * be read ends the process. The settings must live as long.
 */
struct courier *courier_new(const struct config *config);

/* Say good-bye. NULL is let pass. */
void courier_free(struct courier *courier);

/*
 * Hand a message over, or say why not. Waits ten minutes for the server's
 * answer to the whole message, also once asked to end (stop.h): all before
 * takes ten seconds more at most then.
 */
struct receipt courier_hand(struct courier *courier,
    const struct parcel *parcel);

/* The same to a mail server, by libcurl; its connection is kept. */
struct smtp;
struct smtp *smtp_new(const struct config *config);
void smtp_free(struct smtp *smtp);
struct receipt smtp_hand(struct smtp *smtp, const struct parcel *parcel);

/*
 * The same into a maildir (new/ and tmp/ are there): on the disk when this
 * returns. The same mail again takes the place of the first.
 */
struct receipt maildir_hand(const char *folder, const struct parcel *parcel);

#endif
