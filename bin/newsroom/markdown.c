/* SPDX-License-Identifier: EUPL-1.2 */
#include "markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "clean_write.h"
#include "json.h"
#include "markdown_memory.h"
#include "speak.h"

/* HTML inside of it comes through as it is: what is made of all is cleaned. */
enum { OPTIONS = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE };

/*
 * The attribute align that cmark-gfm writes is obsolete in HTML, and a style
 * would be refused by the site's own policy.
 */
static void
drop_alignments(cmark_node *document)
{
	cmark_iter *iterator = cmark_iter_new(document);

	while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(
		    node);

		if (alignments != NULL)
			memset(alignments, 0,
			    cmark_gfm_extensions_get_table_columns(node));
	}
	cmark_iter_free(iterator);
}

static cmark_parser *
new_parser(cmark_mem *memory)
{
	static const char *const names[] = { "table", "strikethrough",
		"autolink" };
	cmark_parser *parser;
	size_t i;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new_with_mem(OPTIONS, memory);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		cmark_parser_attach_syntax_extension(parser,
		    cmark_find_syntax_extension(names[i]));
	return parser;
}

struct cmark_node *
markdown_tree(const char *text)
{
	cmark_parser *parser = new_parser(cmark_get_default_mem_allocator());
	cmark_node *document;

	cmark_parser_feed(parser, text, strlen(text));
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

/* The words in an image, which may be marked up. */
static const char *
words_of(struct arena *arena, cmark_node *image)
{
	cmark_iter *iterator = cmark_iter_new(image);
	cmark_event_type event;
	struct json *words = json_new(arena);

	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_ENTER &&
		    (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
			fputs(cmark_node_get_literal(node), words->to);
		else if (type == CMARK_NODE_SOFTBREAK)
			putc(' ', words->to);
	}
	cmark_iter_free(iterator);
	return json_end(words);
}

static cmark_node *
html_block(const char *html)
{
	cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_HTML_BLOCK,
	    markdown_memory());

	cmark_node_set_literal(node, html);
	return node;
}

/* Around a paragraph that is nothing but a picture. */
static void
put_figure(struct pictures *pictures, cmark_node *image, const char *caption,
    const char *credit)
{
	cmark_node *paragraph = cmark_node_parent(image);
	struct arena *arena = pictures->arena;

	if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
	    cmark_node_next(image) != NULL ||
	    cmark_node_previous(image) != NULL ||
	    (*caption == '\0' && credit == NULL))
		return;
	cmark_node_insert_before(paragraph, html_block("<figure>\n"));
	cmark_node_insert_after(paragraph,
	    html_block(arena_printf(arena,
		"<figcaption>%s%s%s%s%s</figcaption></figure>\n",
		clean_escape(arena, caption),
		*caption != '\0' && credit != NULL ? " " : "",
		credit != NULL ? "<small>" : "",
		clean_escape(arena, credit == NULL ? "" : credit),
		credit != NULL ? "</small>" : "")));
}

static void
show_image(struct pictures *pictures, cmark_node *image)
{
	const struct media *media = pictures_find(pictures,
	    cmark_node_get_url(image));
	const char *caption;

	if (media == NULL || *media->source == '\0')
		return;
	caption = arena_printf(pictures->arena, "%s",
	    cmark_node_get_title(image));
	pictures_show(pictures, media, words_of(pictures->arena, image),
	    caption);
	cmark_node_set_url(image, media->source);
	put_figure(pictures, image, caption, media->credit);
}

/* A document beside the text; other links are left as they are. */
static void
show_link(struct pictures *pictures, cmark_node *link)
{
	const char *url = cmark_node_get_url(link);
	size_t n = strlen(url);
	const struct media *media;

	if (n < 4 || strcasecmp(url + n - 4, ".pdf") != 0)
		return;
	media = pictures_find(pictures, url);
	if (media == NULL)
		return;
	pictures_show(pictures, media, "", "");
	cmark_node_set_url(link, media->path);
}

/*
 * Put the addresses of ours in place of the names, and a figure around a
 * picture that stands alone and has a caption or a credit.
 */
static void
put_pictures(cmark_node *document, struct pictures *pictures)
{
	cmark_iter *iterator = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		cmark_node_type type = cmark_node_get_type(node);

		/* Where it is left, all in it was passed. */
		if (event != CMARK_EVENT_EXIT)
			continue;
		if (type == CMARK_NODE_IMAGE)
			show_image(pictures, node);
		else if (type == CMARK_NODE_LINK)
			show_link(pictures, node);
	}
	cmark_iter_free(iterator);
}

/* A text, and what cmark-gfm makes of it. */
struct rendering {
	struct arena *arena;
	const char *text;
	struct pictures *pictures;
	const char *html;
	size_t n;
};

static void
take_apart(void *context)
{
	struct rendering *rendering = context;
	cmark_parser *parser = new_parser(markdown_memory());
	cmark_node *document;
	char *html;

	cmark_parser_feed(parser, rendering->text, strlen(rendering->text));
	document = cmark_parser_finish(parser);
	drop_alignments(document);
	if (rendering->pictures != NULL)
		put_pictures(document, rendering->pictures);
	html = cmark_render_html_with_mem(document, OPTIONS,
	    cmark_parser_get_syntax_extensions(parser), markdown_memory());
	rendering->n = strlen(html);
	rendering->html = arena_strndup(rendering->arena, html, rendering->n);
	markdown_memory()->free(html);
	cmark_node_free(document);
	cmark_parser_free(parser);
}

static struct cleaned
render(struct arena *arena, const char *text, struct pictures *pictures,
    struct clean_pictures images)
{
	struct rendering rendering = { arena, text, pictures, NULL, 0 };

	if (!markdown_memory_try(take_apart, &rendering))
		return (struct cleaned){
			.fault = _("it takes over 512 MiB to take it apart")
		};
	return clean_html_pictures(arena, rendering.html, rendering.n, images);
}

struct cleaned
markdown_html(struct arena *arena, const char *text, struct pictures *pictures)
{
	struct cleaned cleaned = render(arena, text, pictures,
	    pictures_clean(pictures));

	if (pictures != NULL && pictures_check(pictures) != NULL)
		cleaned = (struct cleaned){ .fault = pictures->fault };
	return cleaned;
}

struct cleaned
markdown_images(struct arena *arena, const char *text,
    struct clean_pictures images)
{
	return render(arena, text, NULL, images);
}
