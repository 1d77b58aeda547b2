/* SPDX-License-Identifier: EUPL-1.2 */
#include "document.h"

#include <stdio.h>

#include "decode.h"
#include "speak.h"

bool
document_check(struct media_bytes file, char why[DOCUMENT_WHY])
{
	const struct decode asked = { .verb = "check", "", file };
	struct decoded done;

	if (decode(&asked, &done, why))
		return true;
	if (why[0] == '\0')
		snprintf(why, DOCUMENT_WHY,
		    N_("broken: no reader ends with it"));
	return false;
}
