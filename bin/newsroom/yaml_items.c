/* SPDX-License-Identifier: EUPL-1.2 */
#include "yaml_items.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "markdown.h"
#include "speak.h"
#include "tree.h"
#include "yaml_fault.h"

/* Nodes behind aliases; a long text counts as several. */
enum { COPIES_MAX = 10000, OCTETS_OF_COPY = 100 };

static const char hint[] = N_(
    ": a text with a colon or with quotation marks in "
    "it stands between single quotes, and an "
    "apostrophe in it is written twice: lead: '…'");

struct reading {
	struct arena *arena;
	yaml_document_t document;
	bool *is_seen; /* by a node's number: an alias leads there twice */
	FILE *to;
	int line, depth;
	int copies; /* that aliases may still make */
	const char *fault;
};

static bool
refuse(struct reading *reading, const yaml_node_t *node, const char *why)
{
	reading->line = (int)node->start_mark.line + 1;
	reading->fault = why;
	return false;
}

static const char *
scalar(const yaml_node_t *node)
{
	return node->type == YAML_SCALAR_NODE ?
	    (const char *)node->data.scalar.value :
	    "";
}

static bool write_node(struct reading *reading, int number);

static void
write_scalar(struct reading *reading, const yaml_node_t *node)
{
	const char *text = scalar(node);

	/* What is only blanks says nothing, also between quotes. */
	if (text[strspn(text, " \t\r\n")] == '\0')
		fputs("null", reading->to);
	else if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		json_string(reading->to, text);
	else if (strcmp(text, "~") == 0 || strcmp(text, "null") == 0)
		fputs("null", reading->to);
	else if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
		fputs(text, reading->to);
	else
		json_string(reading->to, text);
}

/* Whether no other of them is that one. */
static bool
is_first(struct reading *reading, struct tree *keys, int number)
{
	const char *key = scalar(
	    yaml_document_get_node(&reading->document, number));

	return tree_put(keys, key) == key;
}

static bool
write_body(struct reading *reading, const yaml_node_t *value)
{
	struct cleaned body = markdown_html(reading->arena, scalar(value),
	    NULL);

	if (body.html == NULL)
		return refuse(reading, value, body.fault);
	fputs("\"body_source\": ", reading->to);
	json_string(reading->to, scalar(value));
	clean_member(reading->to, "body_html", body.html);
	return true;
}

static bool
write_pair(struct reading *reading, const yaml_node_pair_t *pair)
{
	const yaml_node_t *key = yaml_document_get_node(&reading->document,
	    pair->key);
	const yaml_node_t *value = yaml_document_get_node(&reading->document,
	    pair->value);

	if (key->type != YAML_SCALAR_NODE)
		return refuse(reading, key, _("a key must be a word"));
	if (strcmp(scalar(key), "body_html") == 0 ||
	    strcmp(scalar(key), "body_source") == 0)
		return refuse(reading, key, _("write `body`, as Markdown"));
	if (strcmp(scalar(key), "body") == 0 && value->type == YAML_SCALAR_NODE)
		return write_body(reading, value);
	json_string(reading->to, scalar(key));
	fputs(": ", reading->to);
	return write_node(reading, pair->value);
}

static bool
write_members(struct reading *reading, const yaml_node_t *node)
{
	const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
	struct tree *keys = tree_new(reading->arena, tree_compare_texts);

	for (; pair < node->data.mapping.pairs.top; pair++) {
		if (pair > node->data.mapping.pairs.start)
			fputs(", ", reading->to);
		if (!is_first(reading, keys, pair->key))
			return refuse(reading,
			    yaml_document_get_node(&reading->document,
				pair->key),
			    _("a key stands twice"));
		if (!write_pair(reading, pair))
			return false;
	}
	return true;
}

static bool
write_list(struct reading *reading, const yaml_node_t *node)
{
	const yaml_node_item_t *item = node->data.sequence.items.start;

	putc('[', reading->to);
	for (; item < node->data.sequence.items.top; item++) {
		if (item > node->data.sequence.items.start)
			fputs(", ", reading->to);
		if (!write_node(reading, *item))
			return false;
	}
	putc(']', reading->to);
	return true;
}

static bool
write_mapping(struct reading *reading, const yaml_node_t *node)
{
	bool is_good;

	putc('{', reading->to);
	is_good = write_members(reading, node);
	putc('}', reading->to);
	return is_good;
}

/* What a node costs that is written once more. */
static int
cost_of(const yaml_node_t *node)
{
	return 1 + (int)(strlen(scalar(node)) / OCTETS_OF_COPY);
}

/* What an alias leads to once more; what leads to itself has no end. */
static bool
write_node(struct reading *reading, int number)
{
	const yaml_node_t *node = yaml_document_get_node(&reading->document,
	    number);
	bool is_good = true;

	if (reading->is_seen[number] &&
	    ((reading->copies -= cost_of(node)) < 0 ||
		reading->depth > YAML_DEPTH))
		return refuse(reading, node, _("an alias is not taken here"));
	reading->is_seen[number] = true;
	reading->depth++;
	if (node->type == YAML_SEQUENCE_NODE)
		is_good = write_list(reading, node);
	else if (node->type == YAML_MAPPING_NODE)
		is_good = write_mapping(reading, node);
	else
		write_scalar(reading, node);
	reading->depth--;
	return is_good;
}

static const char *
join_list(struct reading *reading, const yaml_node_t *node)
{
	const yaml_node_item_t *item = node->data.sequence.items.start;
	struct json *list = json_new(reading->arena);

	for (; item < node->data.sequence.items.top; item++)
		fprintf(list->to, " %s",
		    scalar(yaml_document_get_node(&reading->document, *item)));
	return json_end(list);
}

/* All that stands under the item's own keys. */
static void
keep_pairs(struct reading *reading, const yaml_node_t *node,
    struct yaml_item *item)
{
	const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
	struct yaml_member *member;

	member = arena_alloc(reading->arena,
	    (size_t)(node->data.mapping.pairs.top - pair) * sizeof(*member));
	item->pairs = member;
	for (; pair < node->data.mapping.pairs.top; pair++, member++) {
		const yaml_node_t *key =
		    yaml_document_get_node(&reading->document, pair->key);
		const yaml_node_t *value =
		    yaml_document_get_node(&reading->document, pair->value);

		member->key = arena_strndup(reading->arena, scalar(key),
		    SIZE_MAX);
		member->line = (int)key->start_mark.line + 1;
		if (value->type == YAML_SCALAR_NODE)
			member->text = arena_strndup(reading->arena,
			    scalar(value), SIZE_MAX);
		else if (value->type == YAML_SEQUENCE_NODE)
			member->list = join_list(reading, value);
		item->n++;
	}
}

const struct yaml_member *
yaml_member(const struct yaml_item *item, const char *key)
{
	size_t i;

	for (i = 0; i < item->n; i++)
		if (strcmp(item->pairs[i].key, key) == 0)
			return &item->pairs[i];
	return NULL;
}

static bool
read_item(struct reading *reading, int number, struct yaml_item *item)
{
	const yaml_node_t *node = yaml_document_get_node(&reading->document,
	    number);
	const struct yaml_member *slug;
	struct json *members;
	bool is_good;

	if (node->type != YAML_MAPPING_NODE)
		return refuse(reading, node, _("not `name: value` lines"));
	members = json_new(reading->arena);
	reading->to = members->to;
	is_good = write_members(reading, node);
	item->line = (int)node->start_mark.line + 1;
	item->members = json_end(members);
	keep_pairs(reading, node, item);
	slug = yaml_member(item, "slug");
	/* What is no scalar is no slug, and the database says so. */
	item->slug = slug == NULL ? NULL : slug->text == NULL ? "" : slug->text;
	return is_good;
}

/* The root and what it lists, as items; *n of them. */
static const struct yaml_item *
read_items(struct reading *reading, size_t *n)
{
	const yaml_node_t *root = yaml_document_get_root_node(
	    &reading->document);
	const yaml_node_item_t *first = NULL;
	struct yaml_item *items;
	size_t i;

	*n = root == NULL ? 0 : 1;
	if (root != NULL && root->type == YAML_SEQUENCE_NODE) {
		first = root->data.sequence.items.start;
		*n = (size_t)(root->data.sequence.items.top - first);
	}
	items = arena_alloc(reading->arena, *n * sizeof(*items));
	for (i = 0; i < *n; i++)
		if (!read_item(reading, first == NULL ? 1 : first[i],
			&items[i]))
			return NULL;
	return items;
}

/* The items of a text in which yaml_fault finds none. */
static const struct yaml_item *
load_items(struct reading *reading, const char *text, size_t *n)
{
	const struct yaml_item *items = NULL;
	yaml_parser_t parser;

	yaml_open(&parser, text);
	if (yaml_parser_load(&parser, &reading->document)) {
		size_t nodes = (size_t)(reading->document.nodes.top -
		    reading->document.nodes.start);

		reading->is_seen = arena_alloc(reading->arena, nodes + 1);
		items = read_items(reading, n);
		yaml_document_delete(&reading->document);
	} else {
		reading->line = (int)parser.problem_mark.line + 1;
		reading->fault = arena_printf(reading->arena, "%s%s",
		    parser.problem == NULL ? _("not YAML") :
					     gettext(parser.problem),
		    parser.error == YAML_READER_ERROR ? "" : _(hint));
	}
	yaml_parser_delete(&parser);
	return items;
}

static const struct yaml_item *
read_text(struct reading *reading, const char *text, size_t *n, int *line,
    const char **fault)
{
	const struct yaml_item *items = NULL;

	reading->fault = yaml_fault(text, &reading->line);
	if (reading->fault == NULL)
		items = load_items(reading, text, n);
	*line = reading->line;
	*fault = reading->fault;
	return items;
}

const struct yaml_item *
yaml_items(struct arena *arena, const char *text, size_t *n, int *line,
    const char **fault)
{
	return read_text(&(struct reading){ .arena = arena }, text, n, line,
	    fault);
}

const struct yaml_item *
yaml_items_foreign(struct arena *arena, const char *text, size_t *n, int *line,
    const char **fault)
{
	return read_text(&(struct reading){ .arena = arena,
			     .copies = COPIES_MAX },
	    text, n, line, fault);
}

const struct yaml_item *
yaml_head(struct arena *arena, const char *text, int *line, const char **fault)
{
	size_t n = 0;
	const struct yaml_item *item = yaml_items(arena, text, &n, line, fault);

	if (item == NULL || n == 1)
		return item;
	*line = 1;
	*fault = _("the head is no list of `name: value`");
	return NULL;
}
