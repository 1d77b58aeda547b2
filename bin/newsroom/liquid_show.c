/* SPDX-License-Identifier: EUPL-1.2 */
#include "liquid_show.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* The value of one of some names (NULL ends them); NULL: it has none. */
static const char *
value_of(struct arena *arena, const char *inside, const char *const *names)
{
	const char *at;
	size_t n;
	char quote;

	for (; *names != NULL; names++) {
		n = strlen(*names);
		at = inside;
		while ((at = strstr(at, *names)) != NULL) {
			if (at > inside && isspace((unsigned char)at[-1]) &&
			    at[n] == '=')
				break;
			at += n;
		}
		if (at == NULL)
			continue;
		at += n + 1;
		quote = *at == '"' || *at == '\'' ? *at++ : ' ';
		n = strcspn(at,
		    quote == ' '     ? " \t\n" :
			quote == '"' ? "\"" :
				       "'");
		return arena_strndup(arena, at, n);
	}
	return NULL;
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* In Markdown, where a sign of its own is escaped. */
static void
put_words(FILE *to, const char *words)
{
	for (; words != NULL && *words != '\0'; words++) {
		if (strchr("[]\"\\", *words) != NULL)
			putc('\\', to);
		putc(*words == '\n' ? ' ' : *words, to);
	}
}

static bool
put_figure(struct arena *arena, FILE *to, const char *inside)
{
	const char *source = value_of(arena, inside,
	    NAMES("src", "image_path", "url", "image", "file", "path"));
	const char *caption = value_of(arena, inside,
	    NAMES("caption", "title"));
	/* Whose it is stands behind the caption. */
	const char *attr = value_of(arena, inside, NAMES("attr"));

	if (source == NULL || *source == '\0' ||
	    strpbrk(source, "<>\n{}") != NULL)
		return false;
	fputs("![", to);
	put_words(to, value_of(arena, inside, NAMES("alt")));
	fprintf(to, "](<%s>", source);
	if (attr != NULL && *attr != '\0')
		caption = caption == NULL || *caption == '\0' ?
		    attr :
		    arena_printf(arena, "%s %s", caption, attr);
	if (caption != NULL && *caption != '\0') {
		fputs(" \"", to);
		put_words(to, caption);
		putc('"', to);
	}
	putc(')', to);
	return true;
}

/* The first word behind the name, or its id. */
static bool
put_film(struct arena *arena, FILE *to, const char *inside, const char *page)
{
	const char *id = value_of(arena, inside, NAMES("id"));
	const char *word = inside + strcspn(inside, " \t\n");

	if (id == NULL) {
		word += strspn(word, " \t\n\"'");
		id = arena_strndup(arena, word, strcspn(word, " \t\n\"'"));
	}
	if (*id == '\0' || strcspn(id, "<>=/\"' \n{}") != strlen(id))
		return false;
	fprintf(to, "<%s%s>", page, id);
	return true;
}

/* {{ "/a.png" | relative_url }} */
static bool
put_literal(FILE *to, const char *inside)
{
	size_t n = strcspn(inside + 1, *inside == '"' ? "\"" : "'");
	const char *behind = inside + 1 + n;

	if (*behind == '\0' ||
	    (strstr(behind, "relative_url") == NULL &&
		strstr(behind, "absolute_url") == NULL))
		return false;
	fwrite(inside + 1, 1, n, to);
	return true;
}

static bool
begins(const char *text, const char *word)
{
	size_t n = strlen(word);

	return strncmp(text, word, n) == 0 && !isalnum((unsigned char)text[n]);
}

bool
liquid_show(struct arena *arena, FILE *to, const char *inside, size_t n)
{
	const char *text = arena_strndup(arena, inside, n);

	if (*text == '"' || *text == '\'')
		return put_literal(to, text);
	if (begins(text, "include")) {
		text += strlen("include");
		text += strspn(text, " \t\n");
	}
	if (begins(text, "figure") || begins(text, "image") ||
	    begins(text, "img"))
		return put_figure(arena, to, text);
	if (begins(text, "youtube"))
		return put_film(arena, to, text,
		    "https://www.youtube.com/watch?v=");
	if (begins(text, "vimeo"))
		return put_film(arena, to, text, "https://vimeo.com/");
	return false;
}
