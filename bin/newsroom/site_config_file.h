/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_config_file: the files that a site_config is read from.
 */
#ifndef SITE_CONFIG_FILE_H
#define SITE_CONFIG_FILE_H

#include "site_config.h"

/* Say whose site it is, and put what its files say into config->members. */
void site_config_files(struct site_config *config, struct import *import,
    const char *folder);

#endif
