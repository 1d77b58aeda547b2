/* SPDX-License-Identifier: EUPL-1.2 */
/* The card of an article, drawn by libvips and Pango. */
#include <fontconfig/fontconfig.h>
#include <string.h>
#include <vips/vips.h>

#include "decoder.h"
#include "sandbox.h"

/* As the site's own card looks (templates/pictures.sh). */
enum {
	CARD_WIDTH = 1200,
	CARD_HEIGHT = 630,
	MARGIN = 80,
	MARK_TOP = 84,
	MARK_WIDTH = 96,
	MARK_HEIGHT = 14,
	TITLE_TOP = 138,
	TITLE_HEIGHT = 340,
	SITE_SIZE = 40,
};

/* Green, white, and the green of the mark and the site's name. */
static const double ground[] = { 0, 80, 60 }, white[] = { 255, 255, 255 },
		    light[] = { 154, 245, 209 };

/* Words in a colour, laid over the picture, which is given up. */
static VipsImage *
lay(VipsImage *picture, VipsImage *mask, const double *colour, VipsRect at)
{
	VipsImage *ink = vips_image_new_from_image(picture, colour, 3);
	VipsImage *placed = NULL, *result = NULL;

	if (ink != NULL &&
	    vips_embed(mask, &placed, at.left, at.top, CARD_WIDTH, CARD_HEIGHT,
		NULL) == 0 &&
	    vips_ifthenelse(placed, ink, picture, &result, "blend", TRUE,
		NULL) != 0)
		result = NULL;
	return result;
}

/* The words as a mask; size is in points at 72 dots to the inch. */
static VipsImage *
set_words(const char *words, const char *weight, int size)
{
	VipsImage *mask = NULL;
	char font[64];
	char *escaped = g_markup_escape_text(words, -1);

	g_snprintf(font, sizeof(font), "Sofia Sans %s %d", weight, size);
	if (vips_text(&mask, escaped, "font", font, "width",
		CARD_WIDTH - 2 * MARGIN, "dpi", 72, "spacing", 0, NULL) != 0)
		mask = NULL;
	g_free(escaped);
	return mask;
}

/* Without its last word, and with three dots for it; false: it was one. */
static gboolean
shorten(char *title)
{
	char *end = strrchr(title, ' ');

	if (end == NULL)
		return FALSE;
	strcpy(end, "\xe2\x80\xa6");
	return TRUE;
}

static VipsImage *
fit_title(const char *title)
{
	static const int sizes[] = { 84, 76, 68, 60, 54, 48 };
	/* Room for the dots behind a last word of one letter. */
	char *words = g_strconcat(title, "   ", NULL);
	VipsImage *mask = NULL;
	size_t i = 0;

	words[strlen(title)] = '\0';
	for (;;) {
		mask = set_words(words, "Bold", sizes[i]);
		if (mask == NULL ||
		    (vips_image_get_height(mask) <= TITLE_HEIGHT &&
			vips_image_get_width(mask) <= CARD_WIDTH - 2 * MARGIN))
			break;
		if (i + 1 < sizeof(sizes) / sizeof(sizes[0]))
			i++;
		else if (!shorten(words))
			break;
		g_object_unref(mask);
	}
	g_free(words);
	return mask;
}

static VipsImage *
draw(const char *title, const char *site)
{
	VipsImage *black = NULL, *picture, *words, *name;

	if (vips_black(&black, CARD_WIDTH, CARD_HEIGHT, "bands", 3, NULL) != 0)
		return NULL;
	picture = vips_image_new_from_image(black, ground, 3);
	words = fit_title(title);
	name = set_words(site, "", SITE_SIZE);
	if (picture == NULL || words == NULL || name == NULL)
		return NULL;
	picture = lay(picture, words, white,
	    (VipsRect){ MARGIN, TITLE_TOP, 0, 0 });
	if (picture == NULL)
		return NULL;
	picture = lay(picture, name, light,
	    (VipsRect){ MARGIN,
		CARD_HEIGHT - MARGIN - vips_image_get_height(name), 0, 0 });
	return picture == NULL ? NULL : vips_image_copy_memory(picture);
}

static void
say_card(const char *title, const char *site)
{
	VipsImage *picture = draw(title, site);
	double ink[] = { light[0], light[1], light[2] };
	void *bytes = NULL;
	size_t n = 0;

	if (picture == NULL ||
	    vips_draw_rect(picture, ink, 3, MARGIN, MARK_TOP, MARK_WIDTH,
		MARK_HEIGHT, "fill", TRUE, NULL) != 0 ||
	    vips_pngsave_buffer(picture, &bytes, &n, "compression", 9, "filter",
		VIPS_FOREIGN_PNG_FILTER_NONE, "strip", TRUE, NULL) != 0)
		picture_refuse("");
	say_file(DECODED_WHOLE, CARD_WIDTH, (struct bytes){ bytes, n });
	g_object_unref(picture);
	g_free(bytes);
}

/* The typeface that the site has itself, beside those of the machine. */
static void
take_font(const char *fonts, const char *name)
{
	char *font = g_build_filename(fonts, name, NULL);

	if (!FcConfigAppFontAddFile(FcConfigGetCurrent(),
		(const FcChar8 *)font))
		refuse("%s: no typeface", font);
	g_free(font);
}

void
card_draw(const char *fonts, char *lines)
{
	const char *title, *site;

	picture_open(NULL);
	take_font(fonts, "sofia-sans.ttf");
	take_font(fonts, "sofia-sans-more.ttf");
	sandbox_enter(true);
	while ((title = strsep(&lines, "\n")) != NULL &&
	    (site = strsep(&lines, "\n")) != NULL)
		say_card(title, site);
	say_done((struct decoded){ 0 });
}
