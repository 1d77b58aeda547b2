/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom media show and history. */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "editor.h"
#include "media_doing.h"
#include "newsroom.h"
#include "reason.h"
#include "speak.h"

struct change {
	const char *made, *made_by; /* NULL: before this was kept */
	const char *lang, *part, *detail, *was, *json;
};

static const struct row change_row = ROW_OF(struct change, made, made_by, lang,
    part, detail, was, json);

int
media_refuse(const struct doing *doing, const char *what, const char *why)
{
	warnx("%s: %s", what, reason_said(doing->arena, why));
	return EXIT_REFUSED;
}

static const char *
words_of(const struct media *media)
{
	return media->is_decorative    ? _("decorative") :
	    media->alternative == NULL ? _("no alternative text") :
					 media->alternative;
}

static void
print_media(const struct media *media)
{
	printf(_("%s\n%s, %lld octets, %lld x %lld pixels\n%s\n"), media->name,
	    media->type, (long long)media->octets, (long long)media->width,
	    (long long)media->height, media->path);
	if (media->credit != NULL)
		printf("%s\n", media->credit);
}

int
media_tell(struct doing *doing, const char *name)
{
	const char *const *codes = doing->languages->codes;
	struct media media;
	const char *why;
	size_t i;

	for (i = 0; i < doing->languages->n; i++) {
		if (!media_find(doing->store, name, codes[i], &media, &why))
			return media_refuse(doing, "media", why);
		if (i == 0 && doing->is_json)
			puts(media.json);
		else if (i == 0)
			print_media(&media);
		if (!doing->is_json)
			printf("%s: %s\n", codes[i], words_of(&media));
		name = media.hash;
	}
	return EXIT_DONE;
}

/* What it says now of a part, and what it said before. */
static const char *
words_of_change(struct arena *arena, const struct change *change)
{
	const char *now = change->detail, *was = change->was;
	bool is_credit = strcmp(change->part, "credit") == 0;

	if (strcmp(change->part, "added") == 0)
		return arena_printf(arena, _("added as %s"), now);
	if (strcmp(change->part, "decorative") == 0)
		return now != NULL ? _("decorative") : _("not decorative");
	if (was == NULL)
		return arena_printf(arena,
		    is_credit ? _("credit: %s") : _("alternative text: %s"),
		    now);
	if (now == NULL)
		return arena_printf(arena,
		    is_credit ? _("no credit; it was: %s") :
				_("no alternative text; it was: %s"),
		    was);
	return arena_printf(arena,
	    is_credit ? _("credit: %s; it was: %s") :
			_("alternative text: %s; it was: %s"),
	    now, was);
}

static void
print_change(struct arena *arena, const struct change *change)
{
	printf("%s  %s: %s%s%s\n", change->made,
	    change->made_by == NULL ? _("before this was kept") :
				      change->made_by,
	    change->lang == NULL ? "" : change->lang,
	    change->lang == NULL ? "" : ": ", words_of_change(arena, change));
}

int
media_tell_history(struct doing *doing, const char *name)
{
	const struct change *changes;
	struct media media;
	const char *why;
	size_t i, n;

	if (!media_find(doing->store, name, NULL, &media, &why))
		return media_refuse(doing, "media", why);
	changes = db_rows(doing->db, QUERY_MEDIA_HISTORY, ARGS(media.hash),
	    &change_row, &n);
	if (changes == NULL)
		return editor_refuse(doing->db);
	for (i = 0; i < n; i++)
		if (doing->is_json)
			printf("%s%s", i == 0 ? "[" : ",\n ", changes[i].json);
		else
			print_change(doing->arena, &changes[i]);
	if (doing->is_json)
		puts("]");
	return EXIT_DONE;
}
