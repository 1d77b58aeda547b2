/* SPDX-License-Identifier: EUPL-1.2 */
#include "release.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "json.h"
#include "markdown.h"
#include "md_file.h"
#include "pictures.h"
#include "pictures_source.h"
#include "reason.h"
#include "speak.h"
#include "text.h"
#include "translit.h"

static void
refuse(struct release *release, int line, const char *fault)
{
	release->line = line;
	release->fault = fault;
}

const char *
release_member(const struct release *release, const char *key)
{
	const struct yaml_member *member = yaml_member(release->head, key);

	return member == NULL || member->text == NULL ||
		member->text[strspn(member->text, " \t\r\n")] == '\0' ?
	    NULL :
	    member->text;
}

/* As in a folder, the file's name is the slug where it can be one. */
static const char *
default_slug(struct arena *arena, const struct release *release)
{
	const char *lang = md_file_lang(release->name);
	const char *base = strrchr(release->name, '/');
	const char *title = release_member(release, "title");
	const char *slug;

	base = base == NULL ? release->name : base + 1;
	if (lang != NULL && lang - 1 > base) {
		slug = arena_strndup(arena, base, (size_t)(lang - 1 - base));
		if (text_is_slug(slug))
			return slug;
	}
	return title == NULL ? NULL : translit_slug(arena, title);
}

static void
name_it(struct arena *arena, struct release *release)
{
	const char *lang = md_file_lang(release->name);

	release->lang = release_member(release, "lang");
	if (release->lang == NULL && lang != NULL)
		release->lang = arena_strndup(arena, lang, 2);
	release->slug = release_member(release, "slug") != NULL ?
	    release->head->slug :
	    default_slug(arena, release);
}

static const char *
compose(struct arena *arena, const struct release *release,
    const struct clean *html, const struct pictures *pictures)
{
	struct json *json = json_new(arena);

	putc('{', json->to);
	if (*release->head->members != '\0')
		fprintf(json->to, "%s, ", release->head->members);
	fputs("\"lang\": ", json->to);
	json_string(json->to, release->lang);
	json_member(json->to, "slug", release->slug);
	json_member(json->to, "body_source",
	    pictures == NULL ? release->body :
			       pictures_source(pictures, release->body));
	clean_member(json->to, "body_html", html);
	if (pictures != NULL && !release->is_page)
		pictures_member(json->to, pictures);
	putc('}', json->to);
	return json_end(json);
}

/* What it shows; of a file, also from beside it. NULL without a store. */
static struct pictures *
take_pictures(struct arena *arena, struct media_store *store,
    const struct release *release, bool is_file)
{
	const char *end = strrchr(release->name, '/');
	struct pictures *pictures;

	if (store == NULL)
		return NULL;
	pictures = pictures_new(arena, store, release->lang);
	pictures->is_public = release->is_page;
	if (is_file && end == NULL)
		pictures_beside(pictures, ".", release->name);
	else if (is_file)
		pictures_beside(pictures,
		    arena_strndup(arena, release->name,
			(size_t)(end - release->name) + 1),
		    end + 1);
	pictures_lead(pictures, release->head);
	return pictures;
}

/* One word that stands where a list belongs, for want of brackets. */
static bool
lacks_brackets(struct arena *arena, struct release *release, const char *key)
{
	const struct yaml_member *member = yaml_member(release->head, key);

	if (release_member(release, key) == NULL)
		return false;
	refuse(release, member->line + 1,
	    arena_printf(arena, _("a list stands in brackets: %s: [%s]"), key,
		member->text));
	return true;
}

static void
take_body(struct arena *arena, struct media_store *store,
    struct release *release, bool is_file)
{
	struct pictures *pictures;
	struct cleaned cleaned;

	name_it(arena, release);
	if (release->lang == NULL) {
		refuse(release, 1, _("the head does not say its `lang`"));
		return;
	}
	if (release->slug == NULL) {
		refuse(release, 1, _("neither a `title` nor a `slug`"));
		return;
	}
	if (lacks_brackets(arena, release, "projects") ||
	    lacks_brackets(arena, release, "partners"))
		return;
	pictures = take_pictures(arena, store, release, is_file);
	cleaned = markdown_html(arena, release->body, pictures);
	release->is_silent = pictures != NULL &&
	    pictures_is_lead_silent(pictures);
	if (cleaned.html == NULL)
		refuse(release, release->body_line, cleaned.fault);
	else
		release->json = compose(arena, release, cleaned.html, pictures);
}

static int
count_lines(const char *from, const char *to)
{
	int n = 0;

	for (; from < to; from++)
		n += *from == '\n';
	return n;
}

static struct release *
parse(struct arena *arena, struct media_store *store,
    const struct release *read, bool is_file)
{
	struct release *release = arena_alloc(arena, sizeof(*release));
	char *copy = arena_strndup(arena, read->text, SIZE_MAX);
	char *body = NULL, *head = md_file_split(copy, &body);
	const char *fault;
	int line;

	*release = *read;
	if (head == NULL) {
		refuse(release, 1, _("no head between two lines of ---"));
		return release;
	}
	release->body = body;
	release->body_line = 1 +
	    count_lines(read->text, read->text + (body - copy));
	release->head = yaml_head(arena, head, &line, &fault);
	if (release->head == NULL)
		refuse(release, line + 1, fault);
	else
		take_body(arena, store, release, is_file);
	return release;
}

struct release *
release_parse(struct arena *arena, struct media_store *store, const char *name,
    const char *text)
{
	return parse(arena, store,
	    &(struct release){ .name = name, .text = text }, false);
}

struct release *
release_refused(struct arena *arena, const char *name, const char *fault)
{
	struct release *release = arena_alloc(arena, sizeof(*release));

	release->name = name;
	release->fault = fault;
	return release;
}

static struct release *
read_file(struct arena *arena, struct media_store *store,
    struct release *release)
{
	bool is_file = strcmp(release->name, "-") != 0;
	const char *fault;

	release->text = md_file_read(arena, release->name, &fault);
	if (release->text == NULL)
		return release_refused(arena, release->name, fault);
	return parse(arena, store, release, is_file);
}

struct release *
release_read(struct arena *arena, struct media_store *store, const char *path)
{
	return read_file(arena, store, &(struct release){ .name = path });
}

struct release *
release_read_page(struct arena *arena, struct media_store *store,
    const char *path)
{
	return read_file(arena, store,
	    &(struct release){ .name = path, .is_page = true });
}

int
release_line(const struct release *release, const char *why)
{
	int line;

	if (release->fault == why)
		return release->line;
	/* The head begins on the second line. */
	line = yaml_line(release->head, why);
	return line > 0 ? line + 1 : 0;
}

void
release_refuse(const struct release *release, const char *why)
{
	struct arena *arena = arena_new();
	const char *said = reason_said(arena, why);
	int line = release_line(release, why);

	if (line > 0)
		fprintf(stderr, "%s:%d: %s\n", release->name, line, said);
	else
		fprintf(stderr, "%s: %s\n", release->name, said);
	arena_free(arena);
}
