/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean.h"

#include <ctype.h>
#include <err.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "clean_input.h"
#include "clean_picture.h"
#include "clean_write.h"
#include "json.h"
#include "speak.h"

enum { DROPPED_MAX = 200 };

struct clean {
	const char *text;
};

/* An element of the given HTML that is open. */
struct source {
	const xmlChar *name;
	const struct clean_element *element;
	size_t opened; /* what clean_writer_close wants */
	bool is_written;
};

struct cleaning {
	struct arena *arena;
	htmlParserCtxtPtr parser;
	struct clean_writer *writer;
	struct source sources[CLEAN_LEVELS];
	size_t depth;
	size_t gone; /* how deep it stands in what goes with its content */
	size_t gaps; /* in the tag that has not ended yet */
	struct clean_dropped *dropped;
	size_t n_dropped;
	struct clean_pictures pictures;
	const char *fault;
	int64_t line;
};

static void
refuse(struct cleaning *cleaning, const char *fault)
{
	if (cleaning->fault == NULL) {
		cleaning->fault = fault;
		cleaning->line = xmlSAX2GetLineNumber(cleaning->parser);
	}
	xmlStopParser(cleaning->parser);
}

static void
note(struct cleaning *cleaning, const char *what)
{
	size_t i;

	for (i = 0; i < cleaning->n_dropped; i++)
		if (strcmp(cleaning->dropped[i].what, what) == 0)
			break;
	if (i == DROPPED_MAX - 1 && i == cleaning->n_dropped)
		what = _("and others");
	if (i == DROPPED_MAX)
		i--;
	else if (i == cleaning->n_dropped)
		cleaning->dropped[cleaning->n_dropped++].what =
		    arena_strndup(cleaning->arena, what, 100);
	cleaning->dropped[i].n++;
}

static void
note_element(struct cleaning *cleaning, const char *name)
{
	char what[48];

	if (strcmp(name, "html") == 0 || strcmp(name, "body") == 0 ||
	    cleaning->depth == 1)
		return;
	snprintf(what, sizeof(what), "<%.40s>", name);
	note(cleaning, what);
}

/* The scheme stands beside an address that was not taken. */
static void
note_attribute(struct cleaning *cleaning, const char *element, const char *name,
    const char *value)
{
	char what[120];

	if (clean_is_footnotes(name, value))
		return;
	snprintf(what, sizeof(what), "<%.40s %.40s>%s%.*s", element, name,
	    clean_scheme(value) > 0 ? " " : "", (int)clean_scheme(value),
	    value);
	note(cleaning, what);
}

static const char *
value_of(const xmlChar **given, const char *key)
{
	for (; given != NULL && given[0] != NULL; given += 2)
		if (strcmp((const char *)given[0], key) == 0)
			return (const char *)given[1];
	return NULL;
}

/* What is written for one of an element's attributes; NULL: nothing. */
static const char *
take_attribute(struct cleaning *cleaning, const struct clean_element *element,
    const xmlChar **given, size_t i)
{
	const char *key = (const char *)given[i], *href;
	const char *value = given[i + 1] == NULL ? "" :
						   (const char *)given[i + 1];

	href = strcmp(key, "aria-label") == 0 ? value_of(given, "href") : NULL;
	if (href == NULL)
		return clean_value(cleaning->arena, element, key, value);
	if (!clean_is_way_back(href))
		return NULL;
	return cleaning->pictures.back != NULL ?
	    cleaning->pictures.back :
	    clean_value(cleaning->arena, element, key, value);
}

/* The attributes that are kept, as they are written. */
static const char *
take_attributes(struct cleaning *cleaning, const char *name,
    const struct clean_element *element, const xmlChar **given)
{
	const char *written = "", *key, *kept;
	bool has_needed = element->needs == NULL, has_alt = false;
	size_t i;

	for (i = 0; given != NULL && given[i] != NULL; i += 2) {
		key = (const char *)given[i];
		kept = take_attribute(cleaning, element, given, i);
		if (kept == NULL) {
			note_attribute(cleaning, name, key,
			    given[i + 1] == NULL ? "" :
						   (const char *)given[i + 1]);
			continue;
		}
		has_needed |= element->needs != NULL &&
		    strcmp(key, element->needs) == 0;
		has_alt |= strcmp(key, "alt") == 0;
		written = arena_printf(cleaning->arena, "%s %s=\"%s\"", written,
		    key, clean_escape(cleaning->arena, kept));
	}
	if (element->kind == CLEAN_PICTURE && !has_alt)
		written = arena_printf(cleaning->arena, "%s alt=\"\"", written);
	return has_needed ? written : NULL;
}

/* A picture of ours in all that was made of it; NULL: it is none. */
static const char *
take_picture(struct cleaning *cleaning, const xmlChar **given)
{
	const struct clean_pictures *pictures = &cleaning->pictures;
	const char *src = value_of(given, "src"), *alt = value_of(given, "alt");
	const struct clean_picture *picture;

	if (src == NULL || pictures->find == NULL)
		return NULL;
	picture = pictures->find(pictures->context, src,
	    alt == NULL ? "" : alt);
	if (picture == NULL)
		return NULL;
	cleaning->writer->sources = clean_picture_sources(cleaning->arena,
	    picture);
	return clean_picture_attributes(cleaning->arena, picture);
}

/* What an element lacks to be one is what it would be without a name. */
static const struct clean_element *
lacking(const struct clean_element *element)
{
	return clean_element(element->kind == CLEAN_FLOW ? "div" : "?");
}

static void
open_source(struct cleaning *cleaning, struct source *source,
    const xmlChar **given)
{
	const char *name = (const char *)source->name, *attributes = NULL;

	if (source->element->kind == CLEAN_PICTURE)
		attributes = take_picture(cleaning, given);
	if (attributes == NULL && source->element->kind > CLEAN_BORDER) {
		attributes = take_attributes(cleaning, name, source->element,
		    given);
		if (attributes == NULL)
			source->element = lacking(source->element);
	}
	if (source->element->kind <= CLEAN_BORDER)
		note_element(cleaning, name);
	if (source->element->kind == CLEAN_GONE)
		cleaning->gone = cleaning->depth;
	source->is_written = true;
	source->opened = clean_writer_open(cleaning->writer, source->element,
	    attributes == NULL ? "" : attributes);
}

static void
start_element(void *context, const xmlChar *name, const xmlChar **given)
{
	struct cleaning *cleaning = context;
	struct source *source;

	if (cleaning->fault != NULL)
		return;
	if (cleaning->depth == CLEAN_LEVELS) {
		refuse(cleaning, _("over 256 levels"));
		return;
	}
	source = &cleaning->sources[cleaning->depth++];
	*source = (struct source){ name, clean_element((const char *)name), 0,
		false };
	if (cleaning->gone == 0)
		open_source(cleaning, source, given);
	if (cleaning->writer->is_full)
		refuse(cleaning, _("over 16 MiB when it is written out"));
}

static void
close_source(struct cleaning *cleaning)
{
	const struct source *source = &cleaning->sources[--cleaning->depth];

	if (cleaning->gone > cleaning->depth)
		cleaning->gone = 0;
	if (source->is_written)
		clean_writer_close(cleaning->writer, source->element,
		    source->opened);
}

static void
end_element(void *context, const xmlChar *name)
{
	struct cleaning *cleaning = context;
	size_t i = cleaning->depth;

	if (cleaning->fault != NULL)
		return;
	while (i > 0 && !xmlStrEqual(cleaning->sources[i - 1].name, name))
		i--;
	while (i > 0 && cleaning->depth >= i)
		close_source(cleaning);
}

/* How many bytes the control character there has; 0 where it is none. */
static size_t
control(const char *text, size_t n)
{
	unsigned char c = (unsigned char)text[0];

	if (c == 0xc2 && n > 1 && (unsigned char)text[1] < 0xa0)
		return 2;
	return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f ? 1 : 0;
}

static void
take_text(void *context, const xmlChar *bytes, int length)
{
	struct cleaning *cleaning = context;
	const char *text = (const char *)bytes;
	size_t n = (size_t)length, i = 0, from = 0, skipped;

	if (cleaning->gone > 0 || cleaning->fault != NULL)
		return;
	for (; i < n; i += skipped == 0 ? 1 : skipped) {
		skipped = control(text + i, n - i);
		if (skipped == 0)
			continue;
		clean_writer_text(cleaning->writer, text + from, i - from);
		from = i + skipped;
	}
	clean_writer_text(cleaning->writer, text + from, n - from);
	if (cleaning->writer->is_full)
		refuse(cleaning, _("over 16 MiB when it is written out"));
}

/*
 * The parser looks for each attribute among those before it. So a tag that
 * it cannot have read yet may have so many places for one at most.
 */
static bool
is_tag_too_long(struct cleaning *cleaning, const char *piece, size_t n)
{
	const xmlParserInput *input = cleaning->parser->input;
	size_t waiting = (size_t)(input->end - input->cur), i;

	if (waiting < 2 || input->cur[0] != '<' || !isalpha(input->cur[1])) {
		cleaning->gaps = 0;
		return false;
	}
	for (i = n > waiting ? n - waiting : 0; i < n; i++)
		cleaning->gaps += strchr(" \t\n\f\"'/", piece[i]) != NULL;
	return cleaning->gaps > CLEAN_TAG_GAPS;
}

/*
 * The parser stops behind the first element that stands in no other, and so
 * all is put into one of a name that nobody has.
 */
static const char around[] = "<newsroom-whole>";

/* In pieces, so that a tag is seen to be too long before it is read. */
static void
parse(struct cleaning *cleaning, const char *bytes, size_t n)
{
	size_t i, length;

	htmlParseChunk(cleaning->parser, around, sizeof(around) - 1, 0);
	for (i = 0; i < n && cleaning->fault == NULL; i += length) {
		length = clean_piece(bytes + i, n - i);
		htmlParseChunk(cleaning->parser, bytes + i, (int)length, 0);
		if (is_tag_too_long(cleaning, bytes + i, length))
			refuse(cleaning, _("a tag with over 1,000 attributes"));
	}
	if (cleaning->fault == NULL)
		htmlParseChunk(cleaning->parser, NULL, 0, 1);
}

static void
free_parser(void *parser)
{
	htmlFreeParserCtxt(parser);
}

static void
make_parser(struct cleaning *cleaning)
{
	htmlSAXHandler handler = {
		.startElement = start_element,
		.endElement = end_element,
		.characters = take_text,
		.ignorableWhitespace = take_text,
	};

	cleaning->parser = htmlCreatePushParserCtxt(&handler, cleaning, NULL, 0,
	    NULL, XML_CHAR_ENCODING_UTF8);
	if (cleaning->parser == NULL)
		err(1, "memory");
	arena_defer(cleaning->arena, free_parser, cleaning->parser);
	/* What it does not know of them it says; safety needs none. */
	htmlCtxtUseOptions(cleaning->parser,
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
		HTML_PARSE_IGNORE_ENC);
}

struct cleaned
clean_html(struct arena *arena, const char *bytes, size_t n)
{
	return clean_html_pictures(arena, bytes, n,
	    (struct clean_pictures){ .find = NULL });
}

struct cleaned
clean_html_pictures(struct arena *arena, const char *bytes, size_t n,
    struct clean_pictures pictures)
{
	struct cleaning *cleaning = arena_alloc(arena, sizeof(*cleaning));
	struct clean *clean = arena_alloc(arena, sizeof(*clean));

	cleaning->arena = arena;
	cleaning->pictures = pictures;
	cleaning->fault = clean_find_fault(bytes, n, &cleaning->line);
	if (cleaning->fault != NULL)
		return (struct cleaned){ .fault = cleaning->fault,
			.line = cleaning->line };
	cleaning->dropped = arena_alloc(arena,
	    DROPPED_MAX * sizeof(*cleaning->dropped));
	cleaning->writer = clean_writer_new(arena);
	make_parser(cleaning);
	bytes = clean_line_ends(arena, bytes, &n);
	parse(cleaning, bytes, n);
	while (cleaning->depth > 0)
		close_source(cleaning);
	clean->text = clean_writer_end(cleaning->writer);
	return (struct cleaned){ cleaning->fault == NULL ? clean : NULL,
		cleaning->fault, cleaning->line, cleaning->dropped,
		cleaning->n_dropped };
}

const char *
clean_text(const struct clean *html)
{
	return html->text;
}

void
clean_member(FILE *to, const char *name, const struct clean *html)
{
	json_member(to, name, html->text);
}
