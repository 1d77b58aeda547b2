/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_leads: the addresses of a site of Ghost that are no post's or page's:
 * of its tags and authors, and its feed.
 */
#ifndef GHOST_LEADS_H
#define GHOST_LEADS_H

#include "ghost_post.h"

/* Let them lead to what stands here instead. */
void ghost_leads(struct ghost *ghost);

#endif
