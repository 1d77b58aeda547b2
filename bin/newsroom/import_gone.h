/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * import_gone: what an import before brought of another system, and this one
 * does not: it was deleted there, or is not for everybody any more.
 */
#ifndef IMPORT_GONE_H
#define IMPORT_GONE_H

#include "import.h"

struct import_gone;

/* Nothing was met yet; gone with the import. */
struct import_gone *import_gone_new(struct import *import);

/* This one brings an item, by what the other system calls it. */
void import_gone_see(struct import_gone *gone, const char *own,
    const char *lang);

/*
 * Note each of a site that it did not bring: it stays as it is, and somebody
 * has to decide. Not where it brought nothing at all.
 */
void import_gone_end(struct import_gone *gone, const char *site);

#endif
