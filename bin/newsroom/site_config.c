/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_config.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "foreign.h"
#include "site_glob.h"
#include "site_head.h"
#include "site_words.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

json_t *
site_config_at(const struct site_config *config, const char *const *names)
{
	json_t *value = config->members;

	for (; *names != NULL && value != NULL; names++)
		value = json_object_get(value, *names);
	return value;
}

const char *
site_config_text(const struct site_config *config, const char *name)
{
	return json_string_value(json_object_get(config->members, name));
}

bool
site_config_is_whole(const struct site_config *config)
{
	return config->kind != SITE_PLAIN && *config->inside == '\0' &&
	    !config->is_broken;
}

/* The first of its texts; of several languages Hugo takes English. */
const char *
site_config_language(const struct site_config *config, struct arena *arena)
{
	static const char *const names[] = { "defaultcontentlanguage",
		"default_language", NULL };
	static const char *const of_one[] = { "languagecode", "locale", "lang",
		"language", NULL };
	const struct site_head head = { .members = config->members };
	json_t *languages = site_config_at(config, NAMES("languages"));
	const char *code = site_head_text(&head, names);
	size_t n = json_object_size(languages);

	if (code == NULL && n == 1)
		code = json_object_iter_key(json_object_iter(languages));
	if (code == NULL && n > 1 && config->kind == SITE_HUGO)
		code = "en";
	if (code == NULL)
		code = site_head_text(&head, of_one);
	return code == NULL ?
	    NULL :
	    foreign_language(arena, site_words_lower(arena, code));
}

bool
site_config_has_language(const struct site_config *config, const char *code)
{
	json_t *languages = site_config_at(config, NAMES("languages"));

	return json_object_get(languages, code) != NULL;
}

static void
compare_language(void *found, const char *code)
{
	const char **wanted = found;

	if (*wanted != NULL && strncasecmp(code, *wanted, 2) == 0)
		*wanted = NULL;
}

bool
site_config_is_off(const struct site_config *config, const char *lang)
{
	const struct site_head head = { .members = config->members };
	json_t *languages = site_config_at(config, NAMES("languages"));
	json_t *language;
	const char *wanted = lang, *code;

	site_head_each(&head, "disablelanguages", compare_language, &wanted);
	json_object_foreach(languages, code, language)
	{
		const struct site_head own = { .members = language };

		if (site_head_is(&own, "disabled", false))
			compare_language(&wanted, code);
	}
	return wanted == NULL;
}

/* The path below a root; NULL: it is not there. */
static const char *
below_root(const struct site_root *root, const char *path)
{
	size_t n = strlen(root->path);

	if (n == 0)
		return path;
	return strncmp(path, root->path, n) == 0 && path[n] == '/' ?
	    path + n + 1 :
	    NULL;
}

const char *
site_config_below(const struct site_config *config, struct arena *arena,
    const char *path, const char **lang)
{
	const struct site_root *root = config->roots, *found = NULL;

	for (; root != NULL; root = root->next)
		if (below_root(root, path) != NULL &&
		    (found == NULL || strlen(root->path) > strlen(found->path)))
			found = root;
	if (config->roots == NULL)
		return strncmp(path, "content/", 8) == 0 ? path + 8 : path;
	if (found == NULL)
		return NULL;
	*lang = found->lang == NULL ? *lang : found->lang;
	return arena_printf(arena, "%s%s%s", found->under,
	    *found->under == '\0' ? "" : "/", below_root(found, path));
}

struct sifted {
	struct arena *arena;
	const char *path;
	bool is_named;
};

static void
ask_sieve(void *context, const char *pattern)
{
	struct sifted *sifted = context;

	pattern += strspn(pattern, "/");
	sifted->is_named |= site_glob(sifted->arena, pattern, sifted->path,
	    false);
}

static bool
is_sifted(const struct site_root *root, struct arena *arena, const char *path)
{
	const struct site_head mount = { .members = root->mount };
	struct sifted out = { arena, path, false }, in = { arena, path, false };

	site_head_each(&mount, "excludefiles", ask_sieve, &out);
	site_head_each(&mount, "includefiles", ask_sieve, &in);
	return out.is_named || json_object_get(root->mount, "files") != NULL ||
	    (json_object_get(root->mount, "includefiles") != NULL &&
		!in.is_named);
}

bool
site_config_is_sifted(const struct site_config *config, struct arena *arena,
    const char *path)
{
	const struct site_root *root;
	const char *below;

	for (root = config->roots; root != NULL; root = root->next) {
		below = below_root(root, path);
		if (below != NULL && is_sifted(root, arena, below))
			return true;
	}
	return false;
}

const char *
site_config_base(const struct site_config *config, struct arena *arena)
{
	const struct site_head head = { .members = config->members };
	/* Jekyll's has no host, and Hexo calls it so. */
	const char *url = site_head_text(&head,
	    config->kind == SITE_JEKYLL ? NAMES("baseurl", "root") :
					  NAMES("baseurl", "base_url"));
	const char *host = url == NULL ? NULL : strstr(url, "://");
	size_t n;

	if (host != NULL)
		url = strchr(host + 3, '/');
	if (url == NULL)
		return "";
	url += strspn(url, "/");
	n = strcspn(url, "?#{");
	while (n > 0 && url[n - 1] == '/')
		n--;
	return n == 0 ? "" : arena_printf(arena, "/%.*s", (int)n, url);
}
