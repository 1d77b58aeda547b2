/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * letter: the newsletter's mails, made of templates, words and data.
 *
 * A letter of a kind is templates/mail_KIND.tpl and its twin of plain text,
 * mail_KIND.text.tpl, which say the same words. It can be made without being
 * sent: who wants to see one writes the bytes into a file.
 */
#ifndef LETTER_H
#define LETTER_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "config.h"
#include "row.h"

struct letters;

/* An issue of the newsletter, as web.issue has it. */
struct letter_issue {
	int64_t id;
	const char *kind; /* each or weekly */
	struct date since_on, until_on;
};

/* One news of an issue, as web.issue_item has it. */
struct letter_item {
	int64_t position;      /* from 1 */
	const char *item_lang; /* of the words below */
	const char *path;      /* "/bg/news/slug/" */
	const char *title, *lead;
	struct date published_on;
	const char *acknowledgement; /* of EU money; NULL: none */
};

/* Their columns, for db_rows. */
extern const struct row letter_issue_row, letter_item_row;

/* A mail of the outbox and all that is written into it. */
struct letter {
	const char *kind;    /* as core.mail has it */
	int64_t id;          /* the mail's number, for the log */
	const char *nonce;   /* its envelope's and Message-ID's */
	const char *lang;    /* of the reader */
	const char *address; /* of the reader */
	const char *token;   /* of the one link; of preferences */
	/* To leave, of kinds known and issue; to refuse, of kinds confirm and
	   address. */
	const char *end_token;
	int64_t sent_at;                  /* seconds since 1970; 0: now */
	const struct letter_issue *issue; /* of kind issue */
	const struct letter_item *items;  /* in the order of the letter */
	size_t n_items;
};

/*
 * All that letters are made of, read from the folder of the templates; what
 * is broken ends the process. The settings' texts must live as long.
 * letters_free gives it back.
 */
struct letters *letters_load(const struct config *config);

/* Give it back, after every letter is gone. NULL is let pass. */
void letters_free(struct letters *letters);

/*
 * The message of *n bytes in the arena, with CRLF line ends and a NUL behind
 * it, as it is handed to a mail server or written to an .eml file. A token
 * that is NULL leaves its links without one. NULL where it cannot be made: a
 * kind or a language that there is none of, an issue without items, an
 * address that has no place in a header.
 */
const char *letter_make(const struct letters *letters, struct arena *arena,
    const struct letter *letter, size_t *n);

/*
 * The address that a bounce of the letter comes back to, which names it:
 * bounces+NONCE@DOMAIN.
 */
const char *letter_sender(const struct letters *letters, struct arena *arena,
    const struct letter *letter);

#endif
