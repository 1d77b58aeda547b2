/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site_folder: a folder of Markdown of Hugo's or Jekyll's, taken in.
 */
#ifndef SITE_FOLDER_H
#define SITE_FOLDER_H

#include "import.h"

/* An import_order's walk. */
bool site_folder_walk(struct import *import, const struct import_order *order);

#endif
