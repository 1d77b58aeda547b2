/* SPDX-License-Identifier: EUPL-1.2 */
#include "foreign.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "foreign_links.h"
#include "html_source.h"
#include "json.h"
#include "pictures_from.h"
#include "speak.h"
#include "text.h"
#include "translit.h"

enum {
	LEAD_MAX = 2000, /* characters, as the database counts */
	SLUG_MAX = 80,
	TITLE_MAX = 60,
	LOST_MAX = 20
};

static void
note(struct import *import, const char *name, const char *what,
    const char *which)
{
	import_note(import, name,
	    arena_printf(import_arena(import), "%s%s", what, which));
}

const char *
foreign_name(struct arena *arena, int64_t line, const char *what,
    const char *title)
{
	const char *words = html_one_line(arena, title);
	size_t n = strlen(words) > TITLE_MAX ? TITLE_MAX : strlen(words);

	while (n > 0 && ((unsigned char)words[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(arena, _("line %lld: %s%s%.*s"), (long long)line,
	    what, n > 0 ? ": " : "", (int)n, words);
}

const char *
foreign_words(struct arena *arena, const char *html)
{
	struct cleaned cleaned = clean_html(arena, html, strlen(html));

	return cleaned.html == NULL ? "" : html_words(arena, cleaned.html);
}

bool
foreign_fits_lead(const char *words)
{
	size_t n = 0;

	for (; *words != '\0'; words++)
		n += ((unsigned char)*words & 0xc0) != 0x80;
	return n <= LEAD_MAX;
}

const char *
foreign_lead(struct import *import, const char *name, const char *excerpt)
{
	const char *words = foreign_words(import_arena(import), excerpt);

	if (foreign_fits_lead(words))
		return words;
	import_note(import, name, _("its excerpt is too long for a lead"));
	return "";
}

static void
note_pictures(struct import *import, const char *name, const char *html,
    struct pictures *pictures)
{
	struct arena *arena = import_arena(import);
	int64_t n = 0;

	for (html = strstr(html, "<img"); html != NULL;
	     html = strstr(html + 4, "<img")) {
		const char *source = foreign_attribute(arena, html, "src");

		source = source == NULL ? _("without an address") :
					  foreign_plain(arena, source);
		if (pictures == NULL ? strncmp(source, "/media/", 7) == 0 :
				       pictures_find(pictures, source) != NULL)
			continue;
		if (n++ < LOST_MAX)
			note(import, name, _("a picture of the old site: "),
			    pictures_brief(arena, source));
	}
	if (n > LOST_MAX)
		note(import, name, _("and more pictures: "),
		    arena_printf(arena, "%lld", (long long)(n - LOST_MAX)));
}

void
foreign_note_dropped(struct import *import, const char *name,
    const struct cleaned *cleaned)
{
	struct arena *arena = import_arena(import);
	const char *all = "";
	size_t i;

	for (i = 0; i < cleaned->n; i++)
		all = arena_printf(arena, "%s%s%s (%zu)", all,
		    i == 0 ? "" : ", ", cleaned->dropped[i].what,
		    cleaned->dropped[i].n);
	if (cleaned->n > 0)
		note(import, name, _("left out of its HTML: "), all);
}

/* Fill in what was cleaned; whether an import of its source shows the same. */
static bool
fill(struct arena *arena, struct foreign_body *body,
    const struct cleaned *cleaned)
{
	body->html = cleaned->html;
	body->fault = cleaned->fault;
	if (cleaned->html == NULL)
		return true;
	body->source = html_source(arena, clean_text(cleaned->html));
	return html_source_fits(body->pictures, arena, body->source,
	    clean_text(cleaned->html));
}

/* What the cleaner gives without a block around it gets one. */
static bool
fill_block(struct arena *arena, struct foreign_body *body)
{
	const char *html = arena_printf(arena, "<div>%s</div>",
	    clean_text(body->html));
	struct cleaned cleaned = clean_html_pictures(arena, html, strlen(html),
	    pictures_clean(body->pictures));

	return fill(arena, body, &cleaned);
}

struct pictures *
foreign_pictures(struct import *import, const char *lang, const char *folder)
{
	struct pictures *pictures;

	if (folder == NULL)
		return NULL;
	pictures = pictures_new(import_arena(import), import_media(import),
	    lang);
	pictures_from(pictures, folder);
	return pictures;
}

struct foreign_body
foreign_body(struct import *import, const char *name, const char *html,
    struct pictures *pictures)
{
	struct arena *arena = import_arena(import);
	struct foreign_body body = { .pictures = pictures };
	struct cleaned cleaned;

	html = foreign_links(import, name, html, pictures);
	cleaned = clean_html_pictures(arena, html, strlen(html),
	    pictures_clean(pictures));
	note_pictures(import, name, html, pictures);
	foreign_note_dropped(import, name, &cleaned);
	if (!fill(arena, &body, &cleaned) && !fill_block(arena, &body))
		import_note(import, name,
		    _("its text, edited here, may look otherwise"));
	return body;
}

void
foreign_pictures_member(struct import *import, FILE *to, const char *name,
    const struct pictures *pictures, bool is_page)
{
	size_t i;

	if (pictures == NULL)
		return;
	if (!is_page)
		pictures_member(to, pictures);
	for (i = 0; i < pictures->n; i++)
		if (pictures_is_silent(&pictures->shown[i]))
			note(import, name,
			    _("a picture has no alternative text: "),
			    pictures->shown[i].media.name);
	if (pictures->lost != NULL)
		note(import, name, _("a picture is left out: "),
		    pictures->lost);
	if (pictures->fault != NULL)
		note(import, name, _("a picture is left out: "),
		    pictures->fault);
}

/*
 * So many letters of Latin-1 in a row has no word: where it begins, or NULL.
 * In UTF-8 each begins by C3, or by C2 where a second octet was read by itself.
 */
static const char *
find_garbled(const char *text)
{
	enum { RUN = 5 };
	const char *begin = NULL;
	int letters = 0;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c & 0xc0) == 0x80)
			continue;
		if (c == 0xc3 && letters++ == 0)
			begin = text;
		else if (c < 0x80 || letters == 0)
			letters = 0;
		if (letters == RUN)
			return begin;
	}
	return NULL;
}

void
foreign_note_garbled(struct import *import, const char *name, const char *text)
{
	const char *found = find_garbled(text);

	if (found != NULL)
		note(import, name, _("letters of a mistaken encoding: "),
		    pictures_brief(import_arena(import),
			arena_strndup(import_arena(import), found,
			    strcspn(found, " <\n"))));
}

void
foreign_note_authors(struct import *import, size_t n)
{
	if (n > 1)
		import_note(import, _("authors"),
		    arena_printf(import_arena(import),
			_("there are %zu, and no text here says whose it is"),
			n));
}

void
foreign_members(FILE *to, const struct import_order *order, const char *site,
    const char *own, bool is_page)
{
	json_member(to, "site", site);
	json_member(to, "own", own);
	if (order->site != NULL)
		json_member(to, "was", order->site);
	fprintf(to, ", \"is_page\": %s, \"is_forced\": %s",
	    is_page ? "true" : "false", order->is_forced ? "true" : "false");
}

const char *
foreign_slug(struct arena *arena, const char *slug, const char *title)
{
	const char *plain = text_unescape(arena, slug, strlen(slug), false);

	if (plain != NULL && text_is_slug(plain))
		return plain;
	return translit_slug(arena,
	    plain == NULL || *plain == '\0' ? title : plain);
}

const char *
foreign_slug_else(struct arena *arena, const char *slug, const char *id)
{
	size_t n = strlen(slug), most = SLUG_MAX - 1 - strlen(id);

	if (strlen(id) > 20)
		return slug;
	n = n > most ? most : n;
	while (n > 1 && slug[n - 1] == '-')
		n--;
	return arena_printf(arena, "%.*s-%s", (int)n, slug, id);
}

const char *
foreign_language(struct arena *arena, const char *text)
{
	if (text == NULL || !islower((unsigned char)text[0]) ||
	    !islower((unsigned char)text[1]) ||
	    (text[2] != '\0' && text[2] != '-' && text[2] != '_'))
		return NULL;
	return arena_strndup(arena, text, 2);
}

bool
foreign_is_over(const char *utc)
{
	time_t now = time(NULL);
	struct tm moment;
	char text[20];

	gmtime_r(&now, &moment);
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &moment);
	return strcmp(utc, text) <= 0;
}
