/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bar: how far the issues have gone out, for somebody at a terminal.
 */
#ifndef BAR_H
#define BAR_H

#include "mailer.h"

struct bar;

/* A bar over what the children count; bar_free takes it away. */
struct bar *bar_new(struct tally *tally);

/* Draw it anew, where there are mails of issues; NULL is let pass. */
void bar_show(struct bar *bar, struct db *db);

/* End its line, and give it back. NULL is let pass. */
void bar_free(struct bar *bar);

#endif
