/* SPDX-License-Identifier: EUPL-1.2 */
#include "yaml_fault.h"

#include <err.h>
#include <stdbool.h>
#include <string.h>

#include "speak.h"

void
yaml_open(yaml_parser_t *parser, const char *text)
{
	if (!yaml_parser_initialize(parser))
		err(1, "memory");
	yaml_parser_set_input_string(parser, (const yaml_char_t *)text,
	    strlen(text));
	yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
}

/* "\0" is an escape of YAML's; what stands behind it would be lost. */
static bool
has_nul(const yaml_event_t *event)
{
	return event->type == YAML_SCALAR_EVENT &&
	    memchr(event->data.scalar.value, '\0', event->data.scalar.length) !=
	    NULL;
}

/* Why an event cannot be taken, given how deep and which document it is. */
static const char *
event_fault(const yaml_event_t *event, int *depth, int *documents)
{
	if (event->type == YAML_SEQUENCE_START_EVENT ||
	    event->type == YAML_MAPPING_START_EVENT)
		++*depth;
	if (event->type == YAML_SEQUENCE_END_EVENT ||
	    event->type == YAML_MAPPING_END_EVENT)
		--*depth;
	*documents += event->type == YAML_DOCUMENT_START_EVENT;
	return *depth > YAML_DEPTH ? _("too many levels") :
	    *documents > 1         ? _("a second document") :
	    has_nul(event)         ? _("an octet 0, which no text holds") :
				     NULL;
}

const char *
yaml_fault(const char *text, int *line)
{
	yaml_parser_t parser;
	yaml_event_t event;
	const char *fault = NULL;
	bool is_over = false;
	int depth = 0, documents = 0;

	yaml_open(&parser, text);
	/* What is no YAML is the loader's to say. */
	while (
	    !is_over && fault == NULL && yaml_parser_parse(&parser, &event)) {
		fault = event_fault(&event, &depth, &documents);
		if (fault != NULL)
			*line = (int)event.start_mark.line + 1;
		is_over = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return fault;
}
