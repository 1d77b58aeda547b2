/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_defaults: the `defaults` of Jekyll's settings.
 */
#ifndef SITE_DEFAULTS_H
#define SITE_DEFAULTS_H

#include "site_text.h"

/* As site_given_fill. */
void site_defaults_fill(const struct site *site, const struct site_name *name,
    struct site_head *head);

#endif
