/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom article preview: an address for who may read it before others. */
#include <stdio.h>

#include "article.h"
#include "json.h"
#include "newsroom.h"
#include "speak.h"
#include "token.h"

struct preview {
	const char *path, *ends;
};

static const struct row preview_row = ROW_OF(struct preview, path, ends);

struct ended {
	int64_t ended;
};

static const struct row ended_row = ROW_OF(struct ended, ended);

static int
end(const struct article *article, const char *name)
{
	const struct ended *ended;
	size_t n;

	ended = db_rows(article->db, QUERY_PREVIEW_END,
	    ARGS(name, article->lang), &ended_row, &n);
	if (ended == NULL)
		return editor_refuse(article->db);
	printf(article->is_json ?
		"{\"ended\": %lld}\n" :
		ngettext("%lld preview ended\n", "%lld previews ended\n",
		    (unsigned long)ended->ended),
	    (long long)ended->ended);
	return EXIT_DONE;
}

static int
begin(const struct article *article, const char *name, const char *until)
{
	const char *secret = token_new(article->arena), *address;
	const struct preview *preview;
	size_t n;

	preview = db_rows(article->db, QUERY_PREVIEW_BEGIN,
	    ARGS(name, article->lang, token_hash(article->arena, secret),
		article_time(article->arena, until)),
	    &preview_row, &n);
	if (preview == NULL)
		return editor_refuse(article->db);
	address = arena_printf(article->arena, "%s%s?t=%s",
	    article->config->origin, preview->path, secret);
	if (article->is_json) {
		fputs("{\"address\": ", stdout);
		json_string(stdout, address);
		json_member(stdout, "until", preview->ends);
		puts("}");
	} else
		printf(_("%s\nuntil %s\n"), address, preview->ends);
	return EXIT_DONE;
}

int
article_preview(struct article *article, int argc, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	const char *until = NULL;
	bool ends = false;
	const struct option more[] = {
		{ "--until", .text = &until },
		{ "--end", .flag = &ends },
		{ .name = NULL },
	};
	int status = article_take(article, argc, argv, more, &words);

	if (status != EXIT_DONE)
		return status;
	if (ends && until != NULL)
		return options_wrong(argv, _("--end ends now"));
	return ends ? end(article, words.texts[0]) :
		      begin(article, words.texts[0], until);
}
