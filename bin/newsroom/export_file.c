/* SPDX-License-Identifier: EUPL-1.2 */
#include "export_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "html_source.h"
#include "json.h"

enum { PART_MAX = 200, NAME_MAX_OCTETS = 1000 };

FILE *
export_file_open(struct arena *arena, const char *folder, const char *name)
{
	char *path = arena_printf(arena, "%s/%s", folder, name);
	char *slash = path + strlen(folder);
	int descriptor;

	while ((slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			return NULL;
		*slash = '/';
	}
	descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return descriptor < 0 ? NULL : fdopen(descriptor, "w");
}

bool
export_file_close(FILE *file)
{
	bool is_good = !ferror(file);

	return fclose(file) == 0 && is_good;
}

/* A part of a path that means itself to every system of files. */
static bool
is_part(const char *part, size_t n)
{
	size_t i;

	if (n == 0 || n > PART_MAX || part[0] == '.' ||
	    (n > 3 && strncmp(part + n - 3, ".md", 3) == 0))
		return false;
	for (i = 0; i < n; i++)
		if ((unsigned char)part[i] < ' ' || part[i] == 127 ||
		    part[i] == '\\')
			return false;
	return true;
}

static bool
is_name(const char *key)
{
	size_t n;

	if (key == NULL || strncmp(key, "pages/", 6) == 0 ||
	    strlen(key) > NAME_MAX_OCTETS)
		return false;
	for (;; key += n + 1) {
		n = strcspn(key, "/");
		if (!is_part(key, n))
			return false;
		if (key[n] == '\0')
			return true;
	}
}

const char *
export_file_name(struct arena *arena, const struct export_text *text)
{
	if (text->key == NULL)
		return arena_printf(arena, "pages/%s.%s.md", text->slug,
		    text->lang);
	if (is_name(text->key))
		return arena_printf(arena, "%s.%s.md", text->key, text->lang);
	return arena_printf(arena, "unnamed/edition-%lld.%s.md",
	    (long long)text->id, text->lang);
}

/* What YAML does not take as it is, or takes for the end of a line. */
static size_t
special(const char *text, const char **escape)
{
	static const struct {
		const char *sign, *escape;
	} signs[] = {
		{ "\x7f", "\\u007f" },
		{ "\xe2\x80\xa8", "\\u2028" },
		{ "\xe2\x80\xa9", "\\u2029" },
		{ "\xef\xbb\xbf", "\\ufeff" },
		{ "\xef\xbf\xbe", "\\ufffe" },
		{ "\xef\xbf\xbf", "\\uffff" },
	};
	size_t i, n;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i].sign);
		*escape = signs[i].escape;
		if (strncmp(text, signs[i].sign, n) == 0)
			return n;
	}
	return 0;
}

/* A JSON string is a scalar of YAML too, but for a few signs. */
static void
put_string(struct arena *arena, FILE *to, const char *text)
{
	struct json *json = json_new(arena);
	const char *written, *escape;
	size_t n;

	json_string(json->to, text);
	for (written = json_end(json); *written != '\0'; written += n) {
		n = special(written, &escape);
		if (n > 0)
			fputs(escape, to);
		else if ((unsigned char)written[0] == 0xc2 &&
		    (unsigned char)written[1] < 0xa0)
			fprintf(to, "\\u%04x", (unsigned char)*++written);
		else
			putc(*written, to);
		n = n == 0 ? 1 : n;
	}
	putc('\n', to);
}

static void
put_words(struct arena *arena, FILE *to, const char *name, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	fprintf(to, "%s: ", name);
	put_string(arena, to, text);
}

static void
put_plain(FILE *to, const char *name, const char *text)
{
	if (text != NULL)
		fprintf(to, "%s: %s\n", name, text);
}

static void
put_list(FILE *to, const char *name, const char *slugs)
{
	if (slugs != NULL)
		fprintf(to, "%s: [%s]\n", name, slugs);
}

static void
put_head(struct arena *arena, FILE *to, const struct export_text *text)
{
	put_words(arena, to, "title", text->title);
	put_plain(to, "slug", text->slug);
	put_words(arena, to, "lead", text->lead);
	put_plain(to, "published", text->published);
	put_words(arena, to, "place", text->place);
	put_list(to, "projects", text->projects);
	put_list(to, "partners", text->partners);
	put_plain(to, "picture", text->picture);
	put_words(arena, to, "picture_alt", text->picture_alt);
	put_words(arena, to, "picture_caption", text->picture_caption);
	if (text->key != NULL)
		fprintf(to, "entry: %lld\narticle: %lld\n", (long long)text->id,
		    (long long)text->article);
	put_plain(to, "embargoed", text->embargoed ? "true" : NULL);
	put_plain(to, "withdrawn", text->withdrawn);
	put_plain(to, "changed", text->changed);
	put_words(arena, to, "correction", text->correction);
	put_plain(to, "corrected", text->corrected);
	put_plain(to, "addresses", text->addresses);
	put_words(arena, to, "origin",
	    text->key == NULL || is_name(text->key) ? text->origin : text->key);
}

bool
export_file_write(struct arena *arena, FILE *to, const struct export_text *text)
{
	const char *source = text->body_source;
	bool fits = html_source_fits(arena, source, text->body_html);

	if (!fits) {
		source = html_source(arena, text->body_html);
		fits = html_source_fits(arena, source, text->body_html);
	}
	fputs("---\n", to);
	put_head(arena, to, text);
	fprintf(to, "---\n\n%s", source);
	return fits;
}
