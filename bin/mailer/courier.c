/* SPDX-License-Identifier: EUPL-1.2 */
#include "courier.h"

#include <err.h>
#include <stdlib.h>

struct courier {
	struct smtp *smtp; /* NULL: the maildir */
	const char *maildir;
};

struct courier *
courier_new(const struct config *config)
{
	struct courier *courier = calloc(1, sizeof(*courier));

	if (courier == NULL)
		err(1, "memory");
	courier->maildir = config->maildir;
	if (*config->smtp != '\0')
		courier->smtp = smtp_new(config);
	return courier;
}

void
courier_free(struct courier *courier)
{
	if (courier == NULL)
		return;
	smtp_free(courier->smtp);
	free(courier);
}

struct receipt
courier_hand(struct courier *courier, const struct parcel *parcel)
{
	return courier->smtp != NULL ? smtp_hand(courier->smtp, parcel) :
				       maildir_hand(courier->maildir, parcel);
}
