/* SPDX-License-Identifier: EUPL-1.2 */
#include "pictures_from.h"

#include <ctype.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "reason.h"
#include "text.h"
#include "tree.h"

enum { BRIEF = 200 };

const char *
pictures_brief(struct arena *arena, const char *address)
{
	size_t n = strnlen(address, BRIEF);

	while (n > 0 && ((unsigned char)address[n] & 0xc0) == 0x80)
		n--;
	return arena_strndup(arena, address, n);
}

/* Whether it begins with a scheme (RFC 3986, 3.1). */
static bool
has_scheme(const char *address)
{
	const char *at = address;

	while (isalnum((unsigned char)*at) || *at == '+' || *at == '-' ||
	    *at == '.')
		at++;
	return isalpha((unsigned char)*address) && *at == ':';
}

static bool
has_host(const char *address)
{
	return strncmp(address, "//", 2) == 0 || has_scheme(address);
}

/* What is embedded or too long for a path is no address of a file. */
static bool
can_be_file(const char *address)
{
	return strnlen(address, PATH_MAX) < PATH_MAX &&
	    (!has_scheme(address) || strncasecmp(address, "http:", 5) == 0 ||
		strncasecmp(address, "https:", 6) == 0);
}

/* A file of that path, below a folder; or NULL. */
static const char *
file_below(struct arena *arena, const char *folder, const char *name)
{
	char *root = realpath(folder, NULL), *path;
	const char *found = NULL;
	size_t n = root == NULL ? 0 : strlen(root);

	path = realpath(name, NULL);
	if (path != NULL && n > 0 && strncmp(path, root, n) == 0 &&
	    path[n] == '/')
		found = arena_strndup(arena, path, SIZE_MAX);
	free(root);
	free(path);
	return found;
}

const char *
pictures_file_beside(const struct pictures *pictures, const char *name)
{
	if (pictures->root == NULL || *name == '/')
		return NULL;
	return file_below(pictures->arena, pictures->root,
	    arena_printf(pictures->arena, "%s/%s", pictures->folder, name));
}

/* Without the size that WordPress writes before the ending: -300x200.jpg. */
static const char *
original_of(struct arena *arena, const char *path)
{
	const char *end = strrchr(path, '.'), *at = end;

	while (at != NULL && at > path && at[-1] >= '0' && at[-1] <= '9')
		at--;
	if (at == NULL || at == end || at == path || at[-1] != 'x')
		return NULL;
	for (at--; at > path && at[-1] >= '0' && at[-1] <= '9'; at--)
		;
	if (at == path || at[-1] != '-' || *at == 'x')
		return NULL;
	return arena_printf(arena, "%.*s%s", (int)(at - 1 - path), path, end);
}

const char *
pictures_original(struct arena *arena, const char *path)
{
	static const char scaled[] = "-scaled";
	const char *end = strrchr(path, '.');
	size_t n = strlen(scaled);

	if (end != NULL && (size_t)(end - path) > n &&
	    strncmp(end - n, scaled, n) == 0)
		return arena_printf(arena, "%.*s%s", (int)(end - n - path),
		    path, end);
	return original_of(arena, path);
}

/*
 * The longest end of a path that is a file below the folder. What stands
 * before an end is done with: the folder's name is put there.
 */
static const char *
find_end(struct arena *arena, const char *folder, const char *path)
{
	size_t n = strlen(folder) + 1;
	char *at = arena_printf(arena, "%s/%s", folder, path) + n;
	const char *found = NULL;

	while (at != NULL && found == NULL) {
		at += strspn(at, "/");
		memcpy(at - n, folder, n - 1);
		at[-1] = '/';
		found = file_below(arena, folder, at - n);
		at = strchr(at, '/');
	}
	return found;
}

const char *
pictures_file(struct arena *arena, const char *folder, const char *address)
{
	const char *host = strstr(address, "://"), *path, *original, *found;

	if (!can_be_file(address))
		return NULL;
	path = host == NULL ? address : strchr(host + 3, '/');
	if (path != NULL)
		path = text_unescape(arena, path, strcspn(path, "?#"), false);
	if (path == NULL || path[strspn(path, "/")] == '\0')
		return NULL;
	original = original_of(arena, path);
	found = original == NULL ? NULL : find_end(arena, folder, original);
	return found != NULL ? found : find_end(arena, folder, path);
}

void
pictures_lose(struct pictures *pictures, const char *name, const char *why)
{
	if (pictures->lost == NULL)
		pictures->lost = arena_printf(pictures->arena, "%s: %s",
		    pictures_brief(pictures->arena, name),
		    reason_said(pictures->arena, why));
}

/*
 * Beside the text, or below the folders, in their order: what has a host only
 * in copies, since the site's own files are not another's of that name.
 */
static const char *
find_among(const struct pictures *pictures, const char *address)
{
	const char *plain = NULL, *file = NULL;
	bool is_own = !has_host(address);
	size_t i;

	if (is_own && can_be_file(address))
		plain = text_unescape(pictures->arena, address,
		    strcspn(address, "?#"), false);
	if (plain != NULL)
		file = pictures_file_beside(pictures, plain);
	for (i = 0;
	     file == NULL && i < PICTURES_FOLDERS && pictures->files[i] != NULL;
	     i++)
		if (is_own || i < pictures->copies)
			file = pictures_file(pictures->arena,
			    pictures->files[i], address);
	return file;
}

static void
take_from(struct pictures *pictures, struct taken_from *taken)
{
	struct media *media = arena_alloc(pictures->arena, sizeof(*media));

	taken->file = find_among(pictures, taken->address);
	if (taken->file == NULL)
		return;
	if (!media_take(pictures->store, taken->file, NULL, media,
		&taken->why)) {
		pictures_lose(pictures, taken->address, taken->why);
		return;
	}
	taken->is_new = media->is_new;
	if (media_find(pictures->store, media->hash, pictures->lang, media,
		&taken->why))
		taken->media = media;
}

static int
compare(const void *a, const void *b)
{
	const struct taken_from *one = a, *other = b;

	if (one->n != other->n)
		return one->n < other->n ? -1 : 1;
	return memcmp(one->address, other->address, one->n);
}

const struct taken_from *
pictures_taken(const struct pictures *pictures, const char *address, size_t n)
{
	const struct taken_from wanted = { .address = address, .n = n };

	return pictures->known == NULL ? NULL :
					 tree_find(pictures->known, &wanted);
}

/* What an address became that is the same but for its escapes; or NULL. */
static const struct taken_from *
taken_plain(const struct pictures *pictures, const char *address)
{
	const char *plain = text_unescape(pictures->arena, address,
	    strlen(address), false);

	return plain == NULL ? NULL :
			       pictures_taken(pictures, plain, strlen(plain));
}

static void
add(struct pictures *pictures, struct taken_from *taken)
{
	if (pictures->known == NULL)
		pictures->known = tree_new(pictures->arena, compare);
	tree_put(pictures->known, taken);
	taken->next = pictures->taken;
	pictures->taken = taken;
}

void
pictures_note(struct pictures *pictures, const char *address,
    const struct media *media)
{
	struct taken_from *taken;

	if (pictures_taken(pictures, address, strlen(address)) != NULL)
		return;
	taken = arena_alloc(pictures->arena, sizeof(*taken));
	*taken = (struct taken_from){ .address = arena_strndup(pictures->arena,
					  address, SIZE_MAX),
		.n = strlen(address),
		.media = media };
	add(pictures, taken);
}

/* Markdown names it as it is, and its HTML with escapes. */
static const struct taken_from *
take_new(struct pictures *pictures, const char *address)
{
	struct taken_from *taken = arena_alloc(pictures->arena, sizeof(*taken));
	const struct taken_from *same = taken_plain(pictures, address);

	if (same != NULL)
		*taken = *same;
	taken->address = arena_strndup(pictures->arena, address, SIZE_MAX);
	taken->n = strlen(address);
	taken->is_again = same != NULL;
	if (same == NULL)
		take_from(pictures, taken);
	add(pictures, taken);
	return taken;
}

/* One of ours, by its address. */
static const struct media *
find_ours(const struct pictures *pictures, const char *address)
{
	struct media *media = arena_alloc(pictures->arena, sizeof(*media));
	const char *why,
	    *plain = text_unescape(pictures->arena, address, strlen(address),
		false);

	return plain != NULL &&
		media_find(pictures->store, plain, pictures->lang, media,
		    &why) ?
	    media :
	    NULL;
}

const struct media *
pictures_find_from(struct pictures *pictures, const char *address)
{
	const struct media *ours = NULL;
	const struct taken_from *taken;

	if (*address == '\0')
		return NULL;
	/* Another site may have a folder of that name too. */
	if (strncmp(address, "/media/", 7) == 0)
		ours = find_ours(pictures, address);
	if (ours != NULL)
		return ours;
	taken = pictures_taken(pictures, address, strlen(address));
	if (taken == NULL)
		taken = take_new(pictures, address);
	return taken->media;
}

void
pictures_from_own(struct pictures *pictures, const char *folder)
{
	size_t i = 0;

	pictures->is_foreign = true;
	while (i < PICTURES_FOLDERS - 1 && pictures->files[i] != NULL)
		i++;
	pictures->files[i] = folder;
}

void
pictures_from(struct pictures *pictures, const char *folder)
{
	pictures_from_own(pictures, folder);
	pictures->copies++;
}
