/* SPDX-License-Identifier: EUPL-1.2 */
#include "picture.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <vips/vips.h>

#include "child.h"
#include "media_files.h"
#include "picture_text.h"

/*
 * The quality of each format at which photographs look alike, and an effort
 * beyond which AVIF grows much slower and hardly smaller.
 */
enum { AVIF_Q = 55, AVIF_EFFORT = 2, WEBP_Q = 78, JPEG_Q = 80 };

static const int widths[PICTURE_WIDTHS] = { 480, 960, 1440, 1920 };

static bool
refuse(struct picture *picture, const char *why)
{
	snprintf(picture->why, sizeof(picture->why), "%s", why);
	return false;
}

/* In libvips' words, of which the first line says enough. */
static bool
refuse_broken(struct picture *picture)
{
	const char *said = vips_error_buffer();

	snprintf(picture->why, sizeof(picture->why), "broken: %.*s",
	    (int)strcspn(said, "\n"), said);
	return false;
}

static const struct {
	const char *loader, *base;
} loaders[] = {
	[MEDIA_JPEG] = { "VipsForeignLoadJpegBuffer", "VipsForeignLoadJpeg" },
	[MEDIA_PNG] = { "VipsForeignLoadPngBuffer", "VipsForeignLoadPng" },
	[MEDIA_WEBP] = { "VipsForeignLoadWebpBuffer", "VipsForeignLoadWebp" },
};

/* What it warns of, it refuses too, or nobody need know. */
static void
say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
    gpointer data)
{
	(void)domain, (void)level, (void)message, (void)data;
}

/* libvips with one decoder alone; it looks inside of a file by itself. */
static void
open_vips(enum media_kind kind)
{
	g_log_set_default_handler(say_nothing, NULL);
	if (VIPS_INIT("newsroom") != 0)
		_exit(1);
	vips_block_untrusted_set(TRUE);
	vips_operation_block_set("VipsForeignLoad", TRUE);
	if (kind != MEDIA_NONE)
		vips_operation_block_set(loaders[kind].base, FALSE);
	vips_cache_set_max(0);
}

/* A warning of libjpeg's is a picture with a grey half. */
static VipsFailOn
fail_on(enum media_kind kind)
{
	return kind == MEDIA_JPEG ? VIPS_FAIL_ON_WARNING : VIPS_FAIL_ON_ERROR;
}

static VipsImage *
open_image(const struct picture_job *job, VipsAccess access)
{
	return vips_image_new_from_buffer(job->file.bytes, job->file.n, "",
	    "access", access, "fail_on", fail_on(job->kind), NULL);
}

/* Of what its header says, before a pixel is decoded. */
static bool
check_header(const struct picture_job *job, struct picture *picture)
{
	const char *loader = vips_foreign_find_load_buffer(job->file.bytes,
	    job->file.n);
	VipsImage *image;
	int64_t width, height;

	if (loader == NULL || strcmp(loader, loaders[job->kind].loader) != 0)
		return refuse(picture, "not what it begins as");
	image = open_image(job, VIPS_ACCESS_SEQUENTIAL);
	if (image == NULL)
		return refuse_broken(picture);
	width = vips_image_get_width(image);
	height = vips_image_get_height(image);
	picture->orientation = vips_image_get_orientation(image);
	if (vips_image_get_n_pages(image) > 1)
		refuse(picture, "animated");
	else if (width > PICTURE_SIDE_MAX || height > PICTURE_SIDE_MAX ||
	    width * height > PICTURE_PIXELS_MAX)
		snprintf(picture->why, sizeof(picture->why),
		    "%lld by %lld pixels: over 16,000 on a side or 100 "
		    "million in all",
		    (long long)width, (long long)height);
	picture->width = (int)(picture->orientation > 4 ? height : width);
	picture->height = (int)(picture->orientation > 4 ? width : height);
	g_object_unref(image);
	return picture->why[0] == '\0';
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
profile_of(const struct picture_job *job)
{
	VipsImage *image = open_image(job, VIPS_ACCESS_SEQUENTIAL);
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
load_widest(const struct picture_job *job)
{
	const char *profile = profile_of(job);
	VipsImage *image = NULL, *plain;

	/* It wants a pointer that it may write through, and never does. */
	if (vips_thumbnail_buffer((void *)(uintptr_t)job->file.bytes,
		job->file.n, &image, widths[PICTURE_WIDTHS - 1], "height",
		VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, "import_profile",
		profile, "export_profile", profile == NULL ? NULL : "srgb",
		"fail_on", fail_on(job->kind), NULL) != 0)
		return NULL;
	plain = plain_rgb(image);
	g_object_unref(image);
	return plain;
}

static bool
put(const struct picture_job *job, const char *name, void *bytes, size_t n)
{
	bool is_good = media_files_put(job->folder, name,
	    (struct media_bytes){ bytes, n });

	g_free(bytes);
	return is_good;
}

static void
name_file(const struct picture_job *job, char *name, int width,
    const char *ending)
{
	snprintf(name, NAME_MAX, "%s-%d%s", job->stem, width, ending);
}

static bool
save_jpeg(const struct picture_job *job, VipsImage *image, const char *name)
{
	VipsImage *flat = NULL;
	VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
	void *bytes = NULL;
	size_t n = 0;
	int failed;

	failed = vips_image_hasalpha(image) ?
	    vips_flatten(image, &flat, "background", white, NULL) :
	    vips_copy(image, &flat, NULL);
	vips_area_unref(VIPS_AREA(white));
	failed = failed != 0 ||
	    vips_jpegsave_buffer(flat, &bytes, &n, "Q", JPEG_Q,
		"optimize_coding", TRUE, "interlace", TRUE, "strip", TRUE,
		NULL) != 0;
	if (flat != NULL)
		g_object_unref(flat);
	return !failed && put(job, name, bytes, n);
}

/* One width in the three formats. */
static bool
save_width(const struct picture_job *job, VipsImage *image)
{
	int width = vips_image_get_width(image);
	char name[NAME_MAX];
	void *bytes = NULL;
	size_t n = 0;

	name_file(job, name, width, ".avif");
	if (vips_heifsave_buffer(image, &bytes, &n, "Q", AVIF_Q, "compression",
		VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "effort", AVIF_EFFORT,
		"strip", TRUE, NULL) != 0 ||
	    !put(job, name, bytes, n))
		return false;
	name_file(job, name, width, ".webp");
	if (vips_webpsave_buffer(image, &bytes, &n, "Q", WEBP_Q, "strip", TRUE,
		NULL) != 0 ||
	    !put(job, name, bytes, n))
		return false;
	name_file(job, name, width, ".jpg");
	return save_jpeg(job, image, name);
}

static bool
save_smaller(const struct picture_job *job, VipsImage *widest, int width)
{
	VipsImage *small = NULL;
	bool is_good;

	if (vips_thumbnail_image(widest, &small, width, "height",
		VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, NULL) != 0)
		return false;
	is_good = save_width(job, small);
	g_object_unref(small);
	return is_good;
}

/* Pixels as they were, upright, and the profile of their colours. */
static bool
save_upright(const struct picture_job *job)
{
	VipsImage *image = open_image(job, VIPS_ACCESS_RANDOM);
	VipsImage *upright = NULL;
	char name[NAME_MAX];
	void *bytes = NULL;
	size_t n = 0;
	int failed = image == NULL || vips_autorot(image, &upright, NULL) != 0;

	snprintf(name, sizeof(name), "%s%s", job->stem,
	    media_kind_ending(job->kind));
	if (!failed) {
		forget(upright, VIPS_META_ICC_NAME);
		failed = job->kind == MEDIA_PNG ?
		    vips_pngsave_buffer(upright, &bytes, &n, NULL) :
		    vips_webpsave_buffer(upright, &bytes, &n, "lossless", TRUE,
			NULL);
	}
	return failed == 0 && put(job, name, bytes, n);
}

/* Every pixel once, as it is: a thumbnail is content with less. */
static bool
decode_whole(const struct picture_job *job)
{
	VipsImage *image = open_image(job, VIPS_ACCESS_SEQUENTIAL);
	double average;
	bool is_good = image != NULL && vips_avg(image, &average, NULL) == 0;

	if (image != NULL)
		g_object_unref(image);
	return is_good;
}

/* The child's work; it ends with the child, so nothing is given back. */
static void
make(const struct picture_job *job, struct picture *picture)
{
	VipsImage *widest;
	size_t i, n = 0;
	bool is_good = true;

	open_vips(job->kind);
	if (!check_header(job, picture))
		return;
	widest = decode_whole(job) ? load_widest(job) : NULL;
	if (widest == NULL) {
		refuse_broken(picture);
		return;
	}
	for (i = 0; i < PICTURE_WIDTHS && is_good &&
	     widths[i] < vips_image_get_width(widest);
	     i++) {
		is_good = save_smaller(job, widest, widths[i]);
		picture->widths[n++] = widths[i];
	}
	picture->widths[n] = vips_image_get_width(widest);
	is_good = is_good && save_width(job, widest) &&
	    (job->kind == MEDIA_JPEG || picture->orientation == 1 ||
		save_upright(job));
	if (!is_good)
		refuse_broken(picture);
}

static const char no_decoder[] =
    "no decoder can read it in the time and memory that a picture may take";

static void
work(const void *job, void *said)
{
	make(job, said);
}

static void
look(const void *job, void *said)
{
	open_vips(((const struct picture_job *)job)->kind);
	check_header(job, said);
}

struct picture
picture_look(const struct picture_job *job)
{
	const struct child child = { .work = look, .job = job };
	struct picture picture = { .orientation = 1 };

	if (!child_work(&child, &picture, sizeof(picture)))
		refuse(&picture, no_decoder);
	return picture;
}

struct picture
picture_make(const struct picture_job *job)
{
	const struct child child = { work, job, &job->folder, 1 };
	struct picture picture = { .orientation = 1 };

	if (!child_work(&child, &picture, sizeof(picture)))
		refuse(&picture, no_decoder);
	return picture;
}

static void
draw(const void *job, void *said)
{
	open_vips(MEDIA_NONE);
	if (!picture_text_cards(job))
		snprintf(said, PICTURE_WHY, "%s", vips_error_buffer());
}

bool
picture_cards(const struct picture_cards *cards, char why[PICTURE_WHY])
{
	int folders[PICTURE_CARDS];
	const struct child child = { draw, cards, folders, cards->n };
	size_t i;

	for (i = 0; i < cards->n; i++)
		folders[i] = cards->list[i].folder;
	memset(why, 0, PICTURE_WHY);
	if (!child_work(&child, why, PICTURE_WHY))
		snprintf(why, PICTURE_WHY, "it could not be drawn");
	return why[0] == '\0';
}
