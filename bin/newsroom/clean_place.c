/* SPDX-License-Identifier: EUPL-1.2 */
#include "clean_place.h"

bool
clean_is_cell(const struct clean_element *element)
{
	return clean_is(element, "td") || clean_is(element, "th");
}

bool
clean_holds_blocks_alone(enum clean_kind kind)
{
	return kind == CLEAN_LIST || kind == CLEAN_TABLE ||
	    kind == CLEAN_ROWS || kind == CLEAN_ROW;
}

/* Whether an item may stand in the block, and if not, whether it ends it. */
static bool
takes(const struct clean_block *block, const struct clean_element *element)
{
	if (clean_is(element, "li"))
		return clean_is(block->element, "ul") ||
		    clean_is(block->element, "ol");
	if (clean_is(element, "figcaption"))
		return clean_is(block->element, "figure");
	if (clean_is(element, "dt") || clean_is(element, "dd"))
		return clean_is(block->element, "dl");
	if (clean_is_cell(element))
		return clean_holds_blocks_alone(block->element->kind) &&
		    block->element->kind != CLEAN_LIST;
	if (element->kind == CLEAN_ROW)
		return block->element->kind == CLEAN_ROWS ||
		    block->element->kind == CLEAN_TABLE;
	return block->element->kind == CLEAN_TABLE;
}

static bool
ends(const struct clean_block *block, const struct clean_element *element)
{
	if (block->element->kind == CLEAN_TEXT)
		return true;
	if (clean_is(element, "li"))
		return clean_is(block->element, "li");
	if (clean_is(element, "dt") || clean_is(element, "dd"))
		return clean_is(block->element, "dd");
	return !clean_is(element, "figcaption");
}

size_t
clean_find_taker(const struct clean_writer *writer,
    const struct clean_element *element)
{
	size_t i;

	for (i = writer->depth; i > 0; i--) {
		if (takes(&writer->blocks[i - 1], element))
			return i;
		if (!ends(&writer->blocks[i - 1], element))
			return 0;
	}
	return 0;
}

bool
clean_needs_taker(const struct clean_element *element)
{
	return clean_is(element, "li") || clean_is(element, "dt") ||
	    clean_is(element, "dd") || clean_is(element, "figcaption") ||
	    clean_is(element, "caption") || clean_is_cell(element) ||
	    element->kind == CLEAN_ROWS || element->kind == CLEAN_ROW;
}
