/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress_notes.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "json_file.h"

static const char block[] = "<!-- wp:footnotes";

enum { ID_MAX = 100 };

static void
close_json(void *thing)
{
	json_decref(thing);
}

static const char *
text_of(const json_t *note, const char *name)
{
	const char *text = json_string_value(json_object_get(note, name));

	return text == NULL ? "" : text;
}

static void
put_list(FILE *to, const json_t *notes)
{
	const json_t *note;
	const char *id;
	size_t i;

	fputs("<section class=\"footnotes\"><ol>", to);
	for (i = 0; i < json_array_size(notes); i++) {
		note = json_array_get(notes, i);
		id = text_of(note, "id");
		fprintf(to,
		    "<li id=\"fn-%s\"><p>%s <a href=\"#fnref-%s\">↩</a></p>"
		    "</li>",
		    id, text_of(note, "content"), id);
	}
	fputs("</ol></section>", to);
}

/* Whether the text goes on with a note's number. */
static bool
is_id(json_t *ids, const char *text, size_t n)
{
	char id[ID_MAX];

	if (n == 0 || n >= sizeof(id))
		return false;
	snprintf(id, sizeof(id), "%.*s", (int)n, text);
	return json_object_get(ids, id) != NULL;
}

/* href="#ID" and id="ID-link"; where the text goes on, or NULL. */
static const char *
put_name(FILE *to, json_t *ids, const char *text)
{
	static const char link[] = "href=\"#", name[] = "id=\"",
			  end[] = "-link";
	size_t n;

	if (strncmp(text, link, strlen(link)) == 0) {
		text += strlen(link);
		n = strcspn(text, "\"");
		if (!is_id(ids, text, n))
			return NULL;
		fprintf(to, "%sfn-%.*s", link, (int)n, text);
		return text + n;
	}
	if (strncmp(text, name, strlen(name)) != 0)
		return NULL;
	text += strlen(name);
	n = strcspn(text, "\"");
	if (n < strlen(end) ||
	    strncmp(text + n - strlen(end), end, strlen(end)) != 0 ||
	    !is_id(ids, text, n - strlen(end)))
		return NULL;
	fprintf(to, "%sfnref-%.*s", name, (int)(n - strlen(end)), text);
	return text + n;
}

static json_t *
ids_of(struct arena *arena, const json_t *notes)
{
	json_t *ids = json_object();
	size_t i;

	arena_defer(arena, close_json, ids);
	for (i = 0; i < json_array_size(notes); i++)
		json_object_set_new(ids,
		    text_of(json_array_get(notes, i), "id"), json_true());
	return ids;
}

const char *
wordpress_notes(struct arena *arena, const char *content, const char *notes)
{
	json_t *list = notes == NULL ? NULL : json_loads(notes, 0, NULL), *ids;
	struct json *made;
	/* Where they stand: once, however often a text asks for them. */
	const char *place = strstr(content, block), *after;
	const char *end = place == NULL ? NULL : strstr(place, "-->");

	if (json_array_size(list) == 0) {
		json_decref(list);
		return content;
	}
	arena_defer(arena, close_json, list);
	ids = ids_of(arena, list);
	made = json_new(arena);
	while (*content != '\0') {
		if (content == place && end != NULL) {
			put_list(made->to, list);
			content = end + 3;
			continue;
		}
		after = put_name(made->to, ids, content);
		if (after == NULL)
			putc(*content, made->to);
		content = after == NULL ? content + 1 : after;
	}
	return json_end(made);
}
