/* SPDX-License-Identifier: EUPL-1.2 */
#include "attachment.h"

/* The one place that says what becomes of a file that is no text. */
void
attachment_put(struct import *import, const struct attachment *attachment)
{
	const struct item item = {
		.name = attachment->name,
		.fault = "a file that is no text: add it by hand",
		.is_skipped = true,
	};

	import_put(import, &item);
}
