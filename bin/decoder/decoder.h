/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decoder: the program that reads pictures and documents from outside.
 *
 *     decoder look|turn|make TYPE    a picture, of type image/jpeg, png or webp
 *     decoder check                  a PDF
 *     decoder cards FONT             titles and names of sites, a line each
 *
 * It reads standard input, which is a file, and says what became of it on
 * standard output, in records (lib/decoded.h). It has a bound on time and
 * memory and nothing else open but standard error, knows no setting, and enters
 * a sandbox (lib/sandbox) before it looks at a byte: what a hostile file makes
 * of it can say something wrong, and no more than its caller lets pass. Only
 * for cards may it open files, to read them: typefaces.
 */
#ifndef DECODER_H
#define DECODER_H

#include <stddef.h>

#include "decoded.h"

struct bytes {
	const unsigned char *bytes;
	size_t n;
};

/* Say that a file was made. A width of 0 is what it is by itself. */
void say_file(enum decoded_format format, int width, struct bytes file);

/* The last words, behind which the process ends; a line says why enough. */
_Noreturn void say_done(struct decoded done);
_Noreturn void refuse(const char *why, ...)
    __attribute__((format(printf, 1, 2)));

/*
 * Say how large the picture is, as its header tells it; nothing is decoded.
 * Refused is what is animated, or over DECODED_SIDE_MAX on a side, or over
 * 100 million pixels.
 */
_Noreturn void picture_look(const char *type, struct bytes file);

/*
 * Make a PNG or WebP whole, its pixels as they were but upright, with nothing
 * else left in it but the profile of its colours. Refused is what
 * picture_look refuses, and what is cut short or broken.
 */
_Noreturn void picture_turn(const char *type, struct bytes file);

/*
 * Make it 480, 960, 1440 and 1920 wide, as far as it is, and as wide as it is
 * where that is less: upright, in sRGB, without metadata, each as AVIF, WebP
 * and JPEG, in which what is transparent is white. Refused is what
 * picture_look refuses, and what is cut short or broken.
 */
_Noreturn void picture_make(const char *type, struct bytes file);

/* libvips with the decoder of one type alone; of none with NULL. */
void picture_open(const char *type);

/* Refuse in libvips' words, behind "broken: " or whatever is first. */
_Noreturn void picture_refuse(const char *first);

/*
 * Read a PDF (ISO 32000). Refused is one that is broken or encrypted, has no
 * page or something behind its end, or in which anything that can be reached
 * from its beginning is a program, starts one, or is another file.
 */
_Noreturn void document_check(struct bytes file);

/*
 * Draw the card of an article for each pair of lines, its title and the
 * site's name, in the typeface of that folder: PNGs of 1200 by 630 pixels.
 */
_Noreturn void card_draw(const char *fonts, char *lines);

#endif
