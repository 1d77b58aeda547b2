/* SPDX-License-Identifier: EUPL-1.2 */
#include "document.h"

#include <stdio.h>

#include "decode.h"

bool
document_check(struct media_bytes file, char why[DOCUMENT_WHY])
{
	const struct decode asked = { .verb = "check", "", file };
	struct decoded done;

	if (decode(&asked, &done, why))
		return true;
	if (why[0] == '\0')
		snprintf(why, DOCUMENT_WHY, "broken: no reader ends with it");
	return false;
}
