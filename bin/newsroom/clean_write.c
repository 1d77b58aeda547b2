/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean_write.h"

#include <stdint.h>
#include <string.h>

#include "clean_place.h"
#include "clean_put.h"

static struct clean_block *
top(struct clean_writer *writer)
{
	return writer->depth == 0 ? NULL : &writer->blocks[writer->depth - 1];
}

static enum clean_kind
top_kind(struct clean_writer *writer)
{
	return writer->depth == 0 ? CLEAN_UNKNOWN : top(writer)->element->kind;
}

static bool
top_is(struct clean_writer *writer, const char *name)
{
	return writer->depth > 0 && clean_is(top(writer)->element, name);
}

static int
heading_of(const struct clean_element *element)
{
	return element->to[0] == 'h' ? element->to[1] - '0' : 0;
}

/* As if it had not been there, but for a space between words around it. */
static void
drop(struct clean_writer *writer, const struct clean_block *block)
{
	writer->n = block->at;
	writer->has_run = block->had_run;
	writer->is_fresh = !block->had_run;
	writer->space = block->had_run ? '\n' : 0;
	writer->depth--;
}

static void
pop(struct clean_writer *writer)
{
	struct clean_block *block = top(writer);

	clean_put_end_of_words(writer);
	if (!block->has_content && !clean_is_cell(block->element)) {
		drop(writer, block);
		return;
	}
	clean_put_tag(writer, "</", block->element, "");
	clean_put_word(writer, "\n");
	/* What is as deep becomes the same, until one comes that is less. */
	if (block->heading > 0) {
		writer->headings[block->heading] = heading_of(block->element);
		memset(writer->headings + block->heading + 1, 0,
		    (size_t)(CLEAN_HEADINGS - block->heading) * sizeof(int));
	}
	writer->depth--;
	if (writer->depth > 0)
		top(writer)->has_content = true;
}

static void
pop_to(struct clean_writer *writer, size_t depth)
{
	while (writer->depth > depth)
		pop(writer);
}

static void
push(struct clean_writer *writer, const struct clean_element *element,
    const char *attributes, bool is_implied)
{
	bool had_run = writer->has_run;

	if (writer->depth == CLEAN_BLOCKS) {
		writer->is_full = true;
		return;
	}
	clean_put_end_of_words(writer);
	writer->blocks[writer->depth++] = (struct clean_block){ element,
		writer->n, false, is_implied, had_run, 0 };
	if (had_run)
		clean_put_word(writer, "\n");
	clean_put_tag(writer, "<", element, attributes);
	if (clean_holds_blocks_alone(element->kind) ||
	    clean_is(element, "blockquote"))
		clean_put_word(writer, "\n");
}

static void
imply(struct clean_writer *writer, const char *name)
{
	push(writer, clean_element(name), "", true);
}

/* One step from something that holds only its own parts towards a place. */
static void
step_in(struct clean_writer *writer)
{
	if (top(writer)->is_implied && top_kind(writer) == CLEAN_LIST)
		pop(writer);
	else if (top_is(writer, "dl"))
		imply(writer, "dd");
	else if (top_kind(writer) == CLEAN_LIST)
		imply(writer, "li");
	else if (top_kind(writer) == CLEAN_TABLE)
		imply(writer, "tbody");
	else if (top_kind(writer) == CLEAN_ROWS)
		imply(writer, "tr");
	else
		imply(writer, "td");
}

/* A place where any block may stand. */
static void
make_room(struct clean_writer *writer)
{
	if (top_kind(writer) == CLEAN_TEXT)
		pop(writer);
	while (clean_holds_blocks_alone(top_kind(writer)) && !writer->is_full)
		step_in(writer);
}

/* A place where words may stand. */
static void
make_room_for_words(struct clean_writer *writer)
{
	while (clean_holds_blocks_alone(top_kind(writer)) && !writer->is_full)
		step_in(writer);
	if (writer->depth == 0 || top_is(writer, "blockquote") ||
	    top_is(writer, "section"))
		imply(writer, "p");
}

/* What stands between a table and the element. */
static void
step_in_table(struct clean_writer *writer, const struct clean_element *element)
{
	if (element->kind == CLEAN_ROW && top_kind(writer) == CLEAN_TABLE)
		imply(writer, "tbody");
	while (clean_is_cell(element) && top_kind(writer) != CLEAN_ROW)
		step_in(writer);
}

/* False where it can stand nowhere: then its content does by itself. */
static bool
place_item(struct clean_writer *writer, const struct clean_element *element)
{
	size_t taker = clean_find_taker(writer, element);

	if (taker > 0) {
		pop_to(writer, taker);
		step_in_table(writer, element);
		return !clean_is(element, "caption") ||
		    !top(writer)->has_content;
	}
	if (!clean_is(element, "li") && !clean_is(element, "dt") &&
	    !clean_is(element, "dd"))
		return false;
	make_room(writer);
	imply(writer, clean_is(element, "li") ? "ul" : "dl");
	return true;
}

/* How deep it was where it comes from; 0 for what is no heading. */
static int
depth_of(const struct clean_element *element)
{
	return element->kind == CLEAN_TEXT && element->from[0] == 'h' ?
	    element->from[1] - '0' :
	    0;
}

/* A heading is one deeper than the one it stands under at most. */
static const struct clean_element *
choose_heading(const struct clean_writer *writer,
    const struct clean_element *element)
{
	static const char *const names[] = { "h2", "h3", "h4" };
	int depth = depth_of(element), above = depth, level;

	if (depth == 0)
		return element;
	while (writer->headings[above] == 0)
		above--;
	level = writer->headings[above] + (above < depth);
	return level < heading_of(element) ? clean_element(names[level - 2]) :
					     element;
}

static void
end_paragraph(struct clean_writer *writer)
{
	if (top_is(writer, "p"))
		pop(writer);
	else if (writer->has_run && !top_is(writer, "pre"))
		writer->space = writer->space == 0 ? '\n' : writer->space;
}

static size_t
open_block(struct clean_writer *writer, const struct clean_element *element,
    const char *attributes)
{
	size_t depth;

	if (clean_is(element, "p") && top_kind(writer) == CLEAN_TEXT &&
	    !top_is(writer, "p")) {
		end_paragraph(writer);
		return SIZE_MAX;
	}
	if (clean_needs_taker(element)) {
		if (!place_item(writer, element)) {
			end_paragraph(writer);
			return SIZE_MAX;
		}
	} else {
		make_room(writer);
	}
	depth = writer->depth;
	push(writer, choose_heading(writer, element), attributes, false);
	if (writer->depth > depth)
		top(writer)->heading = depth_of(element);
	return depth;
}

static void
put_rule(struct clean_writer *writer)
{
	bool had_run;

	make_room(writer);
	had_run = writer->has_run;
	clean_put_end_of_words(writer);
	clean_put_word(writer, had_run ? "\n<hr>\n" : "<hr>\n");
	if (writer->depth > 0)
		top(writer)->has_content = true;
}

static void
put_break(struct clean_writer *writer)
{
	if (top_is(writer, "pre"))
		clean_writer_text(writer, "\n", 1);
	else if (writer->has_run)
		writer->breaks++;
	writer->space = 0;
}

static void
put_picture(struct clean_writer *writer, const struct clean_element *element,
    const char *attributes)
{
	make_room_for_words(writer);
	clean_put_begin_of_words(writer);
	if (writer->sources != NULL) {
		clean_put_word(writer, "<picture>");
		clean_put_word(writer, writer->sources);
	}
	clean_put_tag(writer, "<", element, attributes);
	if (writer->sources != NULL)
		clean_put_word(writer, "</picture>");
	writer->sources = NULL;
}

static size_t
want(struct clean_writer *writer, const struct clean_element *element,
    const char *attributes)
{
	if (writer->n_wanted == CLEAN_INLINES)
		return SIZE_MAX;
	writer->wanted[writer->n_wanted] = (struct clean_inline){ element,
		attributes, ++writer->ids, 0 };
	writer->is_settled = false;
	return writer->n_wanted++;
}

size_t
clean_writer_open(struct clean_writer *writer,
    const struct clean_element *element, const char *attributes)
{
	if (writer->is_full)
		return SIZE_MAX;
	switch (element->kind) {
	case CLEAN_GONE:
	case CLEAN_UNKNOWN:
		break;
	case CLEAN_BORDER:
		end_paragraph(writer);
		break;
	case CLEAN_BREAK:
		put_break(writer);
		break;
	case CLEAN_PICTURE:
		put_picture(writer, element, attributes);
		break;
	case CLEAN_RULE:
		put_rule(writer);
		break;
	case CLEAN_INLINE:
		return want(writer, element, attributes);
	default:
		return open_block(writer, element, attributes);
	}
	return SIZE_MAX;
}

void
clean_writer_close(struct clean_writer *writer,
    const struct clean_element *element, size_t opened)
{
	if (writer->is_full)
		return;
	if (element->kind == CLEAN_INLINE) {
		writer->n_wanted -= opened != SIZE_MAX;
		writer->is_settled = false;
	} else if (element->kind == CLEAN_BORDER)
		end_paragraph(writer);
	else if (opened != SIZE_MAX)
		pop_to(writer, opened);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

/* As it is, but for empty lines at the beginning, which parsers drop. */
static void
put_preformatted(struct clean_writer *writer, const char *text, size_t n)
{
	bool had = top(writer)->has_content;
	size_t i = 0;

	while (!writer->has_run && i < n && text[i] == '\n')
		i++;
	if (i == n)
		return;
	writer->space = 0;
	clean_put_begin_of_words(writer);
	clean_put_words(writer, text + i, n - i);
	while (i < n && is_space(text[i]))
		i++;
	top(writer)->has_content = had || i < n;
}

/* The space in front of text, and the length of the words behind it. */
static size_t
take_space(struct clean_writer *writer, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n && is_space(text[i]); i++) {
		if (text[i] == '\n')
			writer->space = '\n';
		else if (writer->space == 0)
			writer->space = ' ';
	}
	return i;
}

void
clean_writer_text(struct clean_writer *writer, const char *text, size_t n)
{
	size_t i, length;

	if (writer->is_full)
		return;
	if (top_is(writer, "pre")) {
		put_preformatted(writer, text, n);
		return;
	}
	for (i = take_space(writer, text, n); i < n && !writer->is_full;
	     i += take_space(writer, text + i, n - i)) {
		for (length = 0; i + length < n && !is_space(text[i + length]);)
			length++;
		make_room_for_words(writer);
		clean_put_begin_of_words(writer);
		clean_put_words(writer, text + i, length);
		i += length;
	}
}

const char *
clean_writer_end(struct clean_writer *writer)
{
	writer->n_wanted = 0;
	pop_to(writer, 0);
	return arena_strndup(writer->arena, writer->n == 0 ? "" : writer->text,
	    writer->n);
}
