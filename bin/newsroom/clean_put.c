/* SPDX-License-Identifier: EUPL-1.2 */
/* The bytes of clean_write: tags, and words with what stands around them. */
#include <err.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "clean_put.h"

enum { FULL = 2 * CLEAN_MAX };

static void
give_back(void *thing)
{
	free(((struct clean_writer *)thing)->text);
}

struct clean_writer *
clean_writer_new(struct arena *arena)
{
	struct clean_writer *writer = arena_alloc(arena, sizeof(*writer));

	writer->arena = arena;
	writer->headings[0] = 1;
	writer->is_fresh = true;
	arena_defer(arena, give_back, writer);
	return writer;
}

void
clean_put(struct clean_writer *writer, const char *bytes, size_t n)
{
	if (writer->n + n > FULL) {
		writer->is_full = true;
		return;
	}
	while (writer->n + n > writer->size) {
		writer->size = 2 * writer->size + 4096;
		writer->text = realloc(writer->text, writer->size);
		if (writer->text == NULL)
			err(1, "memory");
	}
	memcpy(writer->text + writer->n, bytes, n);
	writer->n += n;
}

void
clean_put_word(struct clean_writer *writer, const char *word)
{
	clean_put(writer, word, strlen(word));
}

void
clean_put_tag(struct clean_writer *writer, const char *opening,
    const struct clean_element *element, const char *attributes)
{
	clean_put_word(writer, opening);
	clean_put_word(writer, element->to);
	clean_put_word(writer, attributes);
	clean_put_word(writer, ">");
}

static const char *
reference(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

const char *
clean_escape(struct arena *arena, const char *value)
{
	char *escaped = arena_alloc(arena, 6 * strlen(value) + 1), *to;

	for (to = escaped; *value != '\0'; value++)
		if (reference(*value) != NULL)
			to = stpcpy(to, reference(*value));
		else
			*to++ = *value;
	return escaped;
}

/* Each link in it once, the innermost first: a link holds no link. */
static size_t
choose_wanted(const struct clean_writer *writer, struct clean_inline *chosen)
{
	size_t i, k, n = 0;

	for (i = writer->n_wanted; i-- > 0;) {
		for (k = 0; k < n; k++)
			if (strcmp(chosen[k].element->to,
				writer->wanted[i].element->to) == 0)
				break;
		if (k == n)
			chosen[n++] = writer->wanted[i];
	}
	for (i = 0; i < n / 2; i++) {
		struct clean_inline other = chosen[i];

		chosen[i] = chosen[n - 1 - i];
		chosen[n - 1 - i] = other;
	}
	return n;
}

static void
insert(struct clean_writer *writer, size_t at, const char *bytes)
{
	size_t n = strlen(bytes), end = writer->n;

	clean_put(writer, bytes, n);
	if (writer->is_full)
		return;
	memmove(writer->text + at + n, writer->text + at, end - at);
	memcpy(writer->text + at, bytes, n);
}

/* An address without what a reader leaves out of it: *n bytes are left. */
static const char *
bare(const char *address, size_t *n)
{
	static const char *const schemes[] = { "https://", "http://",
		"mailto:" };
	size_t i, length;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		length = strlen(schemes[i]);
		if (*n > length && memcmp(address, schemes[i], length) == 0) {
			address += length;
			*n -= length;
		}
	}
	*n -= *n > 0 && address[*n - 1] == '/';
	return address;
}

/*
 * A link whose words are its address is in no language (RFC 5646: zxx). On
 * paper, where a link's address stands behind its words, it is not said again.
 */
static void
mark_address(struct clean_writer *writer, const struct clean_inline *link)
{
	const char *href = strstr(link->attributes, " href=\"");
	size_t n, n_words = writer->n - link->from;
	const char *words = writer->text + link->from;

	if (!clean_is(link->element, "a") || href == NULL || writer->is_full ||
	    strstr(link->attributes, " lang=\"") != NULL)
		return;
	href += strlen(" href=\"");
	n = strcspn(href, "\"");
	href = bare(href, &n);
	words = bare(words, &n_words);
	if (n > 0 && n == n_words && memcmp(href, words, n) == 0)
		insert(writer, link->from - 1, " lang=\"zxx\"");
}

static void
close_to(struct clean_writer *writer, size_t n)
{
	while (writer->n_now > n) {
		mark_address(writer, &writer->now[--writer->n_now]);
		clean_put_tag(writer, "</", writer->now[writer->n_now].element,
		    "");
	}
}

void
clean_put_end_of_words(struct clean_writer *writer)
{
	close_to(writer, 0);
	writer->space = 0;
	writer->breaks = 0;
	writer->has_run = false;
	writer->is_fresh = true;
	writer->is_settled = false;
}

static void
put_pending(struct clean_writer *writer)
{
	for (; writer->breaks > 0; writer->breaks--) {
		clean_put_word(writer, "<br>\n");
		writer->is_fresh = true;
	}
	if (writer->space != 0 && !writer->is_fresh)
		clean_put(writer, &writer->space, 1);
	writer->space = 0;
}

/* What words should stand in, they stand in from here on. */
static void
settle(struct clean_writer *writer)
{
	struct clean_inline chosen[CLEAN_INLINES];
	size_t n = choose_wanted(writer, chosen), same = 0;

	while (same < n && same < writer->n_now &&
	    writer->now[same].id == chosen[same].id)
		same++;
	close_to(writer, same);
	put_pending(writer);
	for (; same < n; same++) {
		clean_put_tag(writer, "<", chosen[same].element,
		    chosen[same].attributes);
		chosen[same].from = writer->n;
		writer->now[writer->n_now++] = chosen[same];
	}
	writer->is_settled = true;
}

void
clean_put_begin_of_words(struct clean_writer *writer)
{
	if (writer->is_settled)
		put_pending(writer);
	else
		settle(writer);
	if (writer->depth > 0)
		writer->blocks[writer->depth - 1].has_content = true;
	writer->has_run = true;
	writer->is_fresh = false;
}

void
clean_put_words(struct clean_writer *writer, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (reference(text[i]) != NULL && text[i] != '"')
			clean_put_word(writer, reference(text[i]));
		else
			clean_put(writer, text + i, 1);
}
