/* SPDX-License-Identifier: EUPL-1.2 */
#include "article.h"

#include <stdio.h>
#include <string.h>

#include "import_end.h"
#include "newsroom.h"
#include "speak.h"

enum { PATIENCE = 60, OWN_OPTIONS = 4 };

static const struct {
	struct option_action is;
	int (*run)(struct article *, int, char **);
} actions[] = {
	{ { "new",
	      N_("new [--lang LANG] [--of NAME] [--body FILE]\n"
		 "        [--to FILE | --edit] [TITLE...]\n"
		 "      a file to begin from; with --of, the translation of an "
		 "edition;\n"
		 "      with --edit it is opened in your editor and taken "
		 "in") },
	    article_new },
	{ { "import",
	      N_("import FILE... [--dry-run] [--force]\n"
		 "      take in files, all of them or none; - is the standard "
		 "input") },
	    article_import },
	{ { "edit",
	      N_("edit NAME [--force]\n"
		 "      open one in your editor ($VISUAL, $EDITOR, editor) and "
		 "take in\n"
		 "      what you save; nothing that you typed is ever lost") },
	    article_edit },
	{ { "check",
	      N_("check FILE|NAME...\n"
		 "      what a subeditor would say; exit status 1 where it "
		 "cannot be\n"
		 "      published so") },
	    article_check },
	{ { "preview",
	      N_("preview NAME [--until TIME | --end]\n"
		 "      a secret address that shows it before it is public, "
		 "for seven\n"
		 "      days; --end ends all that were given") },
	    article_preview },
	{ { "list",
	      N_("list [--state STATE] [--limit N]\n"
		 "      draft, scheduled, embargoed, published or withdrawn; "
		 "by default\n"
		 "      the twenty that changed last, of every state") },
	    article_list },
	{ { "show",
	      N_("show NAME [--revision N]\n"
		 "      the file that import reads") },
	    article_show },
	{ { "history", N_("history NAME\n      who did what, and when") },
	    article_history },
	{ { "diff",
	      N_("diff NAME [--from N] [--to N]\n"
		 "      what differs; by default what the last change did") },
	    article_diff },
	{ { "restore",
	      N_("restore NAME --revision N [--correction SENTENCE]\n"
		 "      the words as they were, with the correction that stood "
		 "beside\n"
		 "      them or the one that you give, as a new revision") },
	    article_restore },
	{ { "publish",
	      N_("publish NAME [--because WHY] [--break-embargo] [--force]"
		 "\n"
		 "      now; what is withdrawn comes back at its old time; "
		 "before an\n"
		 "      embargo ends only by --break-embargo, and with a "
		 "reason") },
	    article_move },
	{ { "schedule",
	      N_("schedule NAME --at TIME [--because WHY] [--break-embargo]\n"
		 "        [--force]\n"
		 "      public from then on, without anybody doing anything") },
	    article_move },
	{ { "embargo",
	      N_("embargo NAME --until TIME [--because WHY] "
		 "[--break-embargo]\n"
		 "        [--force]\n"
		 "      the same, where the time is somebody else's: neither "
		 "it nor\n"
		 "      another language of it goes out before; an earlier "
		 "time wants\n"
		 "      --break-embargo, as in publish") },
	    article_move },
	{ { "hold",
	      N_("hold NAME [--because WHY]\n"
		 "      a draft again, before its time has come; its embargo "
		 "stays") },
	    article_move },
	{ { "withdraw",
	      N_("withdraw NAME [--because WHY]\n"
		 "      its address says from now on that it is gone; the "
		 "history says\n"
		 "      why") },
	    article_move },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static bool
is_lang(const char *text)
{
	return text == NULL ||
	    (strlen(text) == 2 &&
		strspn(text, "abcdefghijklmnopqrstuvwxyz") == 2);
}

int
article_take(struct article *article, int argc, char **argv,
    const struct option *more, struct option_words *words)
{
	struct option options[OWN_OPTIONS + 6] = {
		{ "--language", .text = &article->lang },
		{ "--lang", .text = &article->lang },
		{ "--as", .text = &article->editor },
		{ "--json", .flag = &article->is_json },
	};
	size_t i;

	for (i = 0; more != NULL && more[i].name != NULL; i++)
		options[OWN_OPTIONS + i] = more[i];
	if (!options_take(options, argc, argv, words))
		return EXIT_USAGE;
	if (!is_lang(article->lang))
		return options_wrong(argv, _("%s is no language"),
		    article->lang);
	article->store = media_new(article->arena, article->db,
	    article->config->media, article->is_dry);
	return editor_begin(article->db, article->arena, article->editor) ?
	    EXIT_DONE :
	    editor_refuse(article->db);
}

static const struct option_verb verb = { "article",
	N_("the editions of articles: what they say, and their life"),
	N_("\nNAME is a slug, or an address as the browser shows it. Every "
	   "action "
	   "takes\n--language bg where a slug is in several, and those that "
	   "print "
	   "records\n--json. --as NAME says who is at work, by default the "
	   "user "
	   "of this machine.\n\nTIME is 2026-11-25 09:00, of Sofia's time, or "
	   "with an offset,\n2026-11-25T09:00+02:00.\n"),
	actions, ACTIONS, sizeof(actions[0]) };

/* Whether a title may be public now that was not. */
static bool
is_drawn(const char *action)
{
	return strstr(" publish schedule embargo import edit restore ",
		   action) != NULL;
}

int
verb_article(const struct config *config, int argc, char **argv)
{
	struct article article = { .config = config };
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	if (i == ACTIONS)
		return status;
	article.arena = arena_new();
	article.db = editor_open(config, article.arena, PATIENCE);
	status = actions[i].run(&article, argc - 1, argv + 1);
	media_free(article.store);
	if (status == EXIT_DONE && is_drawn(actions[i].is.name)) {
		/* Also what an import has left that was killed before it. */
		import_end_learn(article.db);
		media_cards_after(config, article.db);
	}
	db_free(article.db);
	arena_free(article.arena);
	return status;
}
