/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bounce_read: whatever comes in is read to its end, and what is found is of
 * the form that the header promises.
 */
#include "fuzz.h"

#include <stdio.h>
#include <unistr.h>

#include "bounce.h"

static int
is_text(const char *text)
{
	return u8_check((const uint8_t *)text, strlen(text)) == NULL;
}

/* "5.1.1", or nothing. */
static int
is_status(const char *status)
{
	int subject = 0, detail = 0, n = 0;

	return *status == '\0' ||
	    (sscanf(status, "%*1[245].%3d.%3d%n", &subject, &detail, &n) == 2 &&
		(size_t)n == strlen(status));
}

static void
check_recipient(const struct bounce *bounce, const struct bounce_recipient *to)
{
	must(to->verdict <= bounce->verdict);
	must(is_text(to->address) && strchr(to->address, '@') != NULL);
	must(is_status(to->status));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const struct bounce *bounce = bounce_read(arena, (const char *)data,
	    size);
	size_t i;

	must(strlen(bounce_word(bounce->verdict)) == 4);
	must(!bounce->is_complaint || bounce->verdict == BOUNCE_NONE);
	must(!bounce->is_delay || bounce->verdict == BOUNCE_SOFT);
	must(is_text(bounce->envelope));
	must(
	    *bounce->envelope == '\0' || strchr(bounce->envelope, '+') != NULL);
	for (i = 0; i < bounce->n; i++)
		check_recipient(bounce, &bounce->recipients[i]);
	arena_free(arena);
	return 0;
}
