/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_place: what Hugo and Jekyll show of a file by where it stands and how it
 * is called, whatever it says.
 */
#ifndef SITE_PLACE_H
#define SITE_PLACE_H

#include "site_text.h"

/*
 * Remember that an index.md, at a path in the site, makes its folder a page of
 * Hugo's, of which all in it is a part.
 */
void site_place_see(struct site *site, const char *path);

/* Set name->aside or name->hidden where there is a reason. */
void site_place_read(const struct site *site, struct site_name *name);

#endif
