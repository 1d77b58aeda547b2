/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_html: what is clean is cleaned to the same bytes, is text, and holds
 * no element and no attribute that is not allowed.
 */
#include "fuzz.h"

#include <ctype.h>

#include "clean.h"
#include "clean_rules.h"
#include "text.h"

/* ` name="value"`, as often as it stands there; then '>'. */
static const char *
check_attributes(struct arena *arena, const struct clean_element *element,
    const char *at)
{
	while (*at == ' ') {
		size_t n = strcspn(++at, "=");
		const char *name = arena_strndup(arena, at, n);

		at += n;
		must(at[0] == '=' && at[1] == '"');
		n = strcspn(at + 2, "\"<>");
		/* A reference changes nothing of whether it is allowed. */
		must(at[2 + n] == '"');
		if (strchr(arena_strndup(arena, at + 2, n), '&') == NULL)
			must(clean_value(arena, element, name,
				 arena_strndup(arena, at + 2, n)) != NULL);
		at += n + 3;
	}
	must(*at == '>');
	return at;
}

static void
check_markup(struct arena *arena, const char *at)
{
	while ((at = strchr(at, '<')) != NULL) {
		const struct clean_element *element;
		size_t n;

		at += at[1] == '/' ? 2 : 1;
		n = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789");
		element = clean_element(arena_strndup(arena, at, n));
		must(element->kind > CLEAN_BORDER &&
		    strcmp(element->from, element->to) == 0);
		at = check_attributes(arena, element, at + n);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct cleaned once = clean_html(arena, (const char *)data, size);
	struct cleaned twice;
	const char *text;

	must((once.html == NULL) == (once.fault != NULL));
	if (once.html != NULL) {
		text = clean_text(once.html);
		must(text_is_utf8(text, strlen(text)));
		check_markup(arena, text);
		twice = clean_html(arena, text, strlen(text));
		must(twice.html != NULL && twice.n == 0);
		must(strcmp(text, clean_text(twice.html)) == 0);
	}
	arena_free(arena);
	return 0;
}
