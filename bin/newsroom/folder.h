/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * folder: a folder of content, file by file.
 *
 *     media.yaml media/HASH/NAME                    pictures, documents, first
 *     programmes.yaml partners.yaml projects.yaml   lists
 *     redirects.yaml                                old addresses, taken last
 *     pages/NAME.LANG.md                            plain pages
 *     …/NAME.LANG.md                                editions of articles
 *
 * A .md file is Markdown under a YAML head between two lines of three
 * hyphens. The editions of one article have the same NAME in one folder.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include <stdbool.h>

#include "import.h"

/*
 * Put in each item below order->path: the lists first, then the files by
 * name. False, after it was said, where that is no folder that can be read. A
 * picture or document beside a text that names it is taken in with it.
 */
bool folder_walk(struct import *import, const struct import_order *order);

#endif
