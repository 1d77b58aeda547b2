/* SPDX-License-Identifier: EUPL-1.2 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "check.h"

#include "markdown.h"
#include "speak.h"

static const char *const empty_words[] = { "тук", "оттук", "виж тук",
	"вижте тук", "повече", "прочетете повече", "линк", "here", "click here",
	"more", "read more", "link", "this link" };

enum { EMPTY_WORDS = sizeof(empty_words) / sizeof(empty_words[0]) };

/* The line of a node in the file. */
static int
line_of(const struct check *check, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	for (; line == 0 && node != NULL; node = cmark_node_parent(node))
		line = cmark_node_get_start_line(node);
	return check->release->body_line + (line > 0 ? line - 1 : 0);
}

/* All that is read of a node, in the arena; a line's end is a space. */
static const char *
text_of(struct check *check, cmark_node *root)
{
	struct json *text = json_new(check->arena);
	cmark_iter *iterator = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		const char *literal = cmark_node_get_literal(node);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_SOFTBREAK ||
		    type == CMARK_NODE_LINEBREAK)
			putc('\n', text->to);
		else if (type == CMARK_NODE_TEXT && literal != NULL)
			fputs(literal, text->to);
	}
	cmark_iter_free(iterator);
	return json_end(text);
}

/* Headings begin with the second level, and none is left out. */
static void
check_heading(struct check *check, cmark_node *node, int *above)
{
	const char *title = release_member(check->release, "title");
	int level = cmark_node_get_heading_level(node);

	if (level == 1)
		check_fault(check, line_of(check, node),
		    _("a heading of the first level, which is the title's: "
		      "write ##"));
	else if (level > *above + 1 && *above == 1)
		check_suggest(check, line_of(check, node),
		    _("a heading of level %d below the title: write ##"),
		    level);
	else if (level > *above + 1)
		check_suggest(check, line_of(check, node),
		    _("a heading of level %d below one of level %d: write "
		      "%.*s"),
		    level, *above, *above + 1, "######");
	if (strcmp(text_of(check, node), title == NULL ? "" : title) == 0)
		check_suggest(check, line_of(check, node),
		    _("the title stands above the text already"));
	*above = level;
}

/* The part of an address that is this site's, or NULL. */
static const char *
path_in(const struct check *check, const char *url)
{
	const char *origin = check->article->config->origin;
	size_t n = strlen(origin);

	if (n > 0 && strncmp(url, origin, n) == 0 && url[n] == '/')
		url += n;
	return url[0] == '/' && url[1] != '/' ? url : NULL;
}

static void
check_link_text(struct check *check, cmark_node *node)
{
	const char *text = text_of(check, node);
	int differs;
	size_t i;

	if (cmark_node_first_child(node) == NULL)
		check_fault(check, line_of(check, node),
		    _("a link without text"));
	for (i = 0; i < EMPTY_WORDS; i++)
		if (u8_casecmp((const uint8_t *)text, strlen(text),
			(const uint8_t *)empty_words[i], strlen(empty_words[i]),
			NULL, NULL, &differs) == 0 &&
		    differs == 0)
			check_suggest(check, line_of(check, node),
			    _("„%s“ does not say where the link leads"), text);
}

static void
check_link(struct check *check, cmark_node *node)
{
	const char *path = path_in(check, cmark_node_get_url(node));
	struct check_link *link;
	size_t n;

	check_link_text(check, node);
	if (path == NULL)
		return;
	link = arena_alloc(check->arena, sizeof(*link));
	n = strcspn(path, "?#\n");
	link->path = arena_printf(check->arena, "%.*s%s", (int)n, path,
	    n > 0 && path[n - 1] != '/' && memchr(path, '.', n) == NULL ? "/" :
									  "");
	link->line = line_of(check, node);
	link->next = check->links;
	check->links = link;
}

/* Whether a tag says by alt="…" what its picture shows. */
static bool
has_words(const char *tag, size_t n)
{
	const char *alt = memmem(tag, n, " alt=\"", 6);

	return alt != NULL && alt[6] != '"';
}

/* A picture as a document's converter writes it. */
static void
check_html(struct check *check, cmark_node *node)
{
	const char *html = cmark_node_get_literal(node), *at = html;
	int line = line_of(check, node);

	for (; (at = strcasestr(at, "<img ")) != NULL; at++) {
		for (; html < at; html++)
			line += *html == '\n';
		if (!has_words(at, strcspn(at, ">")))
			check_fault(check, line,
			    _("a picture without alternative text: write "
			      "alt=\"words\" into it"));
	}
}

static void
check_node(struct check *check, cmark_node *node, int *above)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_HEADING)
		check_heading(check, node, above);
	else if (type == CMARK_NODE_LINK)
		check_link(check, node);
	else if (type == CMARK_NODE_HTML_BLOCK ||
	    type == CMARK_NODE_HTML_INLINE)
		check_html(check, node);
	else if (type == CMARK_NODE_IMAGE && *text_of(check, node) == '\0')
		check_fault(check, line_of(check, node),
		    _("a picture without alternative text: write "
		      "![words](file)"));
}

/* Each line of a block by itself, so that what is said has its line. */
static void
check_block(struct check *check, cmark_node *node)
{
	const char *text = text_of(check, node);
	int line = line_of(check, node);

	fprintf(check->gathered->to, "\n%s", text);
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		check_words(check, line++,
		    arena_strndup(check->arena, text, n));
		text += n + (text[n] == '\n');
	}
}

/* What holds words and no other block. */
static bool
is_block(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
	    strcmp(cmark_node_get_type_string(node), "table_cell") == 0;
}

void
check_tree(struct check *check)
{
	cmark_node *document = markdown_tree(check->release->body);
	cmark_iter *iterator = cmark_iter_new(document);
	cmark_event_type event;
	int above = 1;

	check->gathered = json_new(check->arena);
	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);

		if (event != CMARK_EVENT_ENTER)
			continue;
		check_node(check, node, &above);
		if (is_block(node))
			check_block(check, node);
	}
	cmark_iter_free(iterator);
	cmark_node_free(document);
	check->words = json_end(check->gathered);
}
