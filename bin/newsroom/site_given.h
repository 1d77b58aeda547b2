/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_given: what a text's head is given from elsewhere: by Hugo's `cascade`
 * in an _index.md above it or in the settings, by Jekyll's `defaults`.
 */
#ifndef SITE_GIVEN_H
#define SITE_GIVEN_H

#include "files.h"
#include "site_text.h"

struct site_given;

/* What the settings give; it lives as long as the import. */
struct site_given *site_given_new(const struct site *site);

/*
 * Remember what an _index.md gives to what stands below it: to one that cannot
 * be read all there is a draft.
 */
void site_given_see(const struct site *site, const struct site_name *name,
    const struct file *file);

/*
 * Give a head what it does not say itself and the import asks for. Who kept
 * the text from the public so is head->given.
 */
void site_given_fill(const struct site *site, const struct site_name *name,
    const char *lang, struct site_head *head);

/* Give a head of these values what it does not say itself. */
void site_given_values(struct arena *arena, struct site_head *head,
    json_t *values, const char *file);

#endif
