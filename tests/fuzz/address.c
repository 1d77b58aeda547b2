/* SPDX-License-Identifier: EUPL-1.2 */
/* text_address: what is kept can stand in a header and is kept again. */
#include "fuzz.h"

#include "text.h"

static void
check_kept(struct arena *arena, const char *kept)
{
	const char *at = strchr(kept, '@'), *again;
	const char *c;

	must(strlen(kept) <= TEXT_ADDRESS_MAX && at != NULL);
	must(at > kept && at - kept <= 64 && strchr(at + 1, '@') == NULL);
	must(strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789-.") ==
	    strlen(at + 1));
	must(strchr(at, '.') != NULL);
	must(text_is_utf8(kept, strlen(kept)));
	for (c = kept; *c != '\0'; c++)
		must((unsigned char)*c > ' ' && *c != 0x7f &&
		    strchr("()<>[]:;,\\\"", *c) == NULL);
	again = text_address(arena, kept);
	must(again != NULL && strcmp(again, kept) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *kept = text_address(arena,
	    arena_strndup(arena, (const char *)data, size));

	if (kept != NULL)
		check_kept(arena, kept);
	arena_free(arena);
	return 0;
}
