/* SPDX-License-Identifier: EUPL-1.2 */
#include "bar.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 30 };

struct bar {
	struct tally *tally;
	long before; /* what was counted when it was drawn last */
	bool is_drawn;
};

/* Mails of the issues that are going out. */
struct outbox {
	int64_t due, mails;
};

static const struct row outbox_row = ROW_OF(struct outbox, due, mails);

struct bar *
bar_new(struct tally *tally)
{
	struct bar *bar = calloc(1, sizeof(*bar));

	if (bar == NULL)
		err(1, "memory");
	bar->tally = tally;
	return bar;
}

void
bar_show(struct bar *bar, struct db *db)
{
	const struct outbox *outbox;
	long now;
	size_t n;
	int full;

	if (bar == NULL)
		return;
	outbox = db_rows(db, QUERY_OUTBOX_SHOW, NO_ARGS, &outbox_row, &n);
	if (outbox == NULL || n != 1 || outbox->mails == 0 ||
	    (outbox->due == 0 && !bar->is_drawn))
		return;
	now = atomic_load(&bar->tally->mails);
	full = (int)((outbox->mails - outbox->due) * WIDTH / outbox->mails);
	fprintf(stderr, "\r[%.*s%*s] %lld of %lld mails, %ld a second ", full,
	    "##############################", WIDTH - full, "",
	    (long long)(outbox->mails - outbox->due), (long long)outbox->mails,
	    now - bar->before);
	bar->before = now;
	bar->is_drawn = outbox->due > 0;
	if (!bar->is_drawn)
		fputc('\n', stderr);
}

void
bar_free(struct bar *bar)
{
	if (bar == NULL)
		return;
	if (bar->is_drawn)
		fputc('\n', stderr);
	free(bar);
}
