/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A text of Hugo's or Jekyll's: its head in YAML, TOML or JSON. What is read is
 * an object that can be written, or the fault has its line.
 */
#include "fuzz.h"

#include "site_head.h"
#include "text.h"
#include "toml.h"

static size_t
lines(const char *text)
{
	size_t n = 1;

	while ((text = strchr(text, '\n')) != NULL)
		text++, n++;
	return n;
}

static void
check_json(json_t *value)
{
	json_t *lower = site_head_lower(value);
	char *dumped = json_dumps(value, JSON_ENCODE_ANY);

	must(dumped != NULL && text_is_utf8(dumped, strlen(dumped)));
	free(dumped);
	json_decref(lower);
}

static void
check_toml(struct arena *arena, const char *text)
{
	const char *fault = NULL;
	int line = 0;
	json_t *read = toml_read(arena, text, &line, &fault);

	must((read == NULL) == (fault != NULL));
	must(read != NULL || (line > 0 && (size_t)line <= lines(text) + 1));
	must(read == NULL || json_is_object(read));
	if (read != NULL)
		check_json(read);
	json_decref(read);
}

static void
take(void *context, const char *text)
{
	must(text_is_utf8(text, strlen(text)));
	(*(size_t *)context)++;
}

static void
check_head(struct arena *arena, const char *text)
{
	static const char *const names[] = { "title", "date", NULL };
	char *copy = arena_strndup(arena, text, strlen(text));
	struct site_head head = site_head_read(arena, copy);
	size_t n = 0;

	if (head.fault != NULL)
		return;
	must(head.is_none || json_is_object(head.members));
	site_head_text(&head, names);
	site_head_is(&head, "draft", true);
	site_head_each(&head, "aliases", take, &n);
	if (head.members != NULL)
		check_json(head.members);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *text = arena_strndup(arena, (const char *)data, size);

	if (text_is_utf8(text, strlen(text))) {
		check_toml(arena, text);
		check_head(arena, text);
	}
	arena_free(arena);
	return 0;
}
