/* SPDX-License-Identifier: EUPL-1.2 */
#include "sign.h"

#include <stddef.h>

/* By their first and last. */
static const struct {
	uint32_t first, last;
} acting[] = {
	{ 0, 0x1f },
	{ 0x7f, 0x9f },
	{ 0x061c, 0x061c },
	{ 0x200e, 0x200f },
	{ 0x2028, 0x202e },
	{ 0x2066, 0x2069 },
	{ 0xfeff, 0xfeff },
	{ 0xfff9, 0xfffb },
	{ 0xe0000, 0xe007f },
};

bool
sign_acts(uint32_t sign)
{
	size_t i;

	for (i = 0; i < sizeof(acting) / sizeof(acting[0]); i++)
		if (sign >= acting[i].first && sign <= acting[i].last)
			return true;
	return false;
}
