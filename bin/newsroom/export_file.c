/* SPDX-License-Identifier: EUPL-1.2 */
#include "export_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "html_source.h"
#include "yaml_write.h"

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
export_file_copy(const char *from, FILE *to)
{
	FILE *file = fopen(from, "re");
	char bytes[65536];
	size_t n;
	bool is_good;

	if (file == NULL)
		return false;
	while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
		fwrite(bytes, 1, n, to);
	is_good = !ferror(file) && !ferror(to);
	fclose(file);
	return is_good;
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

static void
put_head(struct arena *arena, FILE *to, const struct export_text *text)
{
	yaml_words(arena, to, "title", text->title);
	yaml_plain(to, "slug", text->slug);
	yaml_words(arena, to, "lead", text->lead);
	yaml_plain(to, "number", text->number);
	yaml_plain(to, "published", text->published);
	yaml_words(arena, to, "place", text->place);
	yaml_list(to, "projects", text->projects);
	yaml_list(to, "partners", text->partners);
	yaml_plain(to, "picture", text->picture);
	yaml_words(arena, to, "picture_alt", text->picture_alt);
	yaml_words(arena, to, "picture_caption", text->picture_caption);
	if (text->key != NULL)
		fprintf(to, "entry: %lld\narticle: %lld\n", (long long)text->id,
		    (long long)text->article);
	yaml_plain(to, "embargoed", text->embargoed ? "true" : NULL);
	yaml_plain(to, "withdrawn", text->withdrawn);
	yaml_plain(to, "changed", text->changed);
	yaml_words(arena, to, "correction", text->correction);
	yaml_plain(to, "corrected", text->corrected);
	yaml_plain(to, "addresses", text->addresses);
	yaml_words(arena, to, "origin",
	    text->key == NULL || is_name(text->key) ? text->origin : text->key);
}

static bool
fits(struct arena *arena, const struct export_text *text, const char *source,
    struct media_store *store)
{
	return html_source_fits(pictures_new(arena, store, text->lang), arena,
	    source, text->body_html);
}

bool
export_file_write(struct arena *arena, FILE *to, const struct export_text *text,
    struct media_store *store)
{
	const char *source = text->body_source;
	bool is_same = fits(arena, text, source, store);

	if (!is_same) {
		source = html_source(arena, text->body_html);
		is_same = fits(arena, text, source, store);
	}
	fputs("---\n", to);
	put_head(arena, to, text);
	fprintf(to, "---\n\n%s", source);
	return is_same;
}
