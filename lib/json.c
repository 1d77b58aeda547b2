/* SPDX-License-Identifier: EUPL-1.2 */
#include "json.h"

#include <err.h>
#include <stdlib.h>

static void
close_json(void *thing)
{
	struct json *json = thing;

	if (json->to != NULL)
		fclose(json->to);
	free(json->text);
}

struct json *
json_new(struct arena *arena)
{
	struct json *json = arena_alloc(arena, sizeof(*json));

	json->to = open_memstream(&json->text, &json->n);
	if (json->to == NULL)
		err(1, "memory");
	arena_defer(arena, close_json, json);
	return json;
}

const char *
json_end(struct json *json)
{
	if (fclose(json->to) != 0)
		err(1, "memory");
	json->to = NULL;
	return json->text;
}

void
json_string(FILE *to, const char *text)
{
	if (text == NULL) {
		fputs("null", to);
		return;
	}
	putc('"', to);
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			fprintf(to, "\\%c", c);
		else if (c == '\n')
			fputs("\\n", to);
		else if (c < ' ')
			fprintf(to, "\\u%04x", c);
		else
			putc(c, to);
	}
	putc('"', to);
}

void
json_member(FILE *to, const char *name, const char *text)
{
	fputs(", ", to);
	json_string(to, name);
	fputs(": ", to);
	json_string(to, text);
}
