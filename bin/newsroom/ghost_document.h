/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_document: what Ghost's editors keep beside the HTML that they make.
 */
#ifndef GHOST_DOCUMENT_H
#define GHOST_DOCUMENT_H

#include <stdbool.h>

/*
 * Whether a document of the editor of Ghost 5, or of that before it, shows
 * anything: words, or a card. NULL shows nothing; what is no JSON may.
 */
bool ghost_lexical_shows(const char *document);
bool ghost_mobiledoc_shows(const char *document);

#endif
