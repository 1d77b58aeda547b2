/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The settings of a site of Hugo's or Jekyll's, whatever they say: what is
 * asked of them is answered, and what cannot be read makes all of it broken.
 */
#include "fuzz.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import_state.h"
#include "site_config.h"
#include "text.h"

static const char *const files[] = { "hugo.toml", "hugo.yaml", "hugo.json",
	"_config.yml", "config/_default/languages.toml" };

static char folder[] = "/dev/shm/newsroom-fuzz-XXXXXX";

static void
clear(void)
{
	if (chdir(folder) == 0) {
		rmdir("config/_default");
		rmdir("config");
	}
	rmdir(folder);
}

/* One file in a site that is otherwise empty. */
static const char *
put(struct arena *arena, const uint8_t *data, size_t size)
{
	const char *path = arena_printf(arena, "%s/%s", folder,
	    files[data[0] % (sizeof(files) / sizeof(files[0]))]);
	FILE *file;

	mkdir(arena_printf(arena, "%s/config", folder), 0700);
	mkdir(arena_printf(arena, "%s/config/_default", folder), 0700);
	file = fopen(path, "we");
	must(file != NULL);
	must(fwrite(data + 1, 1, size - 1, file) == size - 1);
	must(fclose(file) == 0);
	return path;
}

static void
check(const struct site_config *config, struct arena *arena)
{
	static const char *const paths[] = { "a.md", "post/b.en.md",
		"en/c/index.md", "_posts/2020-01-01-d.md", "content/bg/e.md",
		"_drafts/f.md" };
	const struct site_root *root;
	const char *lang;
	size_t i;

	must(json_is_object(config->members));
	for (root = config->roots; root != NULL; root = root->next)
		must(text_is_utf8(root->path, strlen(root->path)));
	for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		lang = NULL;
		site_config_below(config, arena, paths[i], &lang);
		site_config_is_sifted(config, arena, paths[i]);
	}
	site_config_language(config, arena);
	site_config_has_language(config, "en");
	site_config_is_off(config, "en");
	site_config_base(config, arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool is_made;
	struct import import = { .arena = NULL };
	const char *path;

	if (!is_made) {
		must(mkdtemp(folder) != NULL);
		atexit(clear);
		is_made = true;
	}
	if (size < 1)
		return 0;
	import.arena = arena_new();
	import.whole = arena_new();
	import.report = report_new(import.whole);
	path = put(import.arena, data, size);
	check(site_config_read(&import, folder), import.arena);
	must(unlink(path) == 0);
	arena_free(import.arena);
	arena_free(import.whole);
	return 0;
}
