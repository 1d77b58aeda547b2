/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom media: pictures and documents. */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "editor.h"
#include "json.h"
#include "media_doing.h"
#include "newsroom.h"
#include "options.h"
#include "reason.h"
#include "speak.h"
#include "text.h"

enum { PATIENCE = 60 };

/* What a picture says, as it is typed; in each language of the site. */
struct said {
	const char **alternatives, *credit;
	bool is_decorative;
};

static bool
describe_in(struct doing *doing, const char *hash, const char *lang,
    const char *text, const struct said *said)
{
	if (text == NULL && said->credit == NULL && !said->is_decorative)
		return true;
	return db_do(doing->db, QUERY_MEDIA_DESCRIBE,
	    ARGS(hash, lang, text, said->credit,
		said->is_decorative ? "true" : "false"));
}

static bool
describe(struct doing *doing, const char *hash, const struct said *said)
{
	size_t i;

	for (i = 0; i < doing->languages->n; i++)
		if (!describe_in(doing, hash, doing->languages->codes[i],
			said->alternatives[i], said))
			return false;
	return true;
}

/* The options that every action has, and n of its own. */
static int
take_options(struct doing *doing, char **argv, const struct option *more,
    size_t n, struct option_words *words)
{
	struct option *options = arena_alloc(doing->arena,
	    (n + 4) * sizeof(*options));
	int argc = 0;

	options[0] = (struct option){ "--json", .flag = &doing->is_json };
	options[1] = (struct option){ "--as", .text = &doing->editor };
	options[2] = (struct option){ "--dry-run", .flag = &doing->is_dry };
	if (n > 0)
		memcpy(options + 3, more, n * sizeof(*options));
	while (argv[argc] != NULL)
		argc++;
	if (!options_take(options, argc, argv, words))
		return EXIT_USAGE;
	doing->store = media_new(doing->arena, doing->db, doing->config->media,
	    doing->is_dry);
	return editor_begin(doing->db, doing->arena, doing->editor) ?
	    EXIT_DONE :
	    editor_refuse(doing->db);
}

/* What it says: --alt-XX for each language XX, as the site has them. */
static int
take_said(struct doing *doing, char **argv, struct said *said,
    struct option_words *words)
{
	size_t n = doing->languages->n, i;
	struct option *more = arena_alloc(doing->arena,
	    (n + 2) * sizeof(*more));
	bool is_said = false;
	int status;

	said->alternatives = arena_alloc(doing->arena,
	    n * sizeof(*said->alternatives));
	for (i = 0; i < n; i++)
		more[i] = (struct option){ arena_printf(doing->arena,
					       "--alt-%s",
					       doing->languages->codes[i]),
			.text = &said->alternatives[i] };
	more[n] = (struct option){ "--credit", .text = &said->credit };
	more[n + 1] = (struct option){ "--decorative",
		.flag = &said->is_decorative };
	status = take_options(doing, argv, more, n + 2, words);
	for (i = 0; i < n; i++)
		is_said |= said->alternatives[i] != NULL;
	if (status == EXIT_DONE && said->is_decorative && is_said)
		return options_wrong(argv, _("--decorative wants no text"));
	return status;
}

static void
print_added(const struct doing *doing, const char *file,
    const struct media *media)
{
	printf("%s  %s: %s%s\n", media->hash, file,
	    media->is_new ? _("added") : _("is there already"),
	    doing->is_dry ? _("; a dry run, nothing was written") : "");
}

static void
print_outcome(const char *file, const struct media *media, const char *why,
    bool is_first)
{
	printf("%s{\"file\": ", is_first ? "[" : ",\n ");
	json_string(stdout, file);
	if (why != NULL)
		json_member(stdout, "why", why);
	else
		printf(", \"outcome\": \"%s\", \"media\": %s",
		    media->is_new ? "made" : "same", media->json);
	putchar('}');
}

/* In a transaction; NULL, or why not. */
static const char *
take(struct doing *doing, const char *file, const struct said *said,
    struct media *media)
{
	const char *why = NULL;
	bool is_new;

	if (!media_take(doing->store, file, NULL, media, &why))
		return why;
	is_new = media->is_new;
	if (!describe(doing, media->hash, said))
		return editor_reason(doing->arena, doing->db);
	if (!media_find(doing->store, media->hash, NULL, media, &why))
		return why;
	media->is_new = is_new;
	return NULL;
}

/* One file, whole or not at all, whatever became of those before. */
static bool
add(struct doing *doing, const char *file, const struct said *said,
    bool is_first)
{
	struct media media = { 0 };
	const char *why = N_("the database is away");
	enum query end;

	if (db_do(doing->db, QUERY_TRANSACTION_BEGIN, NO_ARGS)) {
		why = take(doing, file, said, &media);
		end = why == NULL && !doing->is_dry ?
		    QUERY_TRANSACTION_COMMIT :
		    QUERY_TRANSACTION_ROLLBACK;
		if (!db_do(doing->db, end, NO_ARGS) && why == NULL)
			why = editor_reason(doing->arena, doing->db);
	}
	if (doing->is_json)
		print_outcome(file, &media, why, is_first);
	else if (why != NULL)
		media_refuse(doing, file, why);
	else
		print_added(doing, file, &media);
	return why == NULL;
}

static int
run_add(struct doing *doing, char **argv)
{
	struct option_words words = { .least = 1,
		.most = OPTIONS_WORDS,
		.called = "FILE" };
	struct said said = { 0 };
	int i, status = take_said(doing, argv, &said, &words);

	if (status != EXIT_DONE)
		return status;
	for (i = 0; i < words.n; i++)
		if (!add(doing, words.texts[i], &said, i == 0))
			status = EXIT_REFUSED;
	if (doing->is_json)
		puts("]");
	return status;
}

static int
run_list(struct doing *doing, char **argv)
{
	struct option_words words = { .most = 0 };
	const char *limit = NULL;
	const struct option more = { "--limit", .text = &limit };
	const struct media *media;
	int64_t number;
	size_t i, n;
	int status = take_options(doing, argv, &more, 1, &words);

	if (status != EXIT_DONE)
		return status;
	if (limit != NULL && !text_number(limit, 1, 1000000, &number))
		return options_wrong(argv, _("%s is no limit"), limit);
	media = db_rows(doing->db, QUERY_MEDIA_LIST,
	    ARGS(limit == NULL ? "20" : limit), &media_row, &n);
	if (media == NULL)
		return editor_refuse(doing->db);
	for (i = 0; i < n; i++)
		if (doing->is_json)
			printf("%s%s", i == 0 ? "[" : ",\n ", media[i].json);
		else
			printf("%s  %5lld x %-5lld  %s\n", media[i].hash,
			    (long long)media[i].width,
			    (long long)media[i].height, media[i].name);
	if (doing->is_json)
		puts(n == 0 ? "[]" : "]");
	return EXIT_DONE;
}

static int
run_show(struct doing *doing, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	int status = take_options(doing, argv, NULL, 0, &words);

	return status == EXIT_DONE ? media_tell(doing, words.texts[0]) : status;
}

static int
run_history(struct doing *doing, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	int status = take_options(doing, argv, NULL, 0, &words);

	return status == EXIT_DONE ? media_tell_history(doing, words.texts[0]) :
				     status;
}

static int
run_alt(struct doing *doing, char **argv)
{
	struct option_words words = { .least = 1, .most = 1, .called = "NAME" };
	struct said said = { 0 };
	struct media media;
	const char *why;
	int status = take_said(doing, argv, &said, &words);

	if (status != EXIT_DONE)
		return status;
	if (!media_find(doing->store, words.texts[0], NULL, &media, &why))
		return media_refuse(doing, "media", why);
	if (!doing->is_dry && !describe(doing, media.hash, &said))
		return editor_refuse(doing->db);
	return media_tell(doing, media.hash);
}

static int
run_cards(struct doing *doing, char **argv)
{
	struct option_words words = { .most = 0 };
	const char *why;
	int n, status = take_options(doing, argv, NULL, 0, &words);

	if (status != EXIT_DONE)
		return status;
	n = media_cards(doing->store, doing->config->templates, &why);
	if (n < 0)
		return media_refuse(doing, "cards", why);
	printf(doing->is_json ? "{\"made\": %d}\n" : _("cards made: %d\n"), n);
	return EXIT_DONE;
}

static void
say_swept(const char *name)
{
	puts(name);
}

static int
run_sweep(struct doing *doing, char **argv)
{
	struct option_words words = { .most = 0 };
	const char *why;
	int status = take_options(doing, argv, NULL, 0, &words);

	if (status != EXIT_DONE)
		return status;
	return media_sweep(doing->store, say_swept, &why) ?
	    EXIT_DONE :
	    media_refuse(doing, "sweep", why);
}

static const struct {
	struct option_action is;
	int (*run)(struct doing *, char **);
} actions[] = {
	{ { "add",
	      N_("add FILE... [--alt-LANG TEXT]... [--credit TEXT]\n"
		 "        [--decorative] [--dry-run]\n"
		 "      take in JPEG, PNG, WebP or PDF, by what it is and not "
		 "by its name") },
	    run_add },
	{ { "list", N_("list [--limit N]\n      the last twenty") }, run_list },
	{ { "show", N_("show NAME\n      one, and what it says") }, run_show },
	{ { "alt",
	      N_("alt NAME [--alt-LANG TEXT]... [--credit TEXT]\n"
		 "        [--decorative]\n"
		 "      what it says to who cannot see it; or that it adds "
		 "nothing") },
	    run_alt },
	{ { "history",
	      N_("history NAME\n      what it said before, and who changed "
		 "that") },
	    run_history },
	{ { "cards",
	      N_("cards\n      draw what stands for articles without a "
		 "picture where they\n      are shared; publishing does so "
		 "too") },
	    run_cards },
	{ { "sweep",
	      N_("sweep [--dry-run]\n"
		 "      take away files that nothing in the database needs") },
	    run_sweep },
};

enum { ACTIONS = sizeof(actions) / sizeof(actions[0]) };

static const struct option_verb verb = { "media", N_("pictures and documents"),
	N_("\n--alt-bg, --alt-en and so on say what a picture shows, in each "
	   "language of the\nsite. NAME is a hash, an address below /media/, "
	   "or a file's name. Every action\ntakes --json, and --as NAME: who "
	   "is at work, by default the user of this machine.\n\nA picture may "
	   "have 16,000 pixels on a side, 100 million in all, 64 MiB. Its\n"
	   "place on earth and all else that is not picture is left out. A PDF "
	   "may not be\nencrypted, and hold no program and no other file.\n"),
	actions, ACTIONS, sizeof(actions[0]) };

int
verb_media(const struct config *config, int argc, char **argv)
{
	struct doing doing = { .config = config };
	int status;
	size_t i = options_action(&verb, argc, argv, &status);

	if (i == ACTIONS)
		return status;
	doing.arena = arena_new();
	doing.languages = languages_read(config, doing.arena);
	doing.db = editor_open(config, doing.arena, PATIENCE);
	status = actions[i].run(&doing, argv + 1);
	media_free(doing.store);
	db_free(doing.db);
	arena_free(doing.arena);
	return status;
}
