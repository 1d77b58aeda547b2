/* SPDX-License-Identifier: EUPL-1.2 */
#include "picture.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "decode.h"
#include "media_files.h"
#include "speak.h"

/* What is being made, and why no more can be written: errno, or 0. */
struct making {
	const struct picture_job *job;
	const struct picture_cards *cards;
	struct picture picture;
	size_t n;
	int fault;
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

	if (made->format == DECODED_WHOLE)
		snprintf(name, sizeof(name), "%s%s", job->stem,
		    media_kind_ending(job->kind));
	else if (take_width(&making->picture, made->width))
		snprintf(name, sizeof(name), "%s-%d%s", job->stem, made->width,
		    endings[made->format]);
	else
		return false;
	if (media_files_pour(job->folder, name, from, made->n))
		return true;
	making->fault = errno;
	return false;
}

static struct picture
ask(const char *verb, const struct picture_job *job,
    bool (*take)(void *, const struct decoded *, int))
{
	struct making making = { .job = job };
	struct picture *picture = &making.picture;
	const struct decode asked = { verb, media_kind_type(job->kind),
		job->file, take, &making };
	struct decoded done;

	if (decode(&asked, &done, picture->why)) {
		picture->width = done.width;
		picture->height = done.height;
		picture->orientation = done.orientation;
	} else if (making.fault != 0)
		snprintf(picture->why, PICTURE_WHY, "%s",
		    strerror(making.fault));
	else if (picture->why[0] == '\0')
		snprintf(picture->why, PICTURE_WHY, "%s",
		    N_("no decoder can read it in the time and memory that a "
		       "picture may take"));
	return *picture;
}

struct picture
picture_look(const struct picture_job *job)
{
	return ask("look", job, NULL);
}

struct picture
picture_make(const struct picture_job *job)
{
	return ask("make", job, take_file);
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
