/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mark: the words that a search has found, marked.
 */
#ifndef MARK_H
#define MARK_H

#include "arena.h"
#include "row.h"

/*
 * A text as HTML: escaped, and what stands between U+E000 and U+E001 in a
 * <mark>. Each that is opened is closed. NULL stays NULL.
 */
struct html mark_html(struct arena *arena, const char *text);

#endif
