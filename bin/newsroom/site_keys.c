/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_keys.h"

#include <stdint.h>
#include <string.h>

#include "seen.h"

/* Whether other days' text is known by a stem, and not this one's. */
static bool
is_others(const struct site *site, const struct site_name *name)
{
	struct arena *arena = import_arena(site->import);
	const char *own = arena_printf(arena, "%s\n%s", name->stem,
	    name->dated);

	if (seen_before(site->keys, name->stem))
		return !seen_has(site->keys, own);
	seen_before(site->keys, own);
	return false;
}

/* Whether it is the first in its language that is known so. */
static bool
is_first(const struct site *site, const char *key, const char *lang)
{
	return !seen_before(site->keys,
	    arena_printf(import_arena(site->import), "%s %s", key, lang));
}

struct site_key
site_keys_of(struct site *site, const struct site_name *name, const char *ref,
    const char *lang)
{
	struct arena *arena = import_arena(site->import);
	const char *dated = arena_printf(arena, "markdown/%s", name->dated);
	struct site_key key = { .dated = NULL };

	if (ref != NULL)
		key.own = arena_printf(arena, "markdown/ref:%s", ref);
	else if (is_others(site, name))
		key.own = dated;
	else
		key.own = arena_printf(arena, "markdown/%s", name->stem);
	if (strcmp(key.own, dated) != 0 && ref == NULL)
		key.dated = dated;
	if (is_first(site, key.own, lang))
		return key;
	key.dated = NULL;
	key.is_double = strcmp(key.own, dated) == 0 && ref == NULL;
	key.own = dated;
	if (ref != NULL && is_first(site, key.own, lang))
		return key;
	key.own = arena_printf(arena, "markdown/%s", name->path);
	return key;
}

/* It is FNV-1a. */
const char *
site_keys_mark(struct arena *arena, const char *key)
{
	uint32_t hash = 2166136261u;

	for (; *key != '\0'; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619u;
	return arena_printf(arena, "%08x", hash);
}
