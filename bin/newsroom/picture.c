/* SPDX-License-Identifier: EUPL-1.2 */
#include "picture.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "decode.h"
#include "media.h"
#include "media_files.h"
#include "speak.h"

/* What is being made, and why no more can be written: errno, or 0. */
struct making {
	const struct picture_job *job;
	const struct picture_cards *cards;
	struct picture picture;
	size_t n;
	int fault;
	struct arena *arena; /* of the file that is put upright */
	struct media_bytes upright;
};

/* A width is told of with the first of its three formats. */
static bool
take_width(struct picture *picture, int width)
{
	size_t i;

	for (i = 0; i < PICTURE_WIDTHS && picture->widths[i] != 0; i++)
		if (picture->widths[i] == width)
			return true;
	if (i == PICTURE_WIDTHS || width == 0)
		return false;
	picture->widths[i] = width;
	return true;
}

static bool
take_file(void *context, const struct decoded *made, int from)
{
	static const char *const endings[DECODED__FORMATS] = {
		[DECODED_AVIF] = ".avif",
		[DECODED_WEBP] = ".webp",
		[DECODED_JPEG] = ".jpg",
	};
	struct making *making = context;
	const struct picture_job *job = making->job;
	char name[NAME_MAX];

	if (made->format == DECODED_WHOLE ||
	    !take_width(&making->picture, made->width))
		return false;
	snprintf(name, sizeof(name), "%s-%d%s", job->stem, made->width,
	    endings[made->format]);
	if (media_files_pour(job->folder, name, from, made->n))
		return true;
	making->fault = errno;
	return false;
}

static bool
take_upright(void *context, const struct decoded *made, int from)
{
	struct making *making = context;
	unsigned char *bytes;

	if (made->format != DECODED_WHOLE || making->upright.n > 0)
		return false;
	if (made->n > MEDIA_MAX) {
		making->fault = EFBIG;
		return false;
	}
	bytes = arena_alloc(making->arena, made->n);
	making->upright = (struct media_bytes){ bytes, made->n };
	return decoded_read(from, bytes, made->n);
}

static struct picture
ask(const char *verb, struct making *making,
    bool (*take)(void *, const struct decoded *, int))
{
	struct picture *picture = &making->picture;
	const struct decode asked = { verb, media_kind_type(making->job->kind),
		making->job->file, take, making };
	struct decoded done;

	if (decode(&asked, &done, picture->why)) {
		picture->width = done.width;
		picture->height = done.height;
		picture->orientation = done.orientation;
	} else if (making->fault != 0)
		snprintf(picture->why, PICTURE_WHY, "%s",
		    strerror(making->fault));
	else if (picture->why[0] == '\0')
		snprintf(picture->why, PICTURE_WHY, "%s",
		    N_("no decoder can read it in the time and memory that a "
		       "picture may take"));
	return *picture;
}

struct picture
picture_look(const struct picture_job *job)
{
	struct making making = { .job = job };

	return ask("look", &making, NULL);
}

struct picture
picture_make(const struct picture_job *job)
{
	struct making making = { .job = job };

	return ask("make", &making, take_file);
}

struct picture
picture_turn(const struct picture_job *job, struct arena *arena,
    struct media_bytes *upright)
{
	struct making making = { .job = job, .arena = arena };
	struct picture picture = ask("turn", &making, take_upright);

	*upright = making.upright;
	return picture;
}

static bool
take_card(void *context, const struct decoded *made, int from)
{
	struct making *making = context;
	const struct picture_card *card = &making->cards->list[making->n];

	if (making->n == making->cards->n)
		return false;
	making->n++;
	return media_files_pour(card->folder, card->name, from, made->n);
}

bool
picture_cards(struct arena *arena, const struct picture_cards *cards,
    char why[PICTURE_WHY])
{
	struct making making = { .cards = cards };
	struct decode asked = { .verb = "cards",
		cards->fonts,
		.take = take_card,
		.context = &making };
	struct decoded done;
	const char *lines = "";
	size_t i;

	for (i = 0; i < cards->n; i++)
		lines = arena_printf(arena, "%s%s\n%s\n", lines,
		    cards->list[i].title, cards->list[i].site);
	asked.file = (struct media_bytes){ (const unsigned char *)lines,
		strlen(lines) };
	if (decode(&asked, &done, why) && making.n == cards->n)
		return true;
	if (why[0] == '\0')
		snprintf(why, PICTURE_WHY, N_("it could not be drawn"));
	return false;
}
