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

/* What cannot stand in a string as it is. */
static void
put_escaped(FILE *to, unsigned char c)
{
	if (c == '"' || c == '\\')
		fprintf(to, "\\%c", c);
	else if (c == '\n')
		fputs("\\n", to);
	else
		fprintf(to, "\\u%04x", c);
}

void
json_string(FILE *to, const char *text)
{
	size_t n;

	if (text == NULL) {
		fputs("null", to);
		return;
	}
	putc('"', to);
	for (;;) {
		/* As much at once as can be: most of an article is plain. */
		for (n = 0; (unsigned char)text[n] >= ' ' && text[n] != '"' &&
		     text[n] != '\\';
		     n++)
			;
		fwrite(text, 1, n, to);
		if (text[n] == '\0')
			break;
		put_escaped(to, (unsigned char)text[n]);
		text += n + 1;
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
