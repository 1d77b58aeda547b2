/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_text.h"

#include <stdio.h>
#include <string.h>

#include "foreign.h"
#include "foreign_time.h"
#include "html_source.h"
#include "json.h"
#include "liquid.h"
#include "markdown.h"
#include "md_file.h"
#include "site_address.h"
#include "site_dates.h"
#include "site_given.h"
#include "site_hidden.h"
#include "site_keys.h"
#include "site_leads.h"
#include "site_pictures.h"
#include "site_terms.h"
#include "speak.h"

/* An edition or a page to be. */
struct text {
	struct site *site;
	const struct site_name *name;
	struct site_head head;
	struct site_key key;
	const char *lang, *title, *slug, *lead, *body, *published;
	bool is_page;
	const struct import_term *terms;
	struct cleaned html;
	struct pictures *pictures;
};

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define DATE_NAMES NAMES(SITE_DATE_NAMES)

/* By the mapping of its type or first folder, or what it seems to be. */
static bool
is_page(const struct text *text)
{
	const char *type = site_head_text(&text->head, NAMES("type", "layout"));
	const char *said = NULL;

	if (type != NULL)
		said = import_map_type(text->site->map, type);
	if (said == NULL && text->name->section != NULL)
		said = import_map_type(text->site->map, text->name->section);
	if (said != NULL)
		return strcmp(said, "page") == 0;
	if (text->name->is_page ||
	    (text->head.is_lines && text->name->section != NULL &&
		strcmp(text->name->section, "pages") == 0))
		return true; /* Pelican's and Nikola's stand in pages/ */
	return text->name->section == NULL && !text->name->is_post &&
	    text->name->date == NULL &&
	    site_head_text(&text->head, DATE_NAMES) == NULL;
}

/* The head's, or that of the file's name. */
static const char *
date_of(const struct text *text)
{
	const char *date = site_head_text(&text->head, DATE_NAMES);

	return date == NULL ?
	    text->name->date :
	    foreign_time(import_arena(text->site->import), date);
}

/* Why it is not public though its head does not call it a draft; or NULL. */
static const char *
hidden(const struct text *text)
{
	struct arena *arena = import_arena(text->site->import);

	if (text->head.given != NULL)
		return arena_printf(arena, _("%s keeps it back"),
		    text->head.given);
	if (text->key.is_double)
		return _("another file of the site has its address");
	if (text->name->hidden != NULL)
		return text->name->hidden;
	if (site_config_is_off(text->site->config, text->lang))
		return _("its site does not show its language");
	if (text->site->config->is_reserved &&
	    site_head_text(&text->head, NAMES("status")) == NULL)
		return _("the site's settings may make it a draft");
	return site_hidden_why(arena, &text->head);
}

static bool
is_draft(const struct text *text)
{
	return text->name->is_draft || site_hidden_draft(&text->head);
}

/* That it is public, and is to be so no more once: here somebody does that. */
static void
note_end(const struct text *text)
{
	struct arena *arena = import_arena(text->site->import);
	const char *end = site_hidden_end(arena, &text->head);

	if (end != NULL)
		import_note(text->site->import, text->name->path,
		    arena_printf(arena, _("to be withdrawn by hand: %s"), end));
}

static void
fill_time(struct text *text)
{
	const char *date = date_of(text);
	const char *why = text->is_page ? NULL : hidden(text);

	if (text->is_page || (why == NULL && is_draft(text)))
		return;
	if (why == NULL && date == NULL)
		why = _("it has no date");
	if (why == NULL) {
		text->published = date;
		note_end(text);
	} else
		import_note(text->site->import, text->name->path,
		    arena_printf(import_arena(text->site->import),
			_("%s: a draft"), why));
}

static void
fill_language(struct text *text)
{
	const struct site *site = text->site;

	text->lang = site_head_text(&text->head,
	    NAMES("lang", "language", "locale"));
	if (text->lang != NULL)
		text->lang = foreign_language(import_arena(site->import),
		    text->lang);
	if (text->lang == NULL)
		text->lang = text->name->lang;
	if (text->lang == NULL)
		text->lang = import_map_language(site->map);
	if (text->lang == NULL)
		text->lang = site_config_language(site->config,
		    import_arena(site->import));
	if (text->lang == NULL)
		text->lang = site->languages->codes[0];
}

/* The same file is the same thing; translations share a key. */
static void
fill_names(struct text *text)
{
	struct arena *arena = import_arena(text->site->import);
	const char *key = site_head_text(&text->head,
	    NAMES("translationkey", "translation_key", "ref", "lang-ref",
		"lang_ref"));
	const char *slug = site_head_text(&text->head, NAMES("slug"));

	text->key = site_keys_of(text->site, text->name, key, text->lang);
	text->title = site_head_text(&text->head, NAMES("title"));
	text->title = text->title == NULL ? text->name->slug :
					    html_one_line(arena, text->title);
	text->slug = foreign_slug(arena, slug == NULL ? text->name->slug : slug,
	    text->title);
}

static void
note_shortcode(void *context, const char *name)
{
	const struct text *text = context;

	import_note(text->site->import, text->name->path,
	    arena_printf(import_arena(text->site->import),
		_("a shortcode is taken out: %s"), name));
}

/* Jekyll has no folder content, no head but YAML, and no such shortcodes. */
static enum liquid_of
whose(const struct text *text)
{
	const char *body = text->head.body;

	if (text->name->is_post)
		return LIQUID_OF_JEKYLL;
	return text->site->config->kind == SITE_HUGO ||
		strncmp(text->name->path, "content/", 8) == 0 ||
		!text->head.is_yaml || strstr(body, "{{<") != NULL ||
		strstr(body, "{{%") != NULL ?
	    LIQUID_OF_HUGO :
	    LIQUID_OF_JEKYLL;
}

/* The words of a part, if it is words alone. */
static const char *
words_of(struct arena *arena, const char *markdown)
{
	struct cleaned cleaned = markdown_html(arena, markdown, NULL);
	const char *words;

	if (cleaned.html == NULL ||
	    strstr(clean_text(cleaned.html), "<a ") != NULL ||
	    strstr(clean_text(cleaned.html), "<li") != NULL)
		return "";
	words = html_words(arena, cleaned.html);
	return foreign_fits_lead(words) ? words : "";
}

static void
fill_html(struct text *text)
{
	const char *path = text->name->path;
	struct foreign_body body;

	text->pictures = site_pictures_of(text->site, path, text->lang);
	if (!text->is_page)
		site_pictures_lead(text->pictures, &text->head);
	if (text->name->is_html) {
		body = site_pictures_html(text->site, path, text->pictures,
		    text->body);
		text->body = body.source;
		text->html = (struct cleaned){ .html = body.html,
			.fault = body.fault };
		return;
	}
	text->html = site_pictures_body(text->site, path, text->pictures,
	    &text->body);
	foreign_note_dropped(text->site->import, path, &text->html);
}

static void
fill_body(struct text *text)
{
	static const char mark[] = "<!--more-->";
	struct arena *arena = import_arena(text->site->import);
	const char *lead = site_head_text(&text->head,
	    NAMES("summary", "description", "excerpt", "subtitle"));
	const char *more;

	text->body = liquid_take_out(arena, text->head.body, whose(text),
	    note_shortcode, text);
	text->lead = lead == NULL ? "" : html_one_line(arena, lead);
	if (!foreign_fits_lead(text->lead)) {
		text->lead = "";
		import_note(text->site->import, text->name->path,
		    _("its summary is too long for a lead"));
	}
	more = strstr(text->body, mark);
	if (more != NULL && lead == NULL) {
		text->lead = words_of(arena,
		    arena_strndup(arena, text->body,
			(size_t)(more - text->body)));
		if (*text->lead != '\0')
			text->body = more + strlen(mark) +
			    strspn(more + strlen(mark), "\n");
	}
	fill_html(text);
}

static const char *
item_json(struct text *text)
{
	struct import *import = text->site->import;
	struct arena *arena = import_arena(import);
	struct json *json = json_new(arena);
	const char *projects = import_map_projects(text->site->map, import,
	    text->terms);

	fputs("{\"lang\": ", json->to);
	json_string(json->to, text->lang);
	json_member(json->to, "origin", text->key.own);
	foreign_members(json->to, text->site->order, text->site->config->name,
	    text->key.own, text->is_page);
	if (text->key.dated != NULL)
		json_member(json->to, "own_dated", text->key.dated);
	json_member(json->to, "slug", text->slug);
	json_member(json->to, "slug_else",
	    foreign_slug_else(arena, text->slug,
		site_keys_mark(arena, text->key.own)));
	json_member(json->to, "title", text->title);
	json_member(json->to, "lead", text->lead);
	if (text->published != NULL)
		json_member(json->to, "published", text->published);
	if (!text->is_page)
		fprintf(json->to, ", \"projects\": %s", projects);
	fprintf(json->to, ", \"addresses\": %s",
	    site_addresses(&(struct site_stood){ text->site, text->name,
		&text->head, text->lang, text->title, text->slug, date_of(text),
		text->is_page }));
	json_member(json->to, "body_source", text->body);
	clean_member(json->to, "body_html", text->html.html);
	foreign_pictures_member(import, json->to, text->name->path,
	    text->pictures, text->is_page);
	putc('}', json->to);
	return json_end(json);
}

static const char *
page_fault(const struct text *text)
{
	const char *why = hidden(text), *date = date_of(text);

	if (why != NULL)
		return why;
	if (is_draft(text))
		return _("a page cannot wait, and it is a draft");
	if (date != NULL &&
	    site_hidden_is_early(import_arena(text->site->import), date))
		return _("a page cannot wait, and its time is to come");
	note_end(text);
	return NULL;
}

static void
put(struct text *text)
{
	struct import *import = text->site->import;
	struct item item = {
		.name = text->name->path,
		.put = QUERY_FOREIGN_PUT,
		.head = text->head.yaml,
	};
	const char *why = text->is_page ? page_fault(text) : NULL;

	if (why != NULL) {
		import_leave_out(import, item.name, why);
		return;
	}
	import_gone_see(text->site->gone, text->key.own, text->lang);
	if (text->key.dated != NULL)
		import_gone_see(text->site->gone, text->key.dated, text->lang);
	fill_body(text);
	if (text->html.html == NULL) {
		import_leave_out(import, item.name, text->html.fault);
		site_pictures_keep(text->site, false);
		return;
	}
	item.identity = arena_printf(import_arena(import), "%s %s",
	    text->key.own, text->lang);
	item.json = item_json(text);
	item.pictures = text->pictures;
	site_pictures_keep(text->site, import_put(import, &item));
}

/* As compilers do: FILE:LINE. */
static void
refuse(const struct site *site, const char *path, int line, const char *why)
{
	import_refuse(site->import,
	    line == 0 ?
		path :
		arena_printf(import_arena(site->import), "%s:%d", path, line),
	    why);
}

void
site_text_take(struct site *site, const struct site_name *name,
    const char *file)
{
	struct arena *arena = import_arena(site->import);
	struct text text = { .site = site, .name = name };
	const char *fault;
	char *source = md_file_read(arena, file, &fault);

	if (source == NULL) {
		refuse(site, name->path, 0, fault);
		return;
	}
	text.head = site_head_read(arena, source);
	if (text.head.is_none) {
		import_leave_out(site->import, name->path, _("it has no head"));
		return;
	}
	if (text.head.fault != NULL) {
		refuse(site, name->path, text.head.line, text.head.fault);
		return;
	}
	fill_language(&text);
	site_given_fill(site, name, text.lang, &text.head);
	site_dates_fill(site->config, arena, &text.head);
	fill_language(&text); /* which it may have been given */
	fill_names(&text);
	text.is_page = is_page(&text);
	fill_time(&text);
	text.terms = site_terms(arena, &text.head, name->is_post);
	if (text.published != NULL)
		site_leads_see(site, name, text.terms, text.lang);
	put(&text);
}
