/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * attachment: a picture or file that an export names.
 */
#ifndef ATTACHMENT_H
#define ATTACHMENT_H

#include "import.h"
#include "leads.h"

enum { ATTACHMENT_STOOD = 4 };

/* One that an import has come across. */
struct attachment {
	const char *name;        /* for the report */
	const char *url;         /* where it stood */
	const char *files;       /* the copy of its site's files; NULL: none */
	const char *lang;        /* of what it says; NULL: it says nothing */
	const char *alternative; /* "": nothing */
	/* Old addresses that lead to it, where there are leads; NULL ends. */
	struct leads *leads;
	const char *stood[ATTACHMENT_STOOD];
};

/*
 * Take it in, of its folder, by its own name; or leave it out of the import
 * with a reason.
 */
void attachment_put(struct import *import, const struct attachment *attachment);

#endif
