/* SPDX-License-Identifier: EUPL-1.2 */
#include <malloc.h>
#include <string.h>
#include <time.h>

#include "bag.h"
#include "clock.h"
#include "courier.h"
#include "log.h"
#include "mailer.h"
#include "stop.h"

enum {
	IDLE_MS = 500,       /* between two looks into an empty outbox */
	PAUSE_MIN_MS = 1000, /* while the mail server is away */
	PAUSE_MAX_MS = 60000,
	KEPT_BYTES = 16 * 1024 * 1024,
	AWAY_ONCE = 3, /* so many pauses in a row are enough for --once */
};

struct post {
	const struct mailer *mailer;
	struct arena *arena; /* of one mail */
	struct bag *bag;
	struct courier *courier;
	int64_t next_us; /* not before, by the rate */
	bool is_away;    /* the mail server, a moment ago */
	int pauses;      /* in a row, since it is away */
	int64_t trouble; /* the mail that was in hand when it went away */
};

/* ---- one mail --------------------------------------------------------- */

/* Make the letter and hand it over. */
static struct receipt
hand_over(struct post *post, const struct bag_mail *mail)
{
	const struct letters *letters = post->mailer->letters;
	const struct receipt unmade = { .outcome = OUTCOME_LATER,
		.answer = "the letter could not be made" };
	struct parcel parcel = { .recipient = mail->address };
	struct letter letter;

	arena_reset(post->arena);
	if (!bag_letter(post->bag, mail, &letter))
		return unmade;
	parcel.message = letter_make(letters, post->arena, &letter, &parcel.n);
	if (parcel.message == NULL)
		return unmade;
	parcel.sender = letter_sender(letters, post->arena, &letter);
	parcel.name = mail->nonce;
	return courier_hand(post->courier, &parcel);
}

/* A line for what was done, without an address. */
static void
say(const struct post *post, const struct bag_mail *mail,
    const struct receipt *receipt)
{
	bool is_issue = mail->issue != 0;

	if (is_issue && receipt->outcome != OUTCOME_UNTRIED)
		atomic_fetch_add(&post->mailer->tally->mails, 1);
	/* Who looks at the bar need not see each mail of an issue. */
	if (post->mailer->is_seen && is_issue &&
	    receipt->outcome == OUTCOME_SENT)
		return;
	log_line("mail %lld %s %s %d", (long long)mail->id, mail->kind,
	    outcome_word(receipt->outcome), receipt->code);
}

static struct receipt
deliver(struct post *post, const struct bag_mail *mail)
{
	struct receipt receipt = hand_over(post, mail);
	bool is_there = receipt.outcome != OUTCOME_UNTRIED;

	/* What drives the server away each time must not stop all others. */
	if (!is_there && receipt.is_over_mail) {
		if (post->trouble == mail->id)
			receipt.outcome = OUTCOME_LATER;
		post->trouble = mail->id;
	}
	post->is_away = receipt.outcome == OUTCOME_UNTRIED;
	if (post->is_away && post->pauses == 0)
		log_line("the mail server is away: %d %s", receipt.code,
		    receipt.code == 0 ? receipt.answer : "");
	if (is_there && post->pauses > 0)
		log_line("the mail server is there again");
	if (is_there)
		post->pauses = 0;
	say(post, mail, &receipt);
	return receipt;
}

/* ---- a bag of them ---------------------------------------------------- */

/*
 * Wait for this child's turn by the rate; false when asked to end. The
 * children share it: each has its part.
 */
static bool
await_turn(struct post *post)
{
	int64_t rate = post->mailer->config->mail_rate;
	int64_t now = clock_us(), left = post->next_us - now;

	if (stop_wait(post->mailer->stop, left > 0 ? (int)(left / 1000) : 0))
		return false;
	if (rate > 0)
		post->next_us = (left > 0 ? post->next_us : now) +
		    post->mailer->connections * INT64_C(1000000) / rate;
	return true;
}

static void
give_back(struct post *post, const struct bag_mail *mails, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (bag_finish(post->bag, &mails[i],
			outcome_word(OUTCOME_UNTRIED), NULL, NULL) == BAG_LOST)
			return;
}

/* What is to be done with a mail, once what was before is written down. */
static enum bag_next
ask_after(struct post *post, const struct bag_mail *mail)
{
	return bag_finish(post->bag, NULL, NULL, NULL, mail);
}

static enum bag_next
hand_over_one(struct post *post, const struct bag_mail *mail,
    const struct bag_mail *next)
{
	struct receipt receipt = deliver(post, mail);

	return bag_finish(post->bag, mail, outcome_word(receipt.outcome),
	    receipt.answer, next);
}

/*
 * Hand over n mails, each after its reader was looked at once more, until the
 * mail server is away or this process has to end; the rest is given back.
 */
static void
hand_over_all(struct post *post, const struct bag_mail *mails, size_t n)
{
	/* With a pause between two mails, a reader can leave in it. */
	bool has_pace = post->mailer->config->mail_rate > 0;
	enum bag_next next = BAG_WANTED;
	size_t i;

	for (i = 0; i < n && next != BAG_LOST && !post->is_away; i++) {
		const struct bag_mail *following = has_pace || i + 1 == n ?
		    NULL :
		    &mails[i + 1];

		if (!await_turn(post))
			break;
		if (has_pace)
			next = ask_after(post, &mails[i]);
		if (next == BAG_WANTED)
			next = hand_over_one(post, &mails[i], following);
		else if (next == BAG_UNWANTED && following != NULL)
			next = ask_after(post, following);
	}
	if (next != BAG_LOST)
		give_back(post, mails + i, n - i);
}

/* ---- a child's life --------------------------------------------------- */

/* Wait while the mail server is away; false when that is enough. */
static bool
pause_grows(struct post *post)
{
	int ms = PAUSE_MIN_MS << (post->pauses < 6 ? post->pauses : 6);

	post->is_away = false;
	post->pauses++;
	if (post->mailer->is_once && post->pauses == AWAY_ONCE)
		return false;
	return !stop_wait(post->mailer->stop,
	    ms < PAUSE_MAX_MS ? ms : PAUSE_MAX_MS);
}

/* One round; returns the exit status, or -1 to go on. */
static int
go_round(struct post *post)
{
	const struct mailer *mailer = post->mailer;
	size_t n;
	/* One mail is enough to see whether the server is there again. */
	const struct bag_mail *mails = bag_fill(post->bag,
	    post->pauses > 0 ? 1 : BAG_MAX, &n);

	if (mails != NULL)
		hand_over_all(post, mails, n);
	if (post->is_away && !pause_grows(post))
		return EXIT_AWAY;
	if (mails != NULL && n == 0 && mailer->is_once)
		return EXIT_DONE;
	if (mails == NULL || n == 0)
		stop_wait(mailer->stop, IDLE_MS);
	return -1;
}

int
post_run(const struct mailer *mailer, int number)
{
	struct post post = { .mailer = mailer };
	int status = -1;

	/* Each mail needs as much as the one before: nothing is given back. */
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
	post.arena = arena_new();
	post.bag = bag_new(mailer->config);
	post.courier = courier_new(mailer->config);
	/* By the rate, the children take turns. */
	if (mailer->config->mail_rate > 0)
		post.next_us = clock_us() +
		    number * INT64_C(1000000) / mailer->config->mail_rate;
	while (status < 0 && !stop_wait(mailer->stop, 0))
		status = go_round(&post);
	courier_free(post.courier);
	bag_free(post.bag);
	arena_free(post.arena);
	/* Asked to end, a child that waits has done all it should. */
	return status < 0 || stop_wait(mailer->stop, 0) ? EXIT_DONE : status;
}
