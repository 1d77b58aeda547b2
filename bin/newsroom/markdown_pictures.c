/* SPDX-License-Identifier: EUPL-1.2 */
#include "markdown_pictures.h"

#include <string.h>
#include <strings.h>

#include "clean_write.h"

/* The words in an image, which may be marked up. */
static const char *
words_of(struct arena *arena, cmark_node *image)
{
	cmark_iter *iterator = cmark_iter_new(image);
	cmark_event_type event;
	const char *words = "";

	while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iterator);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_ENTER &&
		    (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
			words = arena_printf(arena, "%s%s", words,
			    cmark_node_get_literal(node));
		else if (type == CMARK_NODE_SOFTBREAK)
			words = arena_printf(arena, "%s ", words);
	}
	cmark_iter_free(iterator);
	return words;
}

static cmark_node *
html_block(const char *html)
{
	cmark_node *node = cmark_node_new(CMARK_NODE_HTML_BLOCK);

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

void
markdown_pictures(cmark_node *document, struct pictures *pictures)
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
