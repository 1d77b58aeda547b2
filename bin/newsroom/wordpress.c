/* SPDX-License-Identifier: EUPL-1.2 */
#include "wordpress.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "attachment.h"
#include "foreign.h"
#include "import_gone.h"
#include "import_map.h"
#include "json.h"
#include "speak.h"
#include "wordpress_body.h"
#include "wordpress_files.h"
#include "wordpress_item.h"
#include "wordpress_leads.h"
#include "wordpress_mixed.h"
#include "wxr.h"
#include "wxr_place.h"

struct wordpress {
	struct import *import;
	const struct import_order *options;
	struct import_map *map;
	struct wordpress_group *groups;
	struct wordpress_files *files;
	struct wordpress_leads *leads;
	struct import_gone *gone;
	struct wxr_site site; /* as the last item had it */
	int64_t untied; /* in another language, and translations of nothing */
	bool is_tied;   /* some are: what is none has no translation */
};

/* Of what does not say its own. */
static const char *
language_of_site(const struct wordpress *wordpress, struct arena *arena)
{
	const char *lang = import_map_language(wordpress->map);

	if (lang == NULL)
		lang = foreign_language(arena, wordpress->site.language);
	return lang == NULL ? wordpress->options->languages->codes[0] : lang;
}

static const char *
language_of(const struct wordpress *wordpress, const struct wxr_item *item)
{
	struct arena *arena = import_arena(wordpress->import);
	const char *lang = wordpress_item_language(arena,
	    wordpress->options->languages, item);

	return lang == NULL ? language_of_site(wordpress, arena) : lang;
}

/* All that the database is told. */
static const char *
item_json(struct wordpress *wordpress, const struct wordpress_thing *thing)
{
	struct import *import = wordpress->import;
	struct arena *arena = import_arena(import);
	struct json *json = json_new(arena);

	fputs("{\"lang\": ", json->to);
	json_string(json->to, thing->lang);
	json_member(json->to, "origin", thing->key);
	foreign_members(json->to, wordpress->options,
	    wordpress_own_key(arena, &wordpress->site, ""), thing->own,
	    thing->is_page);
	json_member(json->to, "slug", thing->slug);
	json_member(json->to, "slug_else", thing->slug_else);
	json_member(json->to, "title", thing->title);
	json_member(json->to, "lead",
	    *thing->lead == '\0' ? thing->body.lead : thing->lead);
	if (thing->published != NULL)
		json_member(json->to, "published", thing->published);
	if (!thing->is_page)
		fprintf(json->to, ", \"projects\": %s",
		    import_map_projects(wordpress->map, import,
			wordpress_terms(arena, thing->item)));
	fprintf(json->to, ", \"addresses\": %s",
	    wordpress_addresses(arena, &wordpress->site, thing->item));
	json_member(json->to, "body_source", thing->body.text.source);
	clean_member(json->to, "body_html", thing->body.text.html);
	foreign_pictures_member(import, json->to, thing->name,
	    thing->body.text.pictures, thing->is_page);
	putc('}', json->to);
	return json_end(json);
}

/* The picture that WordPress shows above a post. */
static void
show_lead(const struct wordpress *wordpress,
    const struct wordpress_thing *thing)
{
	const char *id = wordpress_item_meta(thing->item, "_thumbnail_id");
	const struct wordpress_file *file =
	    wordpress_files_find(wordpress->files, id);

	if (file != NULL && file->url != NULL &&
	    thing->body.text.pictures != NULL)
		pictures_show_lead(thing->body.text.pictures, file->url,
		    file->alternative, file->caption);
	else if (id != NULL)
		import_note(wordpress->import, thing->name,
		    _("the picture at its head is left out"));
}

/* A query is only known at the front, as in /?p=12. */
static bool
has_lost_address(struct arena *arena, const char *link)
{
	const char *path = wordpress_path(arena, link);

	return strchr(link, '?') != NULL && path != NULL &&
	    strcmp(path, "/") != 0;
}

/* What it had there, and has not here. */
static void
note_rest(const struct wordpress *wordpress,
    const struct wordpress_thing *thing)
{
	struct import *import = wordpress->import;
	const struct wxr_item *given = thing->item;

	if (given->comments > 0)
		import_note(import, thing->name,
		    arena_printf(import_arena(import),
			ngettext("left out: %lld comment",
			    "left out: %lld comments",
			    (unsigned long)given->comments),
			(long long)given->comments));
	if ((thing->is_page || thing->published != NULL) &&
	    has_lost_address(import_arena(import), given->link))
		import_note(import, thing->name,
		    _("its old address has a query, and cannot lead here"));
	foreign_note_garbled(import, thing->name, given->title);
	foreign_note_garbled(import, thing->name, given->content);
	if (strcmp(given->sticky, "1") == 0)
		import_note(import, thing->name,
		    _("it stood above all others, which none does here"));
	if (given->content[strspn(given->content, " \r\n")] == '\0' &&
	    wordpress_item_meta(given, "_elementor_data") != NULL)
		import_note(import, thing->name,
		    _("its text is in Elementor's own data alone"));
}

static void
put_thing(struct wordpress *wordpress, struct wordpress_thing *thing)
{
	struct import *import = wordpress->import;
	const struct wxr_item *given = thing->item;
	struct item item = { .name = thing->name, .put = QUERY_FOREIGN_PUT };
	struct lead *shown;

	import_gone_see(wordpress->gone, thing->own, thing->lang);
	thing->lead = foreign_lead(import, thing->name, given->excerpt);
	thing->body = wordpress_body(import,
	    &(struct wordpress_content){ given->content, thing->name, given->id,
		*thing->lead == '\0',
		foreign_pictures(import, thing->lang,
		    wordpress->options->files),
		wordpress->files, wordpress_item_meta(given, "footnotes") });
	if (thing->body.text.fault != NULL) {
		import_leave_out(import, thing->name, thing->body.text.fault);
		return;
	}
	show_lead(wordpress, thing);
	note_rest(wordpress, thing);
	item.json = item_json(wordpress, thing);
	shown = wordpress_leads_shown(wordpress->leads,
	    thing->body.text.pictures);
	item.pictures = thing->body.text.pictures;
	if (import_put(import, &item))
		wordpress_leads_add_shown(wordpress->leads, shown);
}

/* What a file may be that everybody could see. */
static bool
is_kept(const struct wxr_item *item)
{
	return *item->status == '\0' || strcmp(item->status, "inherit") == 0 ||
	    strcmp(item->status, "publish") == 0;
}

static void
put_attachment(struct wordpress *wordpress, const struct wxr_item *item,
    const char *name)
{
	const char *alt = wordpress_item_meta(item, "_wp_attachment_image_alt");
	struct attachment attachment = { .name = name,
		.url = item->attachment_url,
		.files = wordpress->options->files,
		.lang = language_of(wordpress, item),
		.alternative = alt == NULL ? "" : alt };

	if (!is_kept(item)) {
		import_leave_out(wordpress->import, name,
		    arena_printf(import_arena(wordpress->import),
			_("its status is %s"), item->status));
		return;
	}
	wordpress_leads_attachment(wordpress->leads, item,
	    wordpress_files_is_public(wordpress->files, item->parent),
	    &attachment);
	attachment_put(wordpress->import, &attachment);
}

/* Whether it is in another language, and so may be a translation. */
static bool
is_elsewhere(const struct wordpress *wordpress, const struct wxr_item *item)
{
	struct arena *arena = import_arena(wordpress->import);
	const char *lang = wordpress_item_language(arena,
	    wordpress->options->languages, item);

	return lang != NULL &&
	    strcmp(lang, language_of_site(wordpress, arena)) != 0;
}

/* What is no file; lang is known where the item has several. */
static void
take_thing(struct wordpress *wordpress, const struct wxr_item *item,
    const char *lang)
{
	struct import *import = wordpress->import;
	struct arena *arena = import_arena(import);
	const char *name = wordpress_item_name(arena, item);
	const char *type = import_map_type(wordpress->map, item->type);
	struct wordpress_thing thing = { .item = item, .name = name };
	const char *why;

	thing.is_page = type != NULL && strcmp(type, "page") == 0;
	thing.own = wordpress_own_key(arena, &wordpress->site, item->id);
	/* Also what is left out may be the first of its translations. */
	if (type != NULL)
		thing.key = wordpress_group_key(wordpress->groups, arena,
		    &wordpress->site, item);
	why = wordpress_item_fault(arena, item, type);
	if (why == NULL) {
		thing.lang = lang == NULL ? language_of(wordpress, item) : lang;
		wordpress_leads_see(wordpress->leads, item, thing.lang);
		wordpress->is_tied = wordpress->is_tied ||
		    wordpress_item_is_tied(item);
		wordpress->untied += lang == NULL &&
		    is_elsewhere(wordpress, item);
		why = wordpress_thing_fill(import, &thing);
	}
	if (why == NULL)
		put_thing(wordpress, &thing);
	else
		import_leave_out(import, name, why);
}

/* One that has its text in several languages is taken in each of ours. */
static void
take_mixed(struct wordpress *wordpress, const struct wxr_item *item)
{
	const struct languages *languages = wordpress->options->languages;
	struct arena *arena = arena_new();
	const char *own = language_of_site(wordpress, arena), *lang;
	const struct wxr_item *whole = wxr_place_copy(arena, item), *part;
	const char *others = wordpress_mixed_others(arena, whole, languages);
	size_t i, n = 0;

	for (i = 0; i < languages->n; i++) {
		lang = languages->codes[i];
		part = wordpress_mixed_part(arena, whole, lang,
		    strcmp(lang, own) == 0);
		if (part != NULL && strcmp(part->status, whole->status) != 0)
			import_note(wordpress->import,
			    wordpress_item_name(arena, part),
			    arena_printf(arena,
				_("it has a title in %s, and no text: a draft"),
				lang));
		if (part != NULL)
			take_thing(wordpress, part, lang);
		n += part != NULL;
	}
	if (n == 0)
		import_leave_out(wordpress->import,
		    wordpress_item_name(arena, whole),
		    _("it says nothing in a language of the site"));
	else if (*others != '\0')
		import_note(wordpress->import,
		    wordpress_item_name(arena, whole),
		    arena_printf(arena, _("left out: what it says in %s"),
			others));
	arena_free(arena);
}

static bool
take(void *context, const struct wxr_site *site, const struct wxr_item *item)
{
	struct wordpress *wordpress = context;
	struct import *import = wordpress->import;

	wordpress->site = *site;
	if (strcmp(item->type, "attachment") == 0)
		put_attachment(wordpress, item,
		    wordpress_item_name(import_arena(import), item));
	else if (import_map_type(wordpress->map, item->type) != NULL &&
	    wordpress_is_mixed(item))
		take_mixed(wordpress, item);
	else
		take_thing(wordpress, item, NULL);
	return !import_is_over(import);
}

static void
show_progress(void *context, int64_t done, int64_t all)
{
	const struct wordpress *wordpress = context;

	import_progress(wordpress->import, done, all);
}

/* One of the files of an export. */
static bool
walk_file(struct wordpress *wordpress, const char *path)
{
	struct import *import = wordpress->import;
	const struct wxr_reader reader = { import_whole(import),
		import_arena(import), take, show_progress, wordpress };
	int64_t controls = 0;
	const char *fault = wxr_read(&reader, path, &controls);

	if (fault != NULL) {
		import_fail(import,
		    arena_printf(import_whole(import), "%s:%s", path, fault),
		    _("nothing of it is taken"));
		return false;
	}
	if (controls > 0)
		import_note(import, path,
		    arena_printf(import_arena(import),
			ngettext("left out: %lld character that XML forbids",
			    "left out: %lld characters that XML forbids",
			    (unsigned long)controls),
			(long long)controls));
	wordpress_leads_site(wordpress->leads, &wordpress->site,
	    language_of_site(wordpress, import_whole(import)));
	return !import_is_over(import);
}

static void
end(struct wordpress *wordpress)
{
	struct import *import = wordpress->import;
	struct arena *whole = import_whole(import);

	wordpress_leads_end(wordpress->leads);
	if (wordpress->site.version != NULL)
		import_gone_end(wordpress->gone,
		    wordpress_own_key(whole, &wordpress->site, ""));
	if (wordpress->untied > 0 && !wordpress->is_tied)
		import_note(import, _("translations"),
		    arena_printf(whole,
			ngettext("%lld text in another language does not say "
				 "what it is the translation of: it is an "
				 "article of its own",
			    "%lld texts in another language do not say what "
			    "they are the translation of: each is an article "
			    "of its own",
			    (unsigned long)wordpress->untied),
			(long long)wordpress->untied));
	import_map_report(wordpress->map, import);
}

bool
wordpress_walk(struct import *import, const struct import_order *order)
{
	struct wordpress wordpress = { import, order,
		.map = import_map_read(import, order->map),
		.groups = wordpress_groups_new(import_whole(import)),
		.gone = import_gone_new(import) };
	size_t i;

	if (wordpress.map == NULL)
		return false;
	wordpress.leads = wordpress_leads_new(import, wordpress.map,
	    wordpress.options->languages);
	wordpress.files = wordpress_files_read(import_whole(import),
	    order->paths, wordpress.options->files != NULL);
	for (i = 0; order->paths[i] != NULL; i++)
		if (!walk_file(&wordpress, order->paths[i]))
			return false;
	end(&wordpress);
	return !import_is_over(import);
}
