/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_dates: under which names a site of Hugo's has its dates.
 */
#ifndef SITE_DATES_H
#define SITE_DATES_H

#include "site_config.h"
#include "site_head.h"

/*
 * Give a head under the usual names the dates that it has under those of the
 * settings ([frontmatter]), and the day that it calls `published`.
 */
void site_dates_fill(const struct site_config *config, struct arena *arena,
    struct site_head *head);

#endif
