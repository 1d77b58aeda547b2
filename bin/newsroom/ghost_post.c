/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_post.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "foreign.h"
#include "ghost_cards.h"
#include "ghost_document.h"
#include "ghost_tags.h"
#include "ghost_time.h"
#include "html_source.h"
#include "json.h"
#include "speak.h"

/* An edition or a page to be. */
struct post {
	const json_t *row;
	const char *name, *id, *status; /* the first for the report */
	bool is_page, is_public;
	const char *lang, *title, *slug, *lead, *published;
	const struct import_term *terms;
	struct foreign_body body;
};

/* What has to be text where it is there. */
static const char *const texts[] = { "title", "slug", "html", "status", "type",
	"visibility", "custom_excerpt", "feature_image", "image",
	"canonical_url", "uuid", "locale" };

static const char *
wrong_type(struct arena *arena, const json_t *row)
{
	const json_t *value;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		value = json_object_get(row, texts[i]);
		if (value != NULL && !json_is_string(value) &&
		    !json_is_null(value))
			return arena_printf(arena, _("its `%s` is no text"),
			    texts[i]);
	}
	return NULL;
}

static const char *
text_or(const json_t *row, const char *key, const char *none)
{
	const char *text = ghost_text(row, key);

	return text == NULL || *text == '\0' ? none : text;
}

static bool
is_one_of(const char *text, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(text, *list) == 0)
			return true;
	return false;
}

/* Only what Ghost's own HTML says can be shown here. */
static const char *
text_fault(const json_t *row)
{
	if (*text_or(row, "html", "") != '\0')
		return NULL;
	if (ghost_lexical_shows(ghost_text(row, "lexical")))
		return _("it has no html, but lexical alone: save it in Ghost "
			 "again");
	if (ghost_mobiledoc_shows(ghost_text(row, "mobiledoc")))
		return _(
		    "it has no html, but mobiledoc alone: save it in Ghost "
		    "again");
	if (*text_or(row, "markdown", "") != '\0')
		return _("it has no html, but markdown alone: save it in Ghost "
			 "again");
	return NULL;
}

static const char *
post_fault(struct arena *arena, const struct post *post)
{
	static const char *const types[] = { "post", "page", NULL };
	static const char *const taken[] = { "published", "draft", "scheduled",
		"sent", NULL };
	const char *fault = wrong_type(arena, post->row);
	const char *type = text_or(post->row, "type", "post");
	const char *who = text_or(post->row, "visibility", "public");

	if (fault != NULL)
		return fault;
	if (post->id == NULL)
		return _("it has neither uuid nor id");
	if (!is_one_of(type, types))
		return arena_printf(arena, _("it is of the type %s"), type);
	if (!is_one_of(post->status, taken))
		return arena_printf(arena, _("its status is %s"), post->status);
	if (strcmp(who, "public") != 0)
		return arena_printf(arena,
		    _("not everybody may read it: its visibility is %s"), who);
	if (post->is_page && strcmp(post->status, "published") != 0)
		return arena_printf(arena,
		    _("a page cannot wait, and its status is %s"),
		    post->status);
	return text_fault(post->row);
}

/* When it is public; why that cannot be known, or NULL. */
static const char *
fill_time(struct ghost *ghost, struct post *post)
{
	struct arena *arena = import_arena(ghost->import);
	const char *time = ghost_moment(arena,
	    json_object_get(post->row, "published_at"));
	bool is_mailed = strcmp(post->status, "sent") == 0 ||
	    ghost_is_true(json_object_get(post->row, "email_only")) ||
	    seen_has(ghost->tables->only_mailed, text_or(post->row, "id", ""));

	if (is_mailed && !post->is_page) {
		import_note(ghost->import, post->name,
		    _("it was only mailed, and never on the site: a draft"));
		return NULL;
	}
	if (strcmp(post->status, "draft") == 0)
		return NULL;
	if (time == NULL && !post->is_page)
		return _("it is published, and has no time");
	if (strcmp(post->status, "scheduled") == 0 && foreign_is_over(time)) {
		import_note(ghost->import, post->name,
		    _("its time is over, and it was never published: a draft"));
		return NULL;
	}
	post->is_public = true;
	post->published = post->is_page ? NULL :
					  arena_printf(arena, "%sZ", time);
	return NULL;
}

/* Words that Ghost keeps as text, not as HTML. */
static const char *
lead_of(struct ghost *ghost, const struct post *post)
{
	const char *words = html_one_line(import_arena(ghost->import),
	    text_or(post->row, "custom_excerpt", ""));

	if (foreign_fits_lead(words))
		return words;
	import_note(ghost->import, post->name,
	    _("its excerpt is too long for a lead"));
	return "";
}

/* Ghost writes its own address as a word. */
static const char *
own_links(struct arena *arena, const char *html)
{
	static const char word[] = "__GHOST_URL__";
	struct json *made = json_new(arena);
	const char *found;

	while ((found = strstr(html, word)) != NULL) {
		fwrite(html, 1, (size_t)(found - html), made->to);
		html = found + strlen(word);
		if (*html != '/')
			putc('/', made->to);
	}
	fputs(html, made->to);
	return json_end(made);
}

/* Above the text; Ghost 0 calls it otherwise. */
static const char *
picture_of(const struct post *post)
{
	return text_or(post->row, "feature_image",
	    text_or(post->row, "image", ""));
}

/* Where it stood: Ghost's own way, or what the mapping says of its routes. */
static const char *
address_of(const struct ghost *ghost, const struct post *post)
{
	const struct import_stood stood = { post->lang,
		text_or(post->row, "slug", NULL), post->published,
		post->is_page ? "page" : "post" };

	return import_map_address(ghost->map, import_arena(ghost->import),
	    &stood, "/{slug}/");
}

static void
note_rest(struct ghost *ghost, const struct post *post)
{
	static const struct {
		const char *key, *what;
	} rest[] = {
		{ "canonical_url", N_("its canonical address is left out: ") },
		{ "codeinjection_head", N_("code in its head is left out") },
		{ "codeinjection_foot", N_("code at its end is left out") },
	};
	struct arena *arena = import_arena(ghost->import);
	const char *text;
	size_t i;

	if (strstr(text_or(post->row, "html", ""), "kg-signup-card") != NULL)
		import_note(ghost->import, post->name,
		    _("its form for letters is left out"));
	foreign_note_garbled(ghost->import, post->name, post->title);
	foreign_note_garbled(ghost->import, post->name,
	    text_or(post->row, "html", ""));
	text = picture_of(post);
	if (*text != '\0' && post->body.pictures == NULL)
		import_note(ghost->import, post->name,
		    arena_printf(arena, _("its picture is left out: %s"),
			own_links(arena, text)));
	for (i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
		text = text_or(post->row, rest[i].key, "");
		if (*text != '\0')
			import_note(ghost->import, post->name,
			    arena_printf(arena, "%s%s", gettext(rest[i].what),
				i == 0 ? own_links(arena, text) : ""));
	}
}

/* Its own, and that of its preview, which Ghost itself leads to that. */
static void
put_addresses(const struct ghost *ghost, const struct post *post, FILE *to)
{
	const char *address = post->is_public ? address_of(ghost, post) : NULL;
	const char *uuid = text_or(post->row, "uuid", NULL);

	fputs(", \"addresses\": [", to);
	if (address != NULL)
		json_string(to, address);
	if (post->is_public && uuid != NULL) {
		fputs(address == NULL ? "" : ", ", to);
		json_string(to,
		    arena_printf(import_arena(ghost->import), "/p/%s/", uuid));
	}
	putc(']', to);
}

/* All that the database is told. */
static const char *
item_json(struct ghost *ghost, const struct post *post)
{
	struct arena *arena = import_arena(ghost->import);
	struct json *json = json_new(arena);
	const char *own = arena_printf(arena, "ghost/%s", post->id);
	size_t n = strlen(post->id);

	fputs("{\"lang\": ", json->to);
	json_string(json->to, post->lang);
	json_member(json->to, "origin", own);
	foreign_members(json->to, ghost->options, ghost->site, own,
	    post->is_page);
	json_member(json->to, "slug", post->slug);
	json_member(json->to, "slug_else",
	    foreign_slug_else(arena, post->slug,
		post->id + (n > 8 ? n - 8 : 0)));
	json_member(json->to, "title", post->title);
	json_member(json->to, "lead", post->lead);
	if (post->published != NULL)
		json_member(json->to, "published", post->published);
	if (!post->is_page)
		fprintf(json->to, ", \"projects\": %s",
		    import_map_projects(ghost->map, ghost->import,
			post->terms));
	put_addresses(ghost, post, json->to);
	json_member(json->to, "body_source", post->body.source);
	clean_member(json->to, "body_html", post->body.html);
	foreign_pictures_member(ghost->import, json->to, post->name,
	    post->body.pictures, post->is_page);
	putc('}', json->to);
	return json_end(json);
}

/* The picture that Ghost shows above a post, with the words of its caption. */
static void
show_lead(const struct ghost *ghost, const struct post *post)
{
	struct arena *arena = import_arena(ghost->import);
	const char *address = picture_of(post);
	const json_t *meta;

	if (post->body.pictures == NULL || *address == '\0')
		return;
	meta = ghost_tables_row(ghost->tables, arena, ghost->tables->meta,
	    text_or(post->row, "id", ""));
	pictures_show_lead(post->body.pictures, own_links(arena, address),
	    text_or(meta, "feature_image_alt", ""),
	    foreign_words(arena, text_or(meta, "feature_image_caption", "")));
}

static const char *
fill(struct ghost *ghost, struct post *post)
{
	struct arena *arena = import_arena(ghost->import);
	const char *fault = post_fault(arena, post);
	bool is_cut = false;

	if (fault != NULL)
		return fault;
	post->title = html_one_line(arena, text_or(post->row, "title", ""));
	fault = fill_time(ghost, post);
	if (fault == NULL && post->is_public && *post->title == '\0')
		fault = _("it has no title");
	if (fault != NULL)
		return fault;
	post->lang = text_or(post->row, "locale", NULL);
	post->terms = ghost_tags(ghost, post->row, &post->lang);
	post->slug = foreign_slug(arena, text_or(post->row, "slug", ""),
	    post->title);
	post->lead = lead_of(ghost, post);
	post->body = foreign_body(ghost->import, post->name,
	    ghost_cards(arena,
		own_links(arena,
		    ghost_public(arena, text_or(post->row, "html", ""),
			&is_cut))),
	    foreign_pictures(ghost->import, post->lang, ghost->options->files));
	show_lead(ghost, post);
	if (is_cut)
		import_note(ghost->import, post->name,
		    _("a part that only members may read is left out"));
	return post->body.fault;
}

void
ghost_post_take(struct ghost *ghost, const json_t *row, int64_t line)
{
	struct arena *arena = import_arena(ghost->import);
	struct post post = { .row = row,
		.status = text_or(row, "status", "draft"),
		.is_page = strcmp(text_or(row, "type", "post"), "page") == 0 ||
		    json_is_true(json_object_get(row, "page")) ||
		    json_integer_value(json_object_get(row, "page")) == 1 };
	struct item item = { .put = QUERY_FOREIGN_PUT };
	const char *id = ghost_id(arena, row, "id"), *fault;
	struct lead *shown;

	post.id = text_or(row, "uuid", id);
	post.name = foreign_name(arena, line,
	    arena_printf(arena, "%s %s", post.is_page ? "page" : "post",
		id == NULL ? "?" : id),
	    text_or(row, "title", ""));
	fault = fill(ghost, &post);
	if (fault != NULL) {
		import_leave_out(ghost->import, post.name, fault);
		return;
	}
	note_rest(ghost, &post);
	item.name = post.name;
	import_gone_see(ghost->gone, arena_printf(arena, "ghost/%s", post.id),
	    post.lang);
	shown = leads_shown(ghost->leads, post.body.pictures);
	item.json = item_json(ghost, &post);
	item.pictures = post.body.pictures;
	if (import_put(ghost->import, &item))
		leads_add_shown(ghost->leads, shown);
}
