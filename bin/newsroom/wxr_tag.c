/* SPDX-License-Identifier: EUPL-1.2 */
#include "wxr_tag.h"

enum { ATTRIBUTES_MAX = 1000 };

/* What begins has nothing before it: <!--> is no comment's end. */
static void
go_into(struct wxr_tag *tag, int in)
{
	*tag = (struct wxr_tag){ .in = in };
}

static void
begin(struct wxr_tag *tag, char c)
{
	go_into(tag,
	    c == '!'     ? WXR_TAG_MARK :
		c == '?' ? WXR_TAG_ORDER :
		c == '>' ? WXR_TAG_NONE :
			   WXR_TAG_OPEN);
}

/* A comment, CDATA and an instruction end by their own two signs and >. */
static bool
ends(const struct wxr_tag *tag, char c)
{
	char sign = tag->in == WXR_TAG_COMMENT ? '-' :
	    tag->in == WXR_TAG_CDATA           ? ']' :
						 '?';

	return c == '>' && tag->before[1] == sign &&
	    (tag->before[0] == sign || sign == '?');
}

static void
pass_in_tag(struct wxr_tag *tag, char c)
{
	if (tag->quote != 0) {
		tag->quote = c == tag->quote ? 0 : tag->quote;
	} else if (c == '"' || c == '\'') {
		tag->quote = c;
		tag->n++;
	} else if (c == '>')
		go_into(tag, WXR_TAG_NONE);
}

static void
pass(struct wxr_tag *tag, char c)
{
	if (tag->in == WXR_TAG_NONE) {
		if (c == '<')
			go_into(tag, WXR_TAG_BEGIN);
	} else if (tag->in == WXR_TAG_OPEN)
		pass_in_tag(tag, c);
	else if (tag->in == WXR_TAG_BEGIN)
		begin(tag, c);
	else if (tag->in == WXR_TAG_MARK)
		go_into(tag,
		    c == '['     ? WXR_TAG_CDATA :
			c == '-' ? WXR_TAG_DASH :
				   WXR_TAG_OPEN);
	else if (tag->in == WXR_TAG_DASH)
		go_into(tag, WXR_TAG_COMMENT);
	else if (ends(tag, c))
		go_into(tag, WXR_TAG_NONE);
	else {
		tag->before[0] = tag->before[1];
		tag->before[1] = c;
	}
}

bool
wxr_tag_pass(struct wxr_tag *tag, const char *bytes, size_t n)
{
	size_t i;

	for (i = 0; i < n && tag->n <= ATTRIBUTES_MAX; i++)
		pass(tag, bytes[i]);
	return tag->n <= ATTRIBUTES_MAX;
}
