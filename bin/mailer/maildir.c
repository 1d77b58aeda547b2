/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "courier.h"

/* A file of a maildir has the line ends of its machine. */
static bool
write_lines(FILE *to, const struct parcel *parcel)
{
	size_t i;

	fprintf(to, "Return-Path: <%s>\n", parcel->sender);
	for (i = 0; i < parcel->n; i++)
		if (parcel->message[i] != '\r')
			putc_unlocked(parcel->message[i], to);
	return fflush(to) == 0 && fsync(fileno(to)) == 0;
}

/* A name counts once its folder is on the disk. */
static bool
sync_folder(const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_done = folder >= 0 && fsync(folder) == 0;

	if (folder >= 0)
		close(folder);
	return is_done;
}

/* Write into tmp/, then let it appear in new/, whole or not at all. */
static bool
put(const char *folder, const struct parcel *parcel)
{
	char hidden[4096], shown[4096], fresh[4096];
	FILE *file;
	bool is_written;

	snprintf(hidden, sizeof(hidden), "%s/tmp/%s", folder, parcel->name);
	snprintf(shown, sizeof(shown), "%s/new/%s", folder, parcel->name);
	snprintf(fresh, sizeof(fresh), "%s/new", folder);
	file = fopen(hidden, "we");
	if (file == NULL)
		return false;
	is_written = write_lines(file, parcel);
	return (fclose(file) == 0) & is_written && rename(hidden, shown) == 0 &&
	    sync_folder(fresh);
}

struct receipt
maildir_hand(const char *folder, const struct parcel *parcel)
{
	struct receipt receipt = { .outcome = OUTCOME_SENT,
		.answer = "in the maildir" };

	if (!put(folder, parcel)) {
		receipt.outcome = OUTCOME_UNTRIED;
		snprintf(receipt.answer, sizeof(receipt.answer), "maildir: %s",
		    strerror(errno));
	}
	return receipt;
}
