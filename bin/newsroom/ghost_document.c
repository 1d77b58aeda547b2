/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_document.h"

#include <string.h>

#include "json_file.h"

/* A node has nodes in it, or is words, or the end of a line, or a card. */
static bool
node_shows(const json_t *node)
{
	const json_t *children = json_object_get(node, "children");
	const char *text = json_string_value(json_object_get(node, "text"));
	const char *type = json_string_value(json_object_get(node, "type"));
	size_t i;

	if (children == NULL && text == NULL)
		return type != NULL && strcmp(type, "linebreak") != 0;
	for (i = 0; i < json_array_size(children); i++)
		if (node_shows(json_array_get(children, i)))
			return true;
	return text != NULL && *text != '\0';
}

/* What cannot be read may show something. */
static bool
is_unreadable(const char *document, const json_t *whole)
{
	return whole == NULL && document != NULL && *document != '\0';
}

bool
ghost_lexical_shows(const char *document)
{
	json_t *whole = document == NULL ? NULL : json_loads(document, 0, NULL);
	bool shows = is_unreadable(document, whole) ||
	    node_shows(json_object_get(whole, "root"));

	json_decref(whole);
	return shows;
}

/* In a list of markers, and of lists of them, the texts are the words. */
static bool
has_words(const json_t *list)
{
	size_t i;

	if (json_is_string(list))
		return json_string_length(list) > 0;
	for (i = 0; i < json_array_size(list); i++)
		if (has_words(json_array_get(list, i)))
			return true;
	return false;
}

bool
ghost_mobiledoc_shows(const char *document)
{
	json_t *whole = document == NULL ? NULL : json_loads(document, 0, NULL);
	const json_t *sections = json_object_get(whole, "sections");
	bool shows = is_unreadable(document, whole) ||
	    json_array_size(json_object_get(whole, "cards")) > 0;
	size_t i;

	/* [type, tag, markers], or [type, address] of a picture. */
	for (i = 0; i < json_array_size(sections) && !shows; i++) {
		const json_t *section = json_array_get(sections, i);

		shows = has_words(json_array_get(section,
		    json_array_size(section) > 2 ? 2 : 1));
	}
	json_decref(whole);
	return shows;
}
