/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * autop: a text with line ends of its own as HTML, as WordPress shows it.
 */
#ifndef AUTOP_H
#define AUTOP_H

#include "arena.h"

/*
 * An empty line parts paragraphs, any other line end is a <br>; block
 * elements stand by themselves, and in <pre> nothing changes. Comments fall
 * out. What is made goes through clean_html afterwards, as all.
 */
const char *autop(struct arena *arena, const char *text);

#endif
