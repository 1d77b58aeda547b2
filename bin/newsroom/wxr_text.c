/* SPDX-License-Identifier: EUPL-1.2 */
#include "wxr_text.h"

#include <ctype.h>
#include <err.h>
#include <stdlib.h>
#include <string.h>

void
wxr_text_begin(struct wxr_text *text, struct arena *arena, const char **target,
    size_t most)
{
	text->target = target;
	text->arena = arena;
	text->n = 0;
	text->most = most;
}

bool
wxr_text_add(struct wxr_text *text, const char *more, size_t n)
{
	bool fits = text->target == NULL || text->n + n <= text->most;

	if (text->target == NULL)
		return true;
	if (!fits)
		n = text->most - text->n;
	if (text->n + n > text->size) {
		text->size = 2 * (text->n + n);
		text->text = realloc(text->text, text->size);
		if (text->text == NULL)
			err(1, "memory");
	}
	if (n > 0)
		memcpy(text->text + text->n, more, n);
	text->n += n;
	return fits;
}

/* Some tools write a file anew with line ends around what is not a text. */
void
wxr_text_end(struct wxr_text *text)
{
	const char *from = text->text;
	size_t n = text->n;

	if (text->target == NULL)
		return;
	if (text->most == WXR_WORD_MAX) {
		while (n > 0 && isspace((unsigned char)from[n - 1]))
			n--;
		for (; n > 0 && isspace((unsigned char)*from); n--)
			from++;
	}
	*text->target = n == 0 ? "" : arena_strndup(text->arena, from, n);
	text->target = NULL;
}

void
wxr_text_free(struct wxr_text *text)
{
	free(text->text);
}
