/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clean_put: what clean_write writes with.
 */
#ifndef CLEAN_PUT_H
#define CLEAN_PUT_H

#include "clean_write.h"

/* Bytes as they are; none any more where the whole would be too large. */
void clean_put(struct clean_writer *writer, const char *bytes, size_t n);
void clean_put_word(struct clean_writer *writer, const char *word);

/* opening is "<" or "</". */
void clean_put_tag(struct clean_writer *writer, const char *opening,
    const struct clean_element *element, const char *attributes);

/* Before words: the tags, breaks and space that they stand behind. */
void clean_put_begin_of_words(struct clean_writer *writer);

/* Words, escaped. */
void clean_put_words(struct clean_writer *writer, const char *text, size_t n);

/* Behind the last words of a text: what stands open is closed. */
void clean_put_end_of_words(struct clean_writer *writer);

#endif
