/* SPDX-License-Identifier: EUPL-1.2 */
#include "not_utf8.h"

#include <string.h>
#include <unistr.h>

#include "speak.h"

bool
not_utf8_but_16(const char *bytes, size_t n)
{
	if (n >= 2 &&
	    (memcmp(bytes, "\xff\xfe", 2) == 0 ||
		memcmp(bytes, "\xfe\xff", 2) == 0))
		return true;
	/* Without its mark: what we read begins with two signs of ASCII. */
	return n >= 4 && (bytes[0] == '\0') == (bytes[2] == '\0') &&
	    (bytes[1] == '\0') == (bytes[3] == '\0') &&
	    (bytes[0] == '\0') != (bytes[1] == '\0');
}

/* How a document begins that somebody took for its text. */
static const struct {
	const char *bytes, *says;
} documents[] = {
	{ "PK\3\4",
	    N_("a document (.docx, .odt) and no text: pandoc -t gfm makes one "
	       "of it") },
	{ "\xd0\xcf\x11\xe0",
	    N_("an old document (.doc) and no text: save it as .docx, of which "
	       "pandoc makes one") },
	{ "%PDF-",
	    N_("a PDF and no text: take the document that it was made of") },
};

static const char *
document_of(const char *bytes, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		size_t length = strlen(documents[i].bytes);

		if (n >= length &&
		    memcmp(bytes, documents[i].bytes, length) == 0)
			return documents[i].says;
	}
	return NULL;
}

struct place {
	size_t line, column;
};

/* Where the octet at n is; lines end as in any system. */
static struct place
place_of(const char *bytes, size_t n)
{
	struct place place = { 1, 1 };
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes[i] == '\n' ||
		    (bytes[i] == '\r' && bytes[i + 1] != '\n'))
			place = (struct place){ place.line + 1, 1 };
		else if (((unsigned char)bytes[i] & 0xc0) != 0x80)
			place.column++;
	return place;
}

const char *
not_utf8(struct arena *arena, const char *bytes, size_t n)
{
	const char *nul = memchr(bytes, '\0', n);
	const char *bad = (const char *)u8_check((const uint8_t *)bytes, n);
	struct place place;

	if (nul == NULL && bad == NULL)
		return NULL;
	if (document_of(bytes, n) != NULL)
		return gettext(document_of(bytes, n));
	if (not_utf8_but_16(bytes, n))
		return _(NOT_UTF8_BUT_16);
	if (bad == NULL || (nul != NULL && nul < bad))
		bad = nul;
	place = place_of(bytes, (size_t)(bad - bytes));
	return arena_printf(arena, _("line %zu, column %zu: %s"), place.line,
	    place.column,
	    bad == nul ? _("an octet 0, which no text holds") :
			 _("not UTF-8 text"));
}
