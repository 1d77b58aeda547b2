/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_hidden: why a head keeps its text from the public.
 */
#ifndef SITE_HIDDEN_H
#define SITE_HIDDEN_H

#include "site_head.h"

/* Whether it calls it a draft, in one of the ways that there are. */
bool site_hidden_draft(const struct site_head *head);

/*
 * Why what it does not call so has no page that everybody may find; NULL: it
 * has. A text of ours that is public stands in lists, feeds and letters.
 */
const char *site_hidden_why(struct arena *arena, const struct site_head *head);

/* When it is to be public no more, and that is to come; NULL: never. */
const char *site_hidden_end(struct arena *arena, const struct site_head *head);

/* Whether a date, as foreign_time gives it, is to come, or is none. */
bool site_hidden_is_early(struct arena *arena, const char *date);

#endif
