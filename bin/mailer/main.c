/* SPDX-License-Identifier: EUPL-1.2 */
#include <curl/curl.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "courier.h"
#include "log.h"
#include "mailer.h"
#include "returned.h"
#include "stop.h"
#include "terminal.h"
#include "text.h"

static int
help(void)
{
	fputs("mailer: hands over the letters of the newsletter\n\n"
	      "  mailer                  until it is asked to end (TERM, INT)\n"
	      "  mailer --once           until nothing is due\n"
	      "  mailer --connections N  so many to the mail server, 1 to 32 "
	      "(2); with\n"
	      "                          --once too\n"
	      "  mailer --bounces [--dry-run] [--json] PATH...\n"
	      "                          read messages that came back: files,\n"
	      "                          folders or maildirs (what is new is\n"
	      "                          moved to cur/); --dry-run only says\n"
	      "                          what they are\n"
	      "\nExit status: 0 done, 1 the mail server or the database is "
	      "away, or a\nmessage could not be read, 2 wrong usage.\n\n",
	    stdout);
	config_help(stdout);
	return EXIT_DONE;
}

/* False after what is wrong with the options was said. */
static bool
read_options(struct mailer *mailer, int argc, char **argv)
{
	int64_t n;
	int i;

	for (i = 1; i < argc; i++)
		if (strcmp(argv[i], "--once") == 0) {
			mailer->is_once = true;
		} else if (strcmp(argv[i], "--connections") == 0 &&
		    i + 1 < argc &&
		    text_number(argv[i + 1], 1, CONNECTIONS_MAX, &n)) {
			mailer->connections = (int)n;
			i++;
		} else {
			warnx("%s %s; see mailer --help", argv[i],
			    strcmp(argv[i], "--connections") == 0 ?
				"wants a number from 1 to 32" :
				"is no option");
			return false;
		}
	return true;
}

/* Memory that children count in. */
static struct tally *
share_tally(void)
{
	struct tally *tally = mmap(NULL, sizeof(*tally), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (tally == MAP_FAILED)
		err(EXIT_AWAY, "memory");
	return tally;
}

/* Hand over what is due, by the settings; returns the exit status. */
static int
run(struct mailer *mailer)
{
	const struct config *config = mailer->config;
	struct letters *letters = letters_load(config);
	int status;

	curl_global_init(CURL_GLOBAL_DEFAULT);
	/* What is wrong with the password is said before there are children. */
	courier_free(courier_new(config));
	mailer->letters = letters;
	mailer->tally = share_tally();
	mailer->is_seen = isatty(STDERR_FILENO);
	mailer->stop = stop_open();
	log_line("letters go to %s",
	    *config->smtp != '\0' ? config->smtp : config->maildir);
	status = house_run(mailer);
	letters_free(letters);
	curl_global_cleanup();
	return status;
}

static int
read_bounces(int argc, char **argv)
{
	int status;

	terminal_begin();
	status = returned_run(argc, argv);
	if (fflush(stdout) != 0 || ferror(stdout))
		err(EXIT_AWAY, "stdout");
	return status;
}

/* Among the options, which stand before any path. */
static bool
wants_help(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++)
		if (strcmp(argv[i], "--help") == 0)
			return true;
	return false;
}

int
main(int argc, char **argv)
{
	struct mailer mailer = { .connections = CONNECTIONS };
	struct config config;

	log_open("mailer");
	if (wants_help(argc, argv))
		return help();
	if (argc > 1 && strcmp(argv[1], "--bounces") == 0)
		return read_bounces(argc - 2, argv + 2);
	if (!read_options(&mailer, argc, argv))
		return EXIT_USAGE;
	config = config_read_mail();
	mailer.config = &config;
	return run(&mailer);
}
