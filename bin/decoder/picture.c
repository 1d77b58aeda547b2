/* SPDX-License-Identifier: EUPL-1.2 */
/* What libvips makes of a picture. */
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <vips/vips.h>

#include <vips/vector.h> /* which wants that first */

#include "decoder.h"
#include "sandbox.h"

/*
 * What is turned is written anew, and a WebP without loss takes 47 octets of
 * memory for a pixel.
 */
enum { PIXELS_MAX = 100000000, TURNED_WEBP_MAX = 36000000 };

/*
 * The quality of each format at which photographs look alike, and an effort
 * beyond which AVIF grows much slower and hardly smaller.
 */
enum { AVIF_Q = 55, AVIF_EFFORT = 2, WEBP_Q = 78, JPEG_Q = 80 };

enum { WIDTHS = 4 };

static const int widths[WIDTHS] = { 480, 960, 1440, 1920 };

/* A picture that is read, by the one decoder that may. */
struct source {
	struct bytes file;
	const struct format *format;
	struct decoded said; /* upright, as it is shown */
};

/* In what is not a JPEG, what a decoder warns of is no harm. */
static const struct format {
	const char *type, *loader, *base;
	VipsFailOn fail_on; /* a warning of libjpeg's is a grey half */
} formats[] = {
	{ "image/jpeg", "VipsForeignLoadJpegBuffer", "VipsForeignLoadJpeg",
	    VIPS_FAIL_ON_WARNING },
	{ "image/png", "VipsForeignLoadPngBuffer", "VipsForeignLoadPng",
	    VIPS_FAIL_ON_ERROR },
	{ "image/webp", "VipsForeignLoadWebpBuffer", "VipsForeignLoadWebp",
	    VIPS_FAIL_ON_ERROR },
};

static const struct format *
find_format(const char *type)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (type != NULL && strcmp(formats[i].type, type) == 0)
			return &formats[i];
	return NULL;
}

/* What it warns of, it refuses too, or nobody need know. */
static void
say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
    gpointer data)
{
	(void)domain, (void)level, (void)message, (void)data;
}

/* libvips looks inside of a file by itself. */
void
picture_open(const char *type)
{
	const struct format *format = find_format(type);

	g_log_set_default_handler(say_nothing, NULL);
	/* What is large stays in memory too: no file can be written. */
	g_setenv("VIPS_DISC_THRESHOLD", "1000g", TRUE);
	if (VIPS_INIT("decoder") != 0)
		_exit(1);
	vips_block_untrusted_set(TRUE);
	vips_operation_block_set("VipsForeignLoad", TRUE);
	if (format != NULL)
		vips_operation_block_set(format->base, FALSE);
	vips_cache_set_max(0);
	vips_vector_set_enabled(FALSE); /* it would write itself programs */
}

void
picture_refuse(const char *first)
{
	const char *said = vips_error_buffer();

	/* Of a head's bad sum, for one, it says nothing. */
	refuse("%s%s", first, *said == '\0' ? "it cannot be read" : said);
}

static VipsImage *
open_image(const struct source *source, VipsAccess access)
{
	return vips_image_new_from_buffer(source->file.bytes, source->file.n,
	    "", "access", access, "fail_on", source->format->fail_on, NULL);
}

/* Of what its header says, before a pixel is decoded. */
static void
look(struct source *source)
{
	const char *loader = vips_foreign_find_load_buffer(source->file.bytes,
	    source->file.n);
	VipsImage *image;
	int64_t width, height;
	int orientation;

	if (loader == NULL || strcmp(loader, source->format->loader) != 0)
		refuse("not what it begins as");
	image = open_image(source, VIPS_ACCESS_SEQUENTIAL);
	if (image == NULL)
		picture_refuse("broken: ");
	width = vips_image_get_width(image);
	height = vips_image_get_height(image);
	orientation = vips_image_get_orientation(image);
	if (vips_image_get_n_pages(image) > 1)
		refuse("animated");
	if (width > DECODED_SIDE_MAX || height > DECODED_SIDE_MAX ||
	    width * height > PIXELS_MAX)
		refuse("%lld by %lld pixels: over 16,000 on a side or 100 "
		       "million in all",
		    (long long)width, (long long)height);
	if (orientation != 1 && width * height > TURNED_WEBP_MAX &&
	    strcmp(source->format->type, "image/webp") == 0)
		refuse("turned by its EXIF, and over 36 million pixels: "
		       "turn the picture itself, or make it a JPEG");
	g_object_unref(image);
	source->said = (struct decoded){ .orientation = orientation,
		.width = (int)(orientation > 4 ? height : width),
		.height = (int)(orientation > 4 ? width : height) };
}

/*
 * Take away all that is said of the picture, but for one thing: libvips'
 * option "strip" leaves EXIF in a WebP. What has no profile is sRGB.
 */
static void
forget(VipsImage *image, const char *kept)
{
	gchar **names = vips_image_get_fields(image);
	size_t i;

	for (i = 0; names[i] != NULL; i++)
		if (kept == NULL || strcmp(names[i], kept) != 0)
			vips_image_remove(image, names[i]);
	g_strfreev(names);
}

/* Eight bits of red, green, blue, and perhaps alpha. */
static VipsImage *
plain_rgb(VipsImage *image)
{
	VipsImage *rgb = NULL, *bytes = NULL, *held;

	if (vips_colourspace(image, &rgb, VIPS_INTERPRETATION_sRGB, NULL) != 0)
		return NULL;
	if (vips_cast(rgb, &bytes, VIPS_FORMAT_UCHAR, NULL) != 0)
		bytes = NULL;
	g_object_unref(rgb);
	held = bytes == NULL ? NULL : vips_image_copy_memory(bytes);
	if (bytes != NULL)
		g_object_unref(bytes);
	if (held != NULL)
		forget(held, NULL);
	return held;
}

/* The profile of colours that are not sRGB's; NULL where they are. */
static const char *
profile_of(const struct source *source)
{
	VipsImage *image = open_image(source, VIPS_ACCESS_SEQUENTIAL);
	const char *profile = NULL;

	if (image == NULL)
		return NULL;
	if (vips_image_get_interpretation(image) == VIPS_INTERPRETATION_CMYK)
		profile = "cmyk";
	else if (vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0)
		profile = "srgb";
	g_object_unref(image);
	return profile;
}

/*
 * The widest that is made, decoded once and whole, upright and in sRGB. What
 * has no profile is taken for sRGB; asked to convert it all the same, libvips
 * changes its colours.
 */
static VipsImage *
load_widest(const struct source *source)
{
	const char *profile = profile_of(source);
	VipsImage *image = NULL, *plain;

	/* It wants a pointer that it may write through, and never does. */
	if (vips_thumbnail_buffer((void *)(uintptr_t)source->file.bytes,
		source->file.n, &image, widths[WIDTHS - 1], "height",
		VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, "import_profile",
		profile, "export_profile", profile == NULL ? NULL : "srgb",
		"fail_on", source->format->fail_on, NULL) != 0)
		return NULL;
	plain = plain_rgb(image);
	g_object_unref(image);
	return plain;
}

/*
 * A WebP (RFC 9649) without the chunk of EXIF that libvips writes into each,
 * with the density of its source, whatever it is told; its length then.
 */
static size_t
drop_exif(unsigned char *file, size_t n)
{
	enum { CHUNKS = 12, FLAGS = 20, HAS_EXIF = 8 };
	size_t at = CHUNKS, to = CHUNKS;
	guint32 length;

	for (; n - at >= 8; at += length) {
		memcpy(&length, file + at + 4, sizeof(length));
		length = 8 + GUINT32_FROM_LE(length);
		length += length & 1;
		if (length > n - at)
			return n;
		if (memcmp(file + at, "EXIF", 4) == 0)
			continue;
		memmove(file + to, file + at, length);
		to += length;
	}
	if (memcmp(file + CHUNKS, "VP8X", 4) == 0)
		file[FLAGS] &= (unsigned char)~HAS_EXIF;
	length = GUINT32_TO_LE((guint32)(to - 8));
	memcpy(file + 4, &length, sizeof(length));
	return to;
}

static void
say_jpeg(VipsImage *image)
{
	VipsImage *flat = NULL;
	VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
	void *bytes = NULL;
	size_t n = 0;
	int failed;

	failed = vips_image_hasalpha(image) ?
	    vips_flatten(image, &flat, "background", white, NULL) :
	    vips_copy(image, &flat, NULL);
	if (failed != 0 ||
	    vips_jpegsave_buffer(flat, &bytes, &n, "Q", JPEG_Q,
		"optimize_coding", TRUE, "interlace", TRUE, "strip", TRUE,
		NULL) != 0)
		picture_refuse("broken: ");
	vips_area_unref(VIPS_AREA(white));
	g_object_unref(flat);
	say_file(DECODED_JPEG, vips_image_get_width(image),
	    (struct bytes){ bytes, n });
	g_free(bytes);
}

/* One width in the three formats. */
static void
say_width(VipsImage *image)
{
	int width = vips_image_get_width(image);
	void *bytes = NULL;
	size_t n = 0;

	if (vips_heifsave_buffer(image, &bytes, &n, "Q", AVIF_Q, "compression",
		VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "effort", AVIF_EFFORT,
		"strip", TRUE, NULL) != 0)
		picture_refuse("broken: ");
	say_file(DECODED_AVIF, width, (struct bytes){ bytes, n });
	g_free(bytes);
	if (vips_webpsave_buffer(image, &bytes, &n, "Q", WEBP_Q, "strip", TRUE,
		NULL) != 0)
		picture_refuse("broken: ");
	n = drop_exif(bytes, n);
	say_file(DECODED_WEBP, width, (struct bytes){ bytes, n });
	g_free(bytes);
	say_jpeg(image);
}

static void
say_smaller(VipsImage *widest, int width)
{
	VipsImage *small = NULL;

	if (vips_thumbnail_image(widest, &small, width, "height",
		VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, NULL) != 0)
		picture_refuse("broken: ");
	say_width(small);
	g_object_unref(small);
}

/* Pixels as they were, upright, and the profile of their colours. */
static void
say_upright(const struct source *source)
{
	VipsImage *image = open_image(source, VIPS_ACCESS_RANDOM);
	VipsImage *upright = NULL;
	void *bytes = NULL;
	size_t n = 0;
	int failed = image == NULL || vips_autorot(image, &upright, NULL) != 0;

	if (!failed) {
		forget(upright, VIPS_META_ICC_NAME);
		failed = strcmp(source->format->type, "image/png") == 0 ?
		    vips_pngsave_buffer(upright, &bytes, &n, NULL) :
		    vips_webpsave_buffer(upright, &bytes, &n, "lossless", TRUE,
			NULL);
	}
	if (failed)
		picture_refuse("broken: ");
	if (strcmp(source->format->type, "image/webp") == 0)
		n = drop_exif(bytes, n);
	say_file(DECODED_WHOLE, 0, (struct bytes){ bytes, n });
	g_free(bytes);
}

/* Every pixel once, as it is: a thumbnail is content with less. */
static bool
decode_whole(const struct source *source)
{
	VipsImage *image = open_image(source, VIPS_ACCESS_SEQUENTIAL);
	double average;
	bool is_good = image != NULL && vips_avg(image, &average, NULL) == 0;

	if (image != NULL)
		g_object_unref(image);
	return is_good;
}

static struct source
open_source(const char *type, struct bytes file)
{
	struct source source = { .file = file, .format = find_format(type) };

	if (source.format == NULL)
		refuse("no picture of type %s is known", type);
	picture_open(type);
	sandbox_enter(false);
	look(&source);
	return source;
}

void
picture_look(const char *type, struct bytes file)
{
	say_done(open_source(type, file).said);
}

void
picture_make(const char *type, struct bytes file)
{
	struct source source = open_source(type, file);
	VipsImage *widest = decode_whole(&source) ? load_widest(&source) : NULL;
	int i;

	if (widest == NULL)
		picture_refuse("broken: ");
	for (i = 0; i < WIDTHS && widths[i] < vips_image_get_width(widest); i++)
		say_smaller(widest, widths[i]);
	say_width(widest);
	say_done(source.said);
}

void
picture_turn(const char *type, struct bytes file)
{
	struct source source = open_source(type, file);

	say_upright(&source);
	say_done(source.said);
}
