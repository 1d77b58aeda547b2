/* SPDX-License-Identifier: EUPL-1.2 */
#include "pictures.h"

#include <string.h>
#include <strings.h>

#include "clean_rules.h"
#include "json.h"
#include "pictures_from.h"
#include "queries.h"
#include "reason.h"
#include "speak.h"
#include "text.h"

struct pictures *
pictures_new(struct arena *arena, struct media_store *store, const char *lang)
{
	struct pictures *pictures = arena_alloc(arena, sizeof(*pictures));

	pictures->arena = arena;
	pictures->store = store;
	pictures->lang = lang;
	return pictures;
}

bool
pictures_is_name(const char *path)
{
	static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".webp",
		".pdf" };
	const char *end = strrchr(path, '.');
	size_t i;

	for (i = 0; end != NULL && i < sizeof(endings) / sizeof(endings[0]);
	     i++)
		if (strcasecmp(end, endings[i]) == 0)
			return true;
	return false;
}

static void
fail(struct pictures *pictures, const char *name, const char *why)
{
	if (pictures->fault == NULL)
		pictures->fault = arena_printf(pictures->arena, "%s: %s",
		    pictures_brief(pictures->arena, name),
		    reason_said(pictures->arena, why));
}

void
pictures_beside(struct pictures *pictures, const char *root, const char *path)
{
	const char *end = strrchr(path, '/');

	pictures->root = root;
	pictures->folder = arena_printf(pictures->arena, "%s/%.*s", root,
	    end == NULL ? 0 : (int)(end - path), path);
}

static bool
is_elsewhere(const char *name)
{
	return name[strcspn(name, ":/?#")] == ':' ||
	    (*name == '/' && strncmp(name, "/media/", 7) != 0);
}

const struct media *
pictures_find(struct pictures *pictures, const char *name)
{
	struct media *media = arena_alloc(pictures->arena, sizeof(*media));
	const char *plain, *file, *why;

	if (pictures->files[0] != NULL)
		return pictures_find_from(pictures, name);
	if (is_elsewhere(name))
		return NULL;
	plain = text_unescape(pictures->arena, name, strlen(name), false);
	if (plain == NULL || *plain == '\0') {
		fail(pictures, name, _("no name of a picture"));
		return NULL;
	}
	file = pictures_file_beside(pictures, plain);
	if (file != NULL &&
	    !media_take(pictures->store, file, NULL, media, &why)) {
		fail(pictures, plain, why);
		return NULL;
	}
	if (!media_find(pictures->store, file != NULL ? media->hash : plain,
		pictures->lang, media, &why)) {
		/* An address is left to whoever wrote it. */
		if (strncmp(plain, "/media/", 7) == 0)
			return NULL;
		fail(pictures, plain, why);
		return NULL;
	}
	/* By that name it would not be found without the file. */
	if (file != NULL && strcmp(media->name, plain) != 0)
		pictures_note(pictures, name, media);
	return media;
}

/* The place of one that is shown already, or a new one; NULL: too many. */
static struct shown *
place_of(struct pictures *pictures, const struct media *media)
{
	size_t i;

	for (i = 0; i < pictures->n; i++)
		if (strcmp(pictures->shown[i].media.hash, media->hash) == 0)
			return &pictures->shown[i];
	if (i == PICTURES_MAX) {
		fail(pictures, media->name, _("over 200 pictures"));
		return NULL;
	}
	pictures->shown[pictures->n++].media = *media;
	return &pictures->shown[i];
}

const char *
pictures_show(struct pictures *pictures, const struct media *media,
    const char *alternative, const char *caption)
{
	struct shown *shown = place_of(pictures, media);

	/* What comes from elsewhere says what it said there, each time. */
	if (*alternative == '\0' && media->alternative != NULL &&
	    !pictures->is_foreign)
		alternative = media->alternative;
	if (shown != NULL && *alternative != '\0')
		shown->alternative = alternative;
	if (shown != NULL && *caption != '\0')
		shown->caption = caption;
	return alternative;
}

void
pictures_show_lead(struct pictures *pictures, const char *name,
    const char *alternative, const char *caption)
{
	const struct media *media = pictures_find(pictures, name);
	struct shown *shown;

	if (media == NULL || *media->source == '\0') {
		pictures_lose(pictures, name, _("no picture at hand"));
		return;
	}
	if (*alternative == '\0' && media->alternative != NULL)
		alternative = media->alternative;
	pictures_show(pictures, media, alternative, caption);
	shown = place_of(pictures, media);
	if (*alternative == '\0' && !media->is_decorative)
		pictures_lose(pictures, name,
		    _("it has no alternative text, and is not at the head"));
	else if (shown != NULL)
		shown->is_lead = true;
}

void
pictures_lead(struct pictures *pictures, const struct yaml_item *head)
{
	const struct yaml_member *member = yaml_member(head, "picture");
	const char *name = member == NULL ? NULL : member->text;
	const struct media *media;
	struct shown *shown;

	if (name == NULL || *name == '\0')
		return;
	media = pictures_find(pictures, name);
	if (media == NULL)
		fail(pictures, name, _("no picture of ours"));
	else if (*media->source == '\0')
		fail(pictures, name, _("no picture but a document"));
	else if ((shown = place_of(pictures, media)) != NULL)
		shown->is_lead = true;
}

bool
pictures_is_silent(const struct shown *shown)
{
	return *shown->media.source != '\0' && shown->alternative == NULL &&
	    !shown->media.is_decorative;
}

bool
pictures_is_lead_silent(const struct pictures *pictures)
{
	size_t i;

	for (i = 0; i < pictures->n; i++)
		if (pictures->shown[i].is_lead)
			return pictures_is_silent(&pictures->shown[i]) &&
			    pictures->shown[i].media.alternative == NULL;
	return false;
}

const char *
pictures_check(struct pictures *pictures)
{
	const struct shown *shown = pictures->shown;
	size_t i;

	if (!pictures->is_public || pictures->is_foreign)
		return pictures->fault;
	for (i = 0; i < pictures->n; i++, shown++)
		if (pictures_is_silent(shown))
			fail(pictures, shown->media.name,
			    _("it has no alternative text, and a page is "
			      "public at once"));
	return pictures->fault;
}

bool
pictures_describe(const struct pictures *pictures, struct db *db)
{
	const struct shown *shown = pictures->shown;
	size_t i;

	for (i = 0; i < pictures->n; i++, shown++)
		if (shown->alternative != NULL &&
		    shown->media.alternative == NULL &&
		    !shown->media.is_decorative &&
		    !db_do(db, QUERY_MEDIA_DESCRIBE,
			ARGS(shown->media.hash, pictures->lang,
			    shown->alternative, NULL, "f")))
			return false;
	return true;
}

void
pictures_member(FILE *to, const struct pictures *pictures)
{
	const struct shown *shown = pictures->shown;
	const char *comma = "";
	size_t i;

	fputs(", \"pictures\": [", to);
	for (i = 0; i < pictures->n; i++, shown++) {
		if (pictures->is_foreign && !shown->is_lead &&
		    shown->alternative == NULL && !shown->media.is_decorative)
			continue;
		fprintf(to, "%s{\"hash\": \"%s\", \"is_lead\": %s", comma,
		    shown->media.hash, shown->is_lead ? "true" : "false");
		comma = ", ";
		json_member(to, "alternative", shown->alternative);
		json_member(to, "caption", shown->caption);
		putc('}', to);
	}
	putc(']', to);
}

/* The one that is shown already and has that address. */
static const struct media *
find_shown(const struct pictures *pictures, const char *src)
{
	size_t i;

	for (i = 0; i < pictures->n; i++)
		if (strcmp(pictures->shown[i].media.source, src) == 0)
			return &pictures->shown[i].media;
	return NULL;
}

/*
 * What HTML names and is not to be had falls out of it, as all that it may not
 * hold, but for a file that an editor's text has, or had, beside it: a
 * document's converter writes HTML too.
 */
static const struct media *
find_quietly(struct pictures *pictures, const char *src)
{
	const struct media *media = find_shown(pictures, src);
	const char *fault = pictures->fault;

	if (media == NULL)
		media = pictures_find(pictures, src);
	if (pictures->files[0] != NULL || !pictures_is_name(src))
		pictures->fault = fault;
	return media;
}

static const struct clean_picture *
show_image(void *context, const char *src, const char *alt)
{
	struct pictures *pictures = context;
	const struct media *media = find_quietly(pictures, src);
	struct clean_picture *picture;

	if (media == NULL)
		return NULL;
	if (*media->source == '\0') {
		if (pictures->files[0] == NULL)
			fail(pictures, src, _("no picture but a document"));
		return NULL;
	}
	picture = arena_alloc(pictures->arena, sizeof(*picture));
	*picture = (struct clean_picture){ media->source, media->avif,
		media->webp, media->jpeg,
		pictures_show(pictures, media,
		    arena_printf(pictures->arena, "%s", alt), ""),
		media->width, media->height };
	return picture;
}

struct clean_pictures
pictures_clean(struct pictures *pictures)
{
	if (pictures == NULL)
		return (struct clean_pictures){ .find = NULL };
	return (struct clean_pictures){ show_image, pictures,
		clean_way_back(pictures->lang) };
}
