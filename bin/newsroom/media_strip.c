/* SPDX-License-Identifier: EUPL-1.2 */
#include "media_strip.h"

#include <stdint.h>
#include <string.h>

#include "speak.h"

static const char broken[] = N_("broken: its parts do not fit together");
static const char animated[] = N_("animated");

/* What is read, from a place on, and what is written, never more than that. */
struct copy {
	const unsigned char *from;
	size_t n, at;
	unsigned char *to;
	size_t written;
	int scans;
	const char *why;
};

static void
put(struct copy *copy, const void *bytes, size_t n)
{
	memcpy(copy->to + copy->written, bytes, n);
	copy->written += n;
}

/* Go over n bytes, and write them where they are kept. */
static bool
pass(struct copy *copy, size_t n, bool is_kept)
{
	if (n > copy->n - copy->at) {
		copy->why = broken;
		return false;
	}
	if (is_kept)
		put(copy, copy->from + copy->at, n);
	copy->at += n;
	return true;
}

static uint32_t
big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	    (uint32_t)bytes[2] << 8 | bytes[3];
}

static uint32_t
little_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 |
	    (uint32_t)bytes[1] << 8 | bytes[0];
}

/* Whether so many bytes are left, of which the first are these. */
static bool
begins(const struct copy *copy, size_t needed, const char *bytes, size_t n)
{
	return copy->n - copy->at >= needed &&
	    memcmp(copy->from + copy->at, bytes, n) == 0;
}

/* ---- JPEG (ITU-T T.81): segments of a marker and a length ---------------- */

enum {
	SOI = 0xd8,
	EOI = 0xd9,
	SOS = 0xda,
	RST0 = 0xd0,
	RST7 = 0xd7,
	APP0 = 0xe0,
	APP2 = 0xe2,
	APP14 = 0xee,
	APP15 = 0xef,
	JPG0 = 0xf0,
	COM = 0xfe,
};

/*
 * A picture that comes in steps has a dozen or two, each of which a decoder
 * goes over all of it for, and so does each reader's browser.
 */
enum { SCANS_MAX = 100 };

/* Of the application's segments: JFIF, the profile, the colours' order. */
static bool
is_jpeg_kept(const struct copy *copy, int marker)
{
	if (marker == APP0)
		return begins(copy, 9, "\xff\xe0\0\x10JFIF", 8);
	if (marker == APP2)
		return copy->n - copy->at > 16 &&
		    memcmp(copy->from + copy->at + 4, "ICC_PROFILE", 12) == 0;
	if (marker == APP14)
		return begins(copy, 16,
		    "\xff\xee\0\x0e"
		    "Adobe",
		    9);
	return marker < APP0 || marker > APP15;
}

/* The bytes behind SOS, up to the next marker that is none of their own. */
static bool
pass_scan(struct copy *copy)
{
	const unsigned char *end;

	if (++copy->scans > SCANS_MAX) {
		copy->why = N_("over 100 scans");
		return false;
	}
	for (;;) {
		end = memchr(copy->from + copy->at, 0xff, copy->n - copy->at);
		if (end == NULL || end + 1 == copy->from + copy->n) {
			copy->why = N_("cut short");
			return false;
		}
		if (!pass(copy, (size_t)(end - copy->from) - copy->at, true))
			return false;
		if (end[1] != 0 && (end[1] < RST0 || end[1] > RST7))
			return true;
		pass(copy, end[1] == 0xff ? 1 : 2, true);
	}
}

/* The least EXIF (JEITA CP-3451) that says which way is up. */
static void
put_orientation(struct copy *copy, int orientation)
{
	unsigned char exif[] = "\xff\xe1\0\x22"
			       "Exif\0\0"
			       "MM\0*\0\0\0\x08"
			       "\0\x01"
			       "\x01\x12\0\x03\0\0\0\x01\0\0\0\0"
			       "\0\0\0\0";

	exif[29] = (unsigned char)orientation;
	put(copy, exif, sizeof(exif) - 1);
}

/* One segment; *marker is what it was. */
static bool
pass_segment(struct copy *copy, int *marker)
{
	const unsigned char *at = copy->from + copy->at;
	size_t length;

	while (begins(copy, 2, "\xff\xff", 2))
		copy->at++;
	at = copy->from + copy->at;
	if (!begins(copy, 2, "\xff", 1)) {
		copy->why = broken;
		return false;
	}
	*marker = at[1];
	if (*marker == EOI)
		return pass(copy, 2, true);
	if (copy->n - copy->at < 4 || *marker < 0xc0 ||
	    (*marker >= JPG0 && *marker != COM)) {
		copy->why = broken;
		return false;
	}
	length = (size_t)at[2] << 8 | at[3];
	return pass(copy, 2 + length,
		   is_jpeg_kept(copy, *marker) && *marker != COM) &&
	    (*marker != SOS || pass_scan(copy));
}

static bool
strip_jpeg(struct copy *copy, int orientation)
{
	int marker = SOI;

	if (!pass(copy, 2, true))
		return false;
	if (orientation > 1 && orientation <= 8)
		put_orientation(copy, orientation);
	while (marker != EOI)
		if (!pass_segment(copy, &marker))
			return false;
	return true;
}

/* ---- PNG (ISO 15948): chunks of a length, a name, and a sum -------------- */

/* Whether the name is one of those, which stand behind one another. */
static bool
is_one_of(const unsigned char *name, const char *names)
{
	for (; *names != '\0'; names += 4)
		if (memcmp(name, names, 4) == 0)
			return true;
	return false;
}

static bool
strip_png(struct copy *copy)
{
	const unsigned char *at;
	bool is_end = false;

	if (!pass(copy, 8, true))
		return false;
	while (!is_end) {
		at = copy->from + copy->at;
		if (copy->n - copy->at < 12) {
			copy->why = N_("cut short");
			return false;
		}
		if (memcmp(at + 4, "acTL", 4) == 0) {
			copy->why = animated;
			return false;
		}
		is_end = memcmp(at + 4, "IEND", 4) == 0;
		if (is_end && big_endian(at) != 0) {
			copy->why = broken;
			return false;
		}
		if (!pass(copy, (size_t)big_endian(at) + 12,
			is_one_of(at + 4,
			    "IHDRPLTEIDATIENDtRNSgAMAcHRMsRGBiCCPsBIT"
			    "cICPpHYs")))
			return false;
	}
	return true;
}

/* ---- WebP (RFC 9649): chunks of a name and a length ---------------------- */

enum { HAS_XMP = 4, HAS_EXIF = 8, IS_ANIMATED = 2 };

static bool
pass_webp_chunk(struct copy *copy)
{
	const unsigned char *at = copy->from + copy->at;
	size_t from = copy->written, length;
	bool is_kept;

	if (copy->n - copy->at < 8) {
		copy->why = broken;
		return false;
	}
	if (memcmp(at, "ANIM", 4) == 0 || memcmp(at, "ANMF", 4) == 0) {
		copy->why = animated;
		return false;
	}
	is_kept = is_one_of(at, "VP8 VP8LVP8XALPHICCP");
	length = little_endian(at + 4);
	if (!pass(copy, 8 + length + (length & 1), is_kept))
		return false;
	if (memcmp(at, "VP8X", 4) == 0 && length > 0)
		copy->to[from + 8] &= (unsigned char)~(HAS_XMP | HAS_EXIF);
	return true;
}

static bool
strip_webp(struct copy *copy)
{
	size_t whole = copy->n < 12 ? 0 : little_endian(copy->from + 4), i;

	if (whole < 4 || whole > copy->n - 8) {
		copy->why = N_("cut short");
		return false;
	}
	copy->n = 8 + whole;
	if (!pass(copy, 12, true))
		return false;
	while (copy->at < copy->n)
		if (!pass_webp_chunk(copy))
			return false;
	for (i = 0; i < 4; i++)
		copy->to[4 + i] = (unsigned char)((copy->written - 8) >>
		    (8 * i));
	return true;
}

bool
media_strip(struct arena *arena, enum media_kind kind, struct media_bytes file,
    int orientation, struct media_stripped *stripped)
{
	struct copy copy = { .from = file.bytes, .n = file.n };
	bool is_good;

	/* All of it, and an orientation of our own. */
	copy.to = arena_alloc(arena, file.n + 64);
	is_good = kind == MEDIA_JPEG ? strip_jpeg(&copy, orientation) :
	    kind == MEDIA_PNG        ? strip_png(&copy) :
				       strip_webp(&copy);
	stripped->file = (struct media_bytes){ copy.to, copy.written };
	stripped->why = copy.why;
	return is_good;
}
