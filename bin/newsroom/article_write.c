/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_write.h"

#include <err.h>
#include <string.h>

#include "article_file.h"
#include "json.h"
#include "languages.h"
#include "md_file.h"
#include "reason.h"
#include "speak.h"
#include "text.h"
#include "translit.h"
#include "yaml_write.h"

/* What is said to who begins; a comment is gone with the first import. */
static const struct {
	const char *lang, *place, *lead, *about, *body;
} hints[] = {
	{ "bg", "София", "Едно или две изречения: кой, какво, къде, кога.",
	    "Кодове от newsroom project list и newsroom partner list.",
	    "Тук започва текстът." },
	{ "en", "Sofia", "A sentence or two: who, what, where, when.",
	    "Slugs from newsroom project list and newsroom partner list.",
	    "Here the text begins." },
};

enum { HINTS = sizeof(hints) / sizeof(hints[0]) };

static size_t
hint_of(const char *lang)
{
	size_t i = 0;

	while (i + 1 < HINTS && strcmp(hints[i].lang, lang) != 0)
		i++;
	return i;
}

static const char *
title_of(struct arena *arena, const struct option_words *words)
{
	const char *title = "";
	int i;

	for (i = 0; i < words->n; i++)
		title = arena_printf(arena, "%s%s%s", title, i == 0 ? "" : " ",
		    words->texts[i]);
	return title;
}

/* A member, also where there is nothing to say yet. */
static void
write_quoted(struct arena *arena, FILE *to, const char *name, const char *text)
{
	fprintf(to, "%s: ", name);
	yaml_string(arena, to, text == NULL ? "" : text);
	putc('\n', to);
}

static void
write_head(struct arena *arena, FILE *to, const char *lang, const char *title)
{
	fputs("---\n", to);
	write_quoted(arena, to, "title", title);
	fprintf(to, "lang: %s\n", lang);
	if (*title != '\0')
		fprintf(to, "slug: %s\n", translit_slug(arena, title));
	fputs("revision: 0\n", to);
}

static const char *
write_new(struct article *article, const char *title, const char *body)
{
	struct json *file = json_new(article->arena);
	const char *lang = article->lang == NULL ?
	    languages_read(article->config, article->arena)->codes[0] :
	    article->lang;
	size_t i = hint_of(lang);

	write_head(article->arena, file->to, lang, title);
	fprintf(file->to,
	    "# %s\nlead: \"\"\nplace: \"%s\"\n# %s\nprojects: []\n"
	    "partners: []\n---\n\n%s\n",
	    hints[i].lead, hints[i].place, hints[i].about,
	    body == NULL ? hints[i].body : body);
	return json_end(file);
}

/* The usual place by its name in a language; any other is to be translated. */
static const char *
place_in(const char *lang, const struct edition_text *text)
{
	return text->place != NULL &&
		strcmp(text->place, hints[hint_of(text->lang)].place) == 0 ?
	    hints[hint_of(lang)].place :
	    text->place;
}

/* What an article is about, and shows first, is all its languages'. */
static const char *
write_translation(struct article *article, const char *original,
    const char *title, const char *body)
{
	struct json *file = json_new(article->arena);
	const char *lang = article->lang;
	const struct edition_text *text;

	/* The language that was asked for is the new one's. */
	article->lang = NULL;
	text = article_file_find(article, original, NULL);
	if (text == NULL)
		return NULL;
	if (lang == NULL)
		lang = languages_other(languages_read(article->config,
					   article->arena),
		    text->lang);
	if (lang == NULL || strcmp(lang, text->lang) == 0) {
		warnx(_("%s is in that language already"), text->slug);
		return NULL;
	}
	write_head(article->arena, file->to, lang, title);
	fprintf(file->to, "translation_of: %s/%s\n", text->lang, text->slug);
	write_quoted(article->arena, file->to, "lead", text->lead);
	write_quoted(article->arena, file->to, "place", place_in(lang, text));
	fprintf(file->to, "projects: [%s]\npartners: [%s]\n",
	    text->projects == NULL ? "" : text->projects,
	    text->partners == NULL ? "" : text->partners);
	if (text->picture != NULL) {
		yaml_plain(file->to, "picture", text->picture);
		write_quoted(article->arena, file->to, "picture_alt",
		    text->picture_alt);
		yaml_words(article->arena, file->to, "picture_caption",
		    text->picture_caption);
	}
	fprintf(file->to, "---\n\n%s", body == NULL ? text->body : body);
	return json_end(file);
}

const char *
article_write(struct article *article, const struct begin *begin,
    const struct option_words *words)
{
	const char *title = title_of(article->arena, words);
	const char *body = NULL, *fault;

	if (!text_is_utf8(title, strlen(title))) {
		warnx(_("the title is not UTF-8 text"));
		return NULL;
	}
	if (begin->body != NULL) {
		body = md_file_read(article->arena, begin->body, &fault);
		if (body == NULL) {
			warnx("%s: %s", begin->body,
			    reason_said(article->arena, fault));
			return NULL;
		}
	}
	return begin->original == NULL ?
	    write_new(article, title, body) :
	    write_translation(article, begin->original, title, body);
}
