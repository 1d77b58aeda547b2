/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A text with a YAML head, or a list: split, read, and made JSON, which is
 * read again by hand.
 */
#include "fuzz.h"

#include "markdown.h"
#include "md_file.h"
#include "text.h"
#include "yaml_items.h"

/* Past the one JSON value at *at, by RFC 8259's grammar; false if none. */
static bool skip_value(const char **at, int depth);

static void
skip_space(const char **at)
{
	*at += strspn(*at, " ");
}

static bool
skip_string(const char **at)
{
	if (*(*at)++ != '"')
		return false;
	for (; **at != '"'; (*at)++) {
		if ((unsigned char)**at < ' ')
			return false;
		if (**at == '\\' && strchr("\"\\nu", *++*at) == NULL)
			return false;
	}
	(*at)++;
	return true;
}

/* What stands between two brackets, with names or without. */
static bool
skip_list(const char **at, int depth, bool is_named)
{
	char close = *(*at)++ == '{' ? '}' : ']';

	skip_space(at);
	for (; **at != close; skip_space(at)) {
		if (is_named) {
			if (!skip_string(at) || *(*at)++ != ':')
				return false;
			skip_space(at);
		}
		if (!skip_value(at, depth + 1))
			return false;
		if (**at == ',' && (*at)[1 + strspn(*at + 1, " ")] != close)
			(*at)++;
		else if (**at != close)
			return false;
	}
	(*at)++;
	return true;
}

static bool
skip_word(const char **at, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*at, word, n) != 0)
		return false;
	*at += n;
	return true;
}

static bool
skip_value(const char **at, int depth)
{
	if (depth > 5000)
		return false;
	if (**at == '{' || **at == '[')
		return skip_list(at, depth, **at == '{');
	return skip_word(at, "null") || skip_word(at, "true") ||
	    skip_word(at, "false") || skip_string(at);
}

/* Each item's members are JSON, or the first fault has its line. */
static void
check_list(struct arena *arena, const char *text)
{
	const struct yaml_item *items;
	const char *fault = NULL, *at;
	int line = 0;
	size_t n = 0, i;

	items = yaml_items(arena, text, &n, &line, &fault);
	must(items != NULL || (fault != NULL && line > 0));
	for (i = 0; items != NULL && i < n; i++) {
		at = arena_printf(arena, "{%s}", items[i].members);
		must(skip_value(&at, 0) && *at == '\0');
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	char *text = arena_strndup(arena, (const char *)data, size);
	char *head, *body = NULL;

	if (text_is_utf8(text, strlen(text))) {
		check_list(arena, text);
		head = md_file_split(text, &body);
		if (head != NULL) {
			struct cleaned cleaned = markdown_html(arena, body,
			    NULL);

			check_list(arena, head);
			must((cleaned.html == NULL) == (cleaned.fault != NULL));
		}
	}
	arena_free(arena);
	return 0;
}
