/* SPDX-License-Identifier: EUPL-1.2 */
#include "wxr.h"

#include <err.h>
#include <errno.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "not_utf8.h"
#include "reason.h"
#include "speak.h"
#include "wxr_entity.h"
#include "wxr_input.h"
#include "wxr_place.h"
#include "wxr_text.h"

enum { LEVELS = 64, SHORT_MAX = WXR_WORD_MAX };
enum { LEVEL_CHANNEL = 1, LEVEL_ITEM, LEVEL_FIELD, LEVEL_PART };

struct reading {
	const struct wxr_reader *reader;
	xmlParserCtxtPtr parser;
	struct wxr_input input;
	int64_t all; /* octets of the file */
	struct wxr_site site;
	struct wxr_item item;
	bool is_item, is_over;
	int depth;
	struct wxr_text text;
	int text_depth;
	struct wxr_term *term;
	struct wxr_meta *meta;
	struct wxr_entity entity;
	const char *fault;
	int64_t line, column;
};

static void
refuse(struct reading *reading, const char *why)
{
	if (reading->fault == NULL) {
		reading->fault = why;
		reading->line = xmlSAX2GetLineNumber(reading->parser);
		reading->column = xmlSAX2GetColumnNumber(reading->parser);
	}
	xmlStopParser(reading->parser);
}

/* From here on text is gathered, until its element ends. */
static void
begin_text(struct reading *reading, const char **target, size_t most)
{
	wxr_text_begin(&reading->text,
	    reading->is_item ? reading->reader->arena : reading->reader->whole,
	    target, most);
	reading->text_depth = reading->depth;
}

static void
begin_item(struct reading *reading)
{
	const char *version = reading->site.version;

	if (version == NULL || strlen(version) != 3 ||
	    strncmp(version, "1.", 2) != 0 ||
	    strchr("012", version[2]) == NULL) {
		refuse(reading,
		    _("no export of WordPress: wp:wxr_version is not 1.0, 1.1 "
		      "or 1.2"));
		return;
	}
	reading->is_item = true;
	wxr_place_clear(&reading->item);
	reading->item.line = xmlSAX2GetLineNumber(reading->parser);
}

/* What the site files under, before its items. */
static const struct {
	const char *name, *domain, *nicename, *parent;
} site_terms[] = {
	{ "wp:category", "category", "wp:category_nicename",
	    "wp:category_parent" },
	{ "wp:tag", "tag", "wp:tag_slug", "" },
	{ "wp:author", "author", "wp:author_login", "" },
};

enum { SITE_TERMS = sizeof(site_terms) / sizeof(site_terms[0]) };

static void
begin_site_term(struct reading *reading, const char *name)
{
	struct wxr_term *term = NULL;
	size_t i;

	for (i = 0; i < SITE_TERMS && term == NULL; i++)
		if (strcmp(site_terms[i].name, name) == 0) {
			term = arena_alloc(reading->reader->whole,
			    sizeof(*term));
			*term = (struct wxr_term){ reading->site.terms,
				site_terms[i].domain, "", "" };
			reading->site.terms = term;
		}
	reading->term = term;
}

static void
begin_site_term_field(struct reading *reading, const char *name)
{
	size_t i;

	for (i = 0; reading->term != NULL && i < SITE_TERMS; i++)
		if (strcmp(site_terms[i].nicename, name) == 0)
			begin_text(reading, &reading->term->nicename,
			    SHORT_MAX);
		else if (strcmp(site_terms[i].parent, name) == 0)
			begin_text(reading, &reading->term->parent, SHORT_MAX);
}

static void
begin_site_field(struct reading *reading, const char *name)
{
	struct wxr_site *site = &reading->site;

	begin_site_term(reading, name);
	if (strcmp(name, "wp:wxr_version") == 0)
		begin_text(reading, &site->version, SHORT_MAX);
	else if (strcmp(name, "wp:base_blog_url") == 0)
		begin_text(reading, &site->base_blog_url, SHORT_MAX);
	else if (strcmp(name, "language") == 0)
		begin_text(reading, &site->language, SHORT_MAX);
	else if (strcmp(name, "link") == 0)
		begin_text(reading, &site->link, SHORT_MAX);
}

static const char *
attribute(struct reading *reading, const xmlChar **given, const char *name)
{
	for (; given != NULL && given[0] != NULL; given += 2)
		if (strcmp((const char *)given[0], name) == 0)
			return arena_strndup(reading->reader->arena,
			    (const char *)given[1], SIZE_MAX);
	return "";
}

static void
begin_term(struct reading *reading, const xmlChar **given)
{
	struct wxr_term *term = arena_alloc(reading->reader->arena,
	    sizeof(*term));

	*term = (struct wxr_term){ reading->item.terms,
		attribute(reading, given, "domain"),
		attribute(reading, given, "nicename"), "" };
	reading->item.terms = term;
}

static void
begin_meta(struct reading *reading)
{
	reading->meta = arena_alloc(reading->reader->arena,
	    sizeof(*reading->meta));
	reading->meta->key = reading->meta->value = "";
	reading->meta->next = reading->item.metas;
	reading->item.metas = reading->meta;
}

static void
begin_item_field(struct reading *reading, const char *name)
{
	size_t most;
	const char **place = wxr_place(&reading->item, name, &most);

	reading->meta = NULL;
	if (strcmp(name, "wp:postmeta") == 0)
		begin_meta(reading);
	if (strcmp(name, "wp:comment") == 0)
		reading->item.comments++;
	if (place != NULL)
		begin_text(reading, place, most);
}

static void
begin_part(struct reading *reading, const char *name)
{
	if (reading->meta == NULL)
		return;
	if (strcmp(name, "wp:meta_key") == 0)
		begin_text(reading, &reading->meta->key, SHORT_MAX);
	if (strcmp(name, "wp:meta_value") == 0)
		begin_text(reading, &reading->meta->value, SHORT_MAX);
}

static void
start_element(void *context, const xmlChar *called, const xmlChar **given)
{
	struct reading *reading = context;
	const char *name = (const char *)called;
	int level = reading->depth++;

	if (level == LEVELS)
		refuse(reading, _("over 64 levels"));
	else if (level == 0 && strcmp(name, "rss") != 0)
		refuse(reading,
		    _("no export of WordPress: it begins otherwise"));
	else if (level == LEVEL_ITEM && strcmp(name, "item") == 0)
		begin_item(reading);
	else if (level == LEVEL_ITEM)
		begin_site_field(reading, name);
	else if (level == LEVEL_FIELD && reading->is_item &&
	    strcmp(name, "category") == 0)
		begin_term(reading, given);
	else if (level == LEVEL_FIELD && reading->is_item)
		begin_item_field(reading, name);
	else if (level == LEVEL_FIELD)
		begin_site_term_field(reading, name);
	else if (level == LEVEL_PART && reading->is_item)
		begin_part(reading, name);
}

static void
take_text(void *context, const xmlChar *text, int length)
{
	struct reading *reading = context;

	if (reading->text_depth == reading->depth &&
	    !wxr_text_add(&reading->text, (const char *)text, (size_t)length) &&
	    reading->text.target == &reading->item.content)
		reading->item.is_too_long = true;
}

static xmlEntityPtr
find_entity(void *context, const xmlChar *name)
{
	struct reading *reading = context;

	return wxr_entity_find(&reading->entity, name);
}

static void
end_element(void *context, const xmlChar *name)
{
	struct reading *reading = context;

	(void)name;
	if (reading->text_depth == reading->depth)
		wxr_text_end(&reading->text);
	if (--reading->depth != LEVEL_ITEM || !reading->is_item)
		return;
	reading->is_item = false;
	if (reading->reader->take(reading->reader->context, &reading->site,
		&reading->item))
		return;
	reading->is_over = true;
	xmlStopParser(reading->parser);
}

static void
begin_document(void *context)
{
	struct reading *reading = context;
	const xmlChar *said = reading->parser->encoding != NULL ?
	    reading->parser->encoding :
	    reading->parser->input->encoding;

	if (said != NULL && strcasecmp((const char *)said, "UTF-8") != 0 &&
	    strcasecmp((const char *)said, "UTF8") != 0)
		refuse(reading,
		    arena_printf(reading->reader->whole,
			_("its encoding is %.40s and not UTF-8: iconv -f %.40s "
			  "-t UTF-8 makes it so, and then its first line has "
			  "to say so"),
			said, said));
}

static void
refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name;
	(void)external;
	(void)system;
	refuse(context, _("a DOCTYPE is not taken"));
}

/* What is wrong stands in the parser by now; its words are not ours. */
static void
note_error(void *context, const char *format, ...)
{
	struct reading *reading = context;
	const xmlError *error = &reading->parser->lastError;
	const char *words = error->message == NULL ? format : error->message;

	if (error->level != XML_ERR_FATAL || reading->fault != NULL)
		return;
	reading->fault = reason_said(reading->reader->whole,
	    arena_strndup(reading->reader->whole, words, strcspn(words, "\n")));
	reading->line = error->line;
	reading->column = error->int2;
}

static int
read_bytes(void *context, char *buffer, int size)
{
	struct reading *reading = context;
	int n = wxr_input_read(&reading->input, buffer, size);

	reading->reader->progress(reading->reader->context,
	    gzoffset(reading->input.file), reading->all);
	return n;
}

static void
parse(struct reading *reading)
{
	xmlSAXHandler handler = {
		/* Names as they are written: the first version of SAX. */
		.initialized = 1,
		.startDocument = begin_document,
		.internalSubset = refuse_doctype,
		.getEntity = find_entity,
		.startElement = start_element,
		.endElement = end_element,
		.characters = take_text,
		.cdataBlock = take_text,
		.error = note_error,
	};

	reading->parser = xmlCreateIOParserCtxt(&handler, reading, read_bytes,
	    NULL, reading, XML_CHAR_ENCODING_NONE);
	if (reading->parser == NULL)
		err(1, "memory");
	xmlCtxtUseOptions(reading->parser, XML_PARSE_NONET);
	xmlParseDocument(reading->parser);
	if (!reading->is_over && reading->fault == NULL &&
	    (!reading->parser->wellFormed || reading->input.has_failed))
		refuse(reading, _("it cannot be read to its end"));
	xmlFreeParserCtxt(reading->parser);
}

static const char *
fault_of(struct reading *reading)
{
	struct arena *whole = reading->reader->whole;

	if (reading->input.is_utf16)
		return arena_printf(whole, "1:1: %s", _(NOT_UTF8_BUT_16));
	if (reading->input.is_zip)
		return _("1:1: a ZIP: unpack it, and name all of its files");
	if (reading->input.is_tag_long && reading->fault != NULL)
		reading->fault = _("a tag with over 1,000 attributes");
	if (reading->fault == NULL && !reading->is_over &&
	    reading->site.version == NULL)
		return _(
		    "1:1: no export of WordPress: it has no wp:wxr_version");
	if (reading->fault == NULL || reading->is_over)
		return NULL;
	return arena_printf(whole, "%lld:%lld: %s",
	    (long long)(reading->line + reading->input.skipped),
	    (long long)reading->column, reading->fault);
}

const char *
wxr_read(const struct wxr_reader *reader, const char *path, int64_t *controls)
{
	struct reading reading = { .reader = reader };
	struct stat found;

	reading.input.file = gzopen(path, "r");
	if (reading.input.file == NULL)
		return strerror(errno);
	reading.all = stat(path, &found) == 0 ? found.st_size : 0;
	parse(&reading);
	gzclose_r(reading.input.file);
	wxr_text_free(&reading.text);
	*controls = reading.input.controls;
	return fault_of(&reading);
}
