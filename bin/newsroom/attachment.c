/* SPDX-License-Identifier: EUPL-1.2 */
#include "attachment.h"

/* The one place that says what becomes of a file that is no text. */
void
attachment_put(struct import *import, const struct attachment *attachment)
{
	import_leave_out(import, attachment->name,
	    "a file that is no text: add it by hand");
}
