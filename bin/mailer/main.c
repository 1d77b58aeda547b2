/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bounces.h"

/* Exit status. */
enum { DONE, UNREAD, USAGE };

static int
help(FILE *to, int status)
{
	fputs("mailer: what leaves as mail, and what comes back\n\n"
	      "  mailer --bounces [--dry-run] [--json] PATH...\n"
	      "      read messages that came back: files, folders or "
	      "maildirs;\n"
	      "      --dry-run only says what they are\n"
	      "\nExit status: 0 done, 1 something could not be read, 2 wrong "
	      "usage.\n",
	    to);
	return status;
}

int
main(int argc, char **argv)
{
	struct bounces_options options = { 0 };
	int i, status;

	if (argc > 1 && strcmp(argv[1], "--help") == 0)
		return help(stdout, DONE);
	if (argc < 2 || strcmp(argv[1], "--bounces") != 0)
		return help(stderr, USAGE);
	for (i = 2; i < argc && argv[i][0] == '-'; i++)
		if (strcmp(argv[i], "--dry-run") == 0)
			options.is_dry = true;
		else if (strcmp(argv[i], "--json") == 0)
			options.is_json = true;
		else
			return help(stderr, USAGE);
	if (i == argc)
		return help(stderr, USAGE);
	status = bounces_run(&options, argv + i, (size_t)(argc - i));
	if (fflush(stdout) != 0 || ferror(stdout))
		err(UNREAD, "stdout");
	return status;
}
