/* SPDX-License-Identifier: EUPL-1.2 */
#include "media_kind.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "speak.h"

/* At an offset, so many bytes. */
struct magic {
	size_t at;
	const char *bytes;
	size_t n;
	enum media_kind kind;
	const char *what;
};

#define MAGIC(at, bytes, kind, what)                                           \
	{                                                                      \
		at, bytes, sizeof(bytes) - 1, kind, what                       \
	}

/* Some of what people take for a picture is named, so that they know. */
static const struct magic magics[] = {
	MAGIC(0, "\xff\xd8\xff", MEDIA_JPEG, NULL),
	MAGIC(0, "\x89PNG\r\n\x1a\n", MEDIA_PNG, NULL),
	MAGIC(8, "WEBPVP8", MEDIA_WEBP, NULL),
	MAGIC(0, "%PDF-", MEDIA_PDF, NULL),
	MAGIC(0, "GIF8", MEDIA_NONE, N_("a GIF picture")),
	MAGIC(0, "II*\0", MEDIA_NONE, N_("a TIFF picture")),
	MAGIC(0, "MM\0*", MEDIA_NONE, N_("a TIFF picture")),
	MAGIC(0, "BM", MEDIA_NONE, N_("a BMP picture")),
	MAGIC(0, "8BPS", MEDIA_NONE, N_("a Photoshop file")),
	MAGIC(4, "ftypavif", MEDIA_NONE, N_("an AVIF picture")),
	MAGIC(4, "ftypavis", MEDIA_NONE, N_("an animated AVIF picture")),
	MAGIC(4, "ftyphei", MEDIA_NONE, N_("a HEIC picture")),
	MAGIC(4, "ftyphev", MEDIA_NONE, N_("a HEIC film")),
	MAGIC(4, "ftypmif1", MEDIA_NONE, N_("a HEIF picture")),
	MAGIC(4, "ftyp", MEDIA_NONE, N_("a film")),
	MAGIC(0, "\x1a\x45\xdf\xa3", MEDIA_NONE, N_("a film")),
	MAGIC(0, "\xff\x0a", MEDIA_NONE, N_("a JPEG XL picture")),
	MAGIC(4, "JXL ", MEDIA_NONE, N_("a JPEG XL picture")),
	MAGIC(4, "jP  ", MEDIA_NONE, N_("a JPEG 2000 picture")),
	MAGIC(0, "PK\x03\x04", MEDIA_NONE,
	    N_("a zip archive, as documents of an office are too")),
	MAGIC(0, "Rar!", MEDIA_NONE, N_("an archive")),
	MAGIC(0, "7z\xbc\xaf", MEDIA_NONE, N_("an archive")),
	MAGIC(0, "\x1f\x8b", MEDIA_NONE, N_("an archive")),
	MAGIC(0, "\xd0\xcf\x11\xe0", MEDIA_NONE, N_("a document of an office")),
	MAGIC(0, "{\\rtf", MEDIA_NONE, N_("a document of an office")),
	MAGIC(0, "%!PS", MEDIA_NONE, N_("a PostScript file")),
	MAGIC(0,
	    "\x7f"
	    "ELF",
	    MEDIA_NONE, N_("a program")),
	MAGIC(0, "MZ", MEDIA_NONE, N_("a program")),
	MAGIC(0, "\0\0\1\0", MEDIA_NONE, N_("an icon")),
};

static bool
fits(struct media_bytes file, const struct magic *magic)
{
	return file.n >= magic->at + magic->n &&
	    memcmp(file.bytes + magic->at, magic->bytes, magic->n) == 0;
}

/* Whether a word stands near the beginning, in any case. */
static bool
has_near(struct media_bytes file, const char *word)
{
	size_t i, n = strlen(word), end = file.n < 1024 ? file.n : 1024;

	for (i = 0; i + n <= end; i++)
		if (strncasecmp((const char *)file.bytes + i, word, n) == 0)
			return true;
	return false;
}

static const char *
kind_of_text(struct media_bytes file)
{
	if (has_near(file, "<svg"))
		return _("an SVG drawing, which can hold a program");
	if (has_near(file, "<html") || has_near(file, "<!doctype"))
		return _("a page of HTML");
	return _("of no kind that is known here");
}

enum media_kind
media_kind(struct media_bytes file, const char **what)
{
	size_t i;

	*what = file.n == 0 ? _("empty") : NULL;
	for (i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (fits(file, &magics[i])) {
			*what = magics[i].what;
			return magics[i].kind;
		}
	if (*what == NULL)
		*what = kind_of_text(file);
	return MEDIA_NONE;
}

const char *
media_kind_type(enum media_kind kind)
{
	static const char *const types[] = { NULL, "image/jpeg", "image/png",
		"image/webp", "application/pdf" };

	return types[kind];
}

const char *
media_kind_ending(enum media_kind kind)
{
	static const char *const endings[] = { NULL, ".jpg", ".png", ".webp",
		".pdf" };

	return endings[kind];
}
