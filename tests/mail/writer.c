/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Write mails for a reader that is not ours: from fields on standard input,
 * each ended by a NUL (subject, name, address, text, HTML, name of a file),
 * a message each, with its length on a line before it; "0" where it is
 * refused.
 */
#include <stdio.h>
#include <stdlib.h>

#include "mail.h"

static void
write_one(struct arena *arena, char **fields)
{
	static const unsigned char bytes[] = { 0, 255, '=', '\r', '\n', '.' };
	struct mail_picture picture = { "a@b", "image/png", fields[5], bytes,
		sizeof(bytes) };
	struct mail *mail = mail_new(arena);
	const char *message;
	size_t n = 0;

	mail_put(mail, "Date", mail_date(arena, 1795591643));
	mail_put(mail, "From", mail_mailbox(arena, fields[1], fields[2]));
	mail_put(mail, "To", mail_mailbox(arena, NULL, fields[2]));
	mail_put(mail, "Subject", mail_text(arena, fields[0]));
	mail_put(mail, "List-Id", mail_list(arena, fields[1], "x.example"));
	mail_write(mail, fields[3], fields[4]);
	if (*fields[5] != '\0')
		mail_show(mail, &picture);
	message = mail_bytes(mail, "1.x", &n);
	printf("%zu\n", message == NULL ? 0 : n);
	if (message != NULL)
		fwrite(message, 1, n, stdout);
}

int
main(void)
{
	struct arena *arena = arena_new();
	char *fields[6] = { NULL };
	size_t sizes[6] = { 0 }, i = 0;

	while (getdelim(&fields[i], &sizes[i], '\0', stdin) > 0)
		if (++i == 6) {
			write_one(arena, fields);
			arena_reset(arena);
			i = 0;
		}
	for (i = 0; i < 6; i++)
		free(fields[i]);
	arena_free(arena);
	return 0;
}
