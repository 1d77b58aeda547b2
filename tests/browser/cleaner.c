/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Clean many texts, as `newsroom clean` does with one: from standard input,
 * each ended by a NUL, to one line for each of "clean" or "refused", and
 * behind it the clean HTML, or why, ended by a NUL.
 */
#include <stdio.h>
#include <stdlib.h>

#include "clean.h"

static void
say(const char *what, const char *text)
{
	printf("%s\n%s", what, text);
	putchar('\0');
}

int
main(void)
{
	struct arena *arena = arena_new();
	struct cleaned cleaned;
	char *text = NULL;
	size_t size = 0;
	ssize_t n;

	while ((n = getdelim(&text, &size, '\0', stdin)) > 0) {
		cleaned = clean_html(arena, text, (size_t)n - 1);
		if (cleaned.html != NULL)
			say("clean", clean_text(cleaned.html));
		else
			say("refused", cleaned.fault);
		arena_reset(arena);
	}
	free(text);
	arena_free(arena);
	return 0;
}
