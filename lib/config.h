/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * config: settings from the environment, by one table.
 *
 * Every program reads the same NEWSROOM_… variables, prints them with
 * --help, and checks them at start with all faults named at once. libpq's
 * own PG… variables work beside them.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include <stdint.h>
#include <stdio.h>

struct config {
	const char *db;        /* libpq's connection string; may be empty */
	const char *templates; /* folder of the templates and words */
	const char *origin;    /* https://host, without a slash at its end */
	const char *weekly;    /* "5 09:00": ISO day and Sofia's time */
	int64_t each_delay;    /* minutes from a publication to its letter */
};

/*
 * The settings, whose texts live as long as the environment. A fault ends
 * the process with status 1 after all of them are named on stderr.
 */
struct config config_read(void);

/* Print the table of settings, a line for each, as --help shows it. */
void config_help(FILE *to);

#endif
