/* SPDX-License-Identifier: EUPL-1.2 */
/* newsroom edition preview: an issue's mail, in a file. */
#include <err.h>
#include <stdio.h>
#include <string.h>

#include "edition.h"
#include "letter.h"
#include "newsroom.h"
#include "options.h"
#include "speak.h"

static bool
write_file(const char *path, const char *bytes, size_t n)
{
	FILE *file = fopen(path, "w");
	bool is_written;

	if (file == NULL) {
		warn("%s", path);
		return false;
	}
	is_written = fwrite(bytes, 1, n, file) == n;
	if (fclose(file) != 0 || !is_written) {
		warn("%s", path);
		return false;
	}
	return true;
}

/* As a reader gets it, but that its links lead to nobody's preferences. */
static int
preview(const struct edition *edition, struct letter *letter, const char *path)
{
	struct letters *letters = letters_load(edition->config);
	const char *bytes;
	size_t n;
	int status = EXIT_REFUSED;

	letter->kind = "issue";
	letter->nonce = "preview";
	letter->address = edition->config->mail_from;
	bytes = letter_make(letters, edition->arena, letter, &n);
	if (bytes == NULL)
		warnx(_("the letter cannot be made"));
	else if (write_file(path, bytes, n))
		status = EXIT_DONE;
	letters_free(letters);
	return status;
}

int
edition_preview(struct edition *edition, int argc, char **argv)
{
	struct letter letter = { .lang = NULL };
	struct option_words words = { .least = 2,
		.most = 2,
		.called = "ID FILE.eml" };
	const struct option options[] = {
		{ "--language", .text = &letter.lang },
		{ .name = NULL },
	};
	const struct edition_record *record;
	size_t n;

	if (!options_take(options, argc, argv, &words) ||
	    !edition_takes_id(argv, words.texts[0]))
		return EXIT_USAGE;
	record = edition_find(edition, words.texts[0], &n);
	if (record == NULL)
		return EXIT_REFUSED;
	if (letter.lang == NULL)
		letter.lang = arena_strndup(edition->arena, record->langs, 2);
	letter.issue = db_rows(edition->db, QUERY_ISSUE_HEAD,
	    ARGS(words.texts[0]), &letter_issue_row, &n);
	if (letter.issue != NULL)
		letter.items = db_rows(edition->db, QUERY_ISSUE_ITEMS,
		    ARGS(words.texts[0], letter.lang), &letter_item_row,
		    &letter.n_items);
	if (letter.issue == NULL || letter.items == NULL)
		return editor_refuse(edition->db);
	if (letter.n_items == 0) {
		warnx(_("edition %s is not in %s"), words.texts[0],
		    letter.lang);
		return EXIT_REFUSED;
	}
	return preview(edition, &letter, words.texts[1]);
}
