/* SPDX-License-Identifier: EUPL-1.2 */
#include "markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "markdown_pictures.h"

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
new_parser(void)
{
	static const char *const names[] = { "table", "strikethrough",
		"autolink" };
	cmark_parser *parser;
	size_t i;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(OPTIONS);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		cmark_parser_attach_syntax_extension(parser,
		    cmark_find_syntax_extension(names[i]));
	return parser;
}

struct cmark_node *
markdown_tree(const char *text)
{
	cmark_parser *parser = new_parser();
	cmark_node *document;

	cmark_parser_feed(parser, text, strlen(text));
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

static struct cleaned
render(struct arena *arena, const char *text, struct pictures *pictures,
    struct clean_pictures images)
{
	cmark_parser *parser = new_parser();
	cmark_node *document;
	struct cleaned cleaned;
	char *html;

	cmark_parser_feed(parser, text, strlen(text));
	document = cmark_parser_finish(parser);
	drop_alignments(document);
	if (pictures != NULL)
		markdown_pictures(document, pictures);
	html = cmark_render_html(document, OPTIONS,
	    cmark_parser_get_syntax_extensions(parser));
	if (html == NULL)
		err(1, "memory");
	cleaned = clean_html_pictures(arena, html, strlen(html), images);
	free(html);
	cmark_node_free(document);
	cmark_parser_free(parser);
	return cleaned;
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
