/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wxr_tag: how many attributes a tag has, before an XML parser reads it.
 *
 * libxml2 compares each attribute of a tag with all others: 100,000 of them, a
 * megabyte, take it minutes.
 */
#ifndef WXR_TAG_H
#define WXR_TAG_H

#include <stdbool.h>
#include <stddef.h>

/* Where in the file it is; all zero at its beginning. */
struct wxr_tag {
	enum {
		WXR_TAG_NONE,
		WXR_TAG_BEGIN, /* behind < */
		WXR_TAG_MARK,  /* behind <! */
		WXR_TAG_DASH,  /* behind <!- */
		WXR_TAG_COMMENT,
		WXR_TAG_CDATA,
		WXR_TAG_ORDER, /* a processing instruction */
		WXR_TAG_OPEN,
	} in;
	char quote;     /* that is open in the tag, or 0 */
	char before[2]; /* what was passed last */
	size_t n;       /* attributes of the tag so far */
};

/* Pass the next n bytes; false where a tag has over 1,000 attributes. */
bool wxr_tag_pass(struct wxr_tag *tag, const char *bytes, size_t n);

#endif
