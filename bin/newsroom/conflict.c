/* SPDX-License-Identifier: EUPL-1.2 */
#include "conflict.h"

#include "speak.h"

void
conflict_theirs(struct arena *arena, const struct file_version *was,
    const struct file_version *is, const char *began, const char *stands)
{
	fprintf(stderr,
	    _("What was changed since revision %s, from which the file "
	      "began:\n"),
	    began);
	article_file_diff(arena, was, is, stderr);
	fprintf(stderr,
	    _("Put that into the file too, write `revision: %s` into the head, "
	      "and take it in again.\n"),
	    stands);
}

void
conflict_mine(struct arena *arena, const struct file_version *is,
    const struct file_version *mine, const char *stands)
{
	fputs(_("What stands, and what the file would make of it:\n"), stderr);
	article_file_diff(arena, is, mine, stderr);
	fprintf(stderr,
	    _("Put the two together, write `revision: %s` into the head, and "
	      "take it in again.\n"),
	    stands);
}

void
conflict_overruled(const char *verb, const char *name, const char *stood)
{
	fprintf(stderr,
	    _("--force overwrites that. What stood there comes back by\n"
	      "  newsroom %s restore %s --revision %s\n"),
	    verb, name, stood);
}
