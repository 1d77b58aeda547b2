/* SPDX-License-Identifier: EUPL-1.2 */
#include "fold.h"

#include <err.h>
#include <stdio.h>
#include <string.h>

#include "json.h"

enum { FOLD_DEPTH_MAX = 8 };

struct fold {
	const struct words *words;
	struct arena *arena;
	const char *lang, *folder;
	FILE *to;
};

static void fold_text(const struct fold *fold, const char *text, int depth);

/* mark is what stands between {{ and }}: a word, or a file to put in. */
static void
fold_mark(const struct fold *fold, const char *mark, int depth)
{
	const char *text;

	if (depth > FOLD_DEPTH_MAX)
		errx(1, "{{%s}}: puts in itself", mark);
	if (mark[0] == '+')
		text = words_read_file(fold->arena, fold->folder, mark + 1);
	else
		text = words_find(fold->words, fold->lang, mark + 1);
	if (text == NULL)
		errx(1, "{{%s}}: no such word", mark);
	fold_text(fold, text, depth + 1);
}

static void
fold_text(const struct fold *fold, const char *text, int depth)
{
	const char *open, *close;

	while ((open = strstr(text, "{{")) != NULL &&
	    (close = strstr(open, "}}")) != NULL) {
		fwrite(text, 1, (size_t)(open - text), fold->to);
		if (open[2] == '_' || open[2] == '+')
			fold_mark(fold,
			    arena_strndup(fold->arena, open + 2,
				(size_t)(close - open - 2)),
			    depth);
		else
			fwrite(open, 1, (size_t)(close + 2 - open), fold->to);
		text = close + 2;
	}
	fputs(text, fold->to);
}

const char *
fold_template(const struct words *words, struct arena *arena, const char *lang,
    const char *folder, const char *text)
{
	struct json *folded = json_new(arena);
	const struct fold fold = { words, arena, lang, folder, folded->to };

	fold_text(&fold, text, 0);
	return json_end(folded);
}
