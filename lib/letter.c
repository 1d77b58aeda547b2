/* SPDX-License-Identifier: EUPL-1.2 */
#include "letter.h"

#include <err.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "log.h"
#include "mail.h"
#include "text.h"
#include "view.h"
#include "words.h"

enum {
	EMBLEM_MAX = 64 * 1024,
	TEXT_COLUMNS = 72, /* what is quoted once or twice fits in 80 */
};

const struct row letter_issue_row = ROW_OF(struct letter_issue, id, kind,
    since_on, until_on);

const struct row letter_item_row = ROW_OF(struct letter_item, position,
    item_lang, path, title, lead, published_on, acknowledgement);

/* An item as a template shows it. */
struct news {
	const char *title, *lead, *link, *acknowledgement;
	const char *lang;    /* where it is not the letter's own */
	struct code only_in; /* the same, for its word */
	struct date published_on;
	/* Its title heads the letter, or stands below the letter's own. */
	bool is_alone, is_listed;
};

static const struct row news_row = ROW_OF(struct news, title, lead, link,
    acknowledgement, lang, only_in, published_on, is_alone, is_listed);

/* What a kind of letter is made of, and where its one link leads, if any. */
struct kind {
	const char *name, *html, *text, *page;
	bool is_list; /* goes to somebody who can leave */
};

static const struct kind kinds[] = {
	{ "confirm", "mail_confirm.tpl", "mail_confirm.text.tpl", "confirm",
	    false },
	{ "known", "mail_known.tpl", "mail_known.text.tpl", "preferences",
	    true },
	{ "address", "mail_address.tpl", "mail_address.text.tpl", "address",
	    false },
	{ "moved", "mail_moved.tpl", "mail_moved.text.tpl", "", false },
	{ "issue", "mail_issue.tpl", "mail_issue.text.tpl", "preferences",
	    true },
};
enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct letters {
	struct words *words;
	struct views *views;
	const char *origin, *from, *domain;
	unsigned char emblem_bytes[EMBLEM_MAX];
	struct mail_picture emblem;
};

/* A letter that is being made. */
struct draft {
	const struct letters *letters;
	struct arena *arena;
	const struct letter *letter;
	const struct kind *kind;
	const char *subject, *text, *html;
};

/* ---- at start ----------------------------------------------------------- */

static void
read_emblem(struct letters *letters, const char *folder)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/mail-eu-emblem.png", folder);
	file = fopen(path, "r");
	if (file == NULL)
		err(1, "%s", path);
	letters->emblem = (struct mail_picture){ "eu-emblem@newsletter",
		"image/png", "eu-emblem.png", letters->emblem_bytes,
		fread(letters->emblem_bytes, 1, EMBLEM_MAX, file) };
	if (ferror(file) != 0 || letters->emblem.n == EMBLEM_MAX)
		errx(1, "%s: cannot be read, or is too large", path);
	fclose(file);
}

/* The two templates of each kind. */
static struct views *
load_views(const struct words *words, const char *folder)
{
	const char *files[2 * N_KINDS];
	size_t i;

	for (i = 0; i < N_KINDS; i++) {
		files[2 * i] = kinds[i].html;
		files[2 * i + 1] = kinds[i].text;
	}
	return views_load(words, folder, files, 2 * N_KINDS);
}

struct letters *
letters_load(const struct config *config)
{
	struct letters *letters = calloc(1, sizeof(*letters));
	const char *at = strchr(config->mail_from, '@');

	if (letters == NULL || at == NULL)
		err(1, "letters");
	letters->words = words_load(config->templates);
	words_put(letters->words, "origin", config->origin);
	letters->views = load_views(letters->words, config->templates);
	letters->origin = config->origin;
	letters->from = config->mail_from;
	letters->domain = at + 1;
	read_emblem(letters, config->templates);
	return letters;
}

void
letters_free(struct letters *letters)
{
	if (letters == NULL)
		return;
	views_free(letters->views);
	words_free(letters->words);
	free(letters);
}

/* ---- the words ---------------------------------------------------------- */

/* An address of the site with a token in it. */
static const char *
link_of(const struct draft *draft, const char *page, const char *token)
{
	return arena_printf(draft->arena, "%s/%s/newsletter/%s/?t=%s",
	    draft->letters->origin, draft->letter->lang, page,
	    token == NULL ? "" : token);
}

static bool
is_each(const struct letter_issue *issue)
{
	return strcmp(issue->kind, "each") == 0;
}

static struct news
news_of(const struct draft *draft, const struct letter_item *item)
{
	const char *lang = strcmp(item->item_lang, draft->letter->lang) == 0 ?
	    NULL :
	    item->item_lang;

	return (struct news){ .title = item->title,
		.lead = item->lead,
		.link = arena_printf(draft->arena, "%s%s",
		    draft->letters->origin, item->path),
		.acknowledgement = item->acknowledgement,
		.lang = lang,
		.only_in = { lang },
		.published_on = item->published_on,
		.is_alone = is_each(draft->letter->issue),
		.is_listed = !is_each(draft->letter->issue) };
}

static void
fill_issue(const struct draft *draft, struct view *view)
{
	const struct letter *letter = draft->letter;
	const struct letter_issue *issue = letter->issue;
	struct news *news = arena_alloc(draft->arena,
	    letter->n_items * sizeof(*news));
	size_t i;

	for (i = 0; i < letter->n_items; i++)
		news[i] = news_of(draft, &letter->items[i]);
	view_rows(view, "NEWS", &news_row, news, letter->n_items);
	view_set(view, "FIRST_TITLE", letter->items[0].title);
	view_set(view, "DAYS",
	    words_days(draft->letters->words, draft->arena, letter->lang,
		issue->since_on, issue->until_on));
	view_set(view, "ARCHIVE",
	    arena_printf(draft->arena, "%s/%s/newsletter/archive/%lld/",
		draft->letters->origin, letter->lang, (long long)issue->id));
	if (is_each(issue))
		view_show(view, "IS_EACH");
	else
		view_show(view, "IS_WEEKLY");
}

static struct view *
fill(const struct draft *draft, const char *template_name)
{
	const struct letter *letter = draft->letter;
	struct view *view = view_new(draft->letters->views, draft->arena,
	    letter->lang, template_name);

	view_set(view, "LINK",
	    link_of(draft, draft->kind->page, letter->token));
	view_set(view, "LEAVE", link_of(draft, "leave", letter->end_token));
	view_set(view, "REFUSE", link_of(draft, "refuse", letter->end_token));
	view_set(view, "SUBJECT", draft->subject);
	if (letter->issue != NULL)
		fill_issue(draft, view);
	return view;
}

/* Plain text, whose first line is the subject; then the same as HTML. */
static bool
write_words(struct draft *draft)
{
	size_t n, line;
	const char *text = view_text(fill(draft, draft->kind->text), &n);

	if (text == NULL)
		return false;
	line = strcspn(text, "\n");
	draft->subject = arena_strndup(draft->arena, text, line);
	draft->text = text_wrap(draft->arena,
	    text + line + strspn(text + line, "\n"), TEXT_COLUMNS);
	draft->html = view_page(fill(draft, draft->kind->html), &n);
	return draft->html != NULL;
}

/* ---- the message -------------------------------------------------------- */

/*
 * The letter's name, the same each time. It is a hash of the nonce: whoever
 * sees the name, in an answer or an archive, cannot forge a bounce with it.
 */
static const char *
name_of(const struct draft *draft)
{
	const char *nonce = draft->letter->nonce;
	unsigned char hash[crypto_generichash_BYTES_MIN];
	char name[2 * sizeof(hash) + 1];

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)nonce,
	    strlen(nonce), NULL, 0);
	sodium_bin2hex(name, sizeof(name), hash, sizeof(hash));
	return arena_strndup(draft->arena, name, sizeof(name) - 1);
}

static void
put_list(const struct draft *draft, struct mail *mail)
{
	struct arena *arena = draft->arena;
	const struct letters *letters = draft->letters;

	mail_put(mail, "List-Id",
	    mail_list(arena,
		words_find(letters->words, draft->letter->lang, "mail_list"),
		arena_printf(arena, "newsletter.%s", letters->domain)));
	if (draft->letter->end_token == NULL)
		return;
	mail_put(mail, "List-Unsubscribe",
	    mail_angled(arena,
		arena_printf(arena, "%s/newsletter/one-click/?t=%s",
		    letters->origin, draft->letter->end_token)));
	mail_put(mail, "List-Unsubscribe-Post",
	    mail_plain(arena, "List-Unsubscribe=One-Click"));
}

static void
put_headers(const struct draft *draft, struct mail *mail)
{
	struct arena *arena = draft->arena;
	const struct letters *letters = draft->letters;
	const struct letter *letter = draft->letter;

	mail_put(mail, "Date",
	    mail_date(arena,
		letter->sent_at == 0 ? (int64_t)time(NULL) : letter->sent_at));
	mail_put(mail, "From",
	    mail_mailbox(arena,
		words_find(letters->words, letter->lang, "organisation"),
		letters->from));
	mail_put(mail, "To", mail_mailbox(arena, NULL, letter->address));
	mail_put(mail, "Subject", mail_text(arena, draft->subject));
	mail_put(mail, "Message-ID",
	    mail_angled(arena,
		arena_printf(arena, "%s@%s", name_of(draft), letters->domain)));
	if (draft->kind->is_list)
		put_list(draft, mail);
	mail_put(mail, "Auto-Submitted", mail_plain(arena, "auto-generated"));
	mail_put(mail, "Content-Language", mail_plain(arena, letter->lang));
}

static bool
has_acknowledgement(const struct letter *letter)
{
	size_t i;

	for (i = 0; i < letter->n_items; i++)
		if (letter->items[i].acknowledgement != NULL &&
		    *letter->items[i].acknowledgement != '\0')
			return true;
	return false;
}

static const struct kind *
kind_of(const struct letter *letter)
{
	size_t i;

	for (i = 0; i < N_KINDS; i++)
		if (strcmp(kinds[i].name, letter->kind) == 0)
			return &kinds[i];
	return NULL;
}

/* Whether there is all that a letter is made of; what lacks is said. */
static bool
is_complete(const struct letters *letters, const struct letter *letter)
{
	const struct kind *kind = kind_of(letter);
	const char *lacks = kind == NULL ? "its kind" :
	    letter->lang == NULL ||
		words_known_lang(letters->words, letter->lang) == NULL ?
					   "its language" :
	    (strcmp(kind->name, "issue") == 0) != (letter->issue != NULL) ?
					   "its issue" :
	    letter->issue != NULL && letter->n_items == 0 ? "any news" :
							    NULL;

	if (lacks != NULL)
		log_line("letter: %lld lacks %s", (long long)letter->id, lacks);
	return lacks == NULL;
}

const char *
letter_make(const struct letters *letters, struct arena *arena,
    const struct letter *letter, size_t *n)
{
	struct draft draft = { letters, arena, letter, kind_of(letter), NULL,
		NULL, NULL };
	struct mail *mail;

	if (!is_complete(letters, letter) || !write_words(&draft))
		return NULL;
	mail = mail_new(arena);
	put_headers(&draft, mail);
	mail_write(mail, draft.text, draft.html);
	if (has_acknowledgement(letter))
		mail_show(mail, &letters->emblem);
	return mail_bytes(mail, name_of(&draft), n);
}

const char *
letter_sender(const struct letters *letters, struct arena *arena,
    const struct letter *letter)
{
	return arena_printf(arena, "bounces+%s@%s", letter->nonce,
	    letters->domain);
}
