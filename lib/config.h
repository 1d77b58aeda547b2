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

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct config {
	const char *db;        /* libpq's connection string; may be empty */
	const char *templates; /* folder of the templates and words */
	const char *origin;    /* https://host, without a slash at its end */
	const char *hub;       /* address of a WebSub hub; "": none */
	const char *media;     /* folder served as /media/; "": none */

	/* Of mail: read by all, judged only for who sends it. */
	const char *smtp;               /* smtp://host:port; "": a maildir */
	const char *smtp_tls;           /* required, none, or "" */
	const char *smtp_user;          /* "": without a password */
	const char *smtp_password_file; /* its first line is the password */
	const char *smtp_ca;            /* file of authorities; "": system's */
	const char *mail_from;          /* address that letters come from */
	const char *maildir;            /* folder for mails without smtp */
	int64_t mail_rate;              /* mails a second; 0: no limit */
	const char *weekly;             /* "5 09:00": ISO day, Sofia's time */
	int64_t each_delay;             /* minutes from public to mailed */
};

/*
 * The settings, whose texts live as long as the environment. A fault ends
 * the process with status 1 after all of them are named on stderr.
 */
struct config config_read(void);

/* The same for a program that sends mail: its settings are judged too. */
struct config config_read_mail(void);

/*
 * The host of smtp as it is written there, with its port where it has one.
 * It lives as long as the setting.
 */
const char *config_smtp_host(const struct config *config);

/*
 * Whether the way to the mail server has to be encrypted: asked for by
 * smtp_tls, or, where that says nothing, by a host that is another machine.
 */
bool config_needs_tls(const struct config *config);

/*
 * Print the table of settings, a line for each, as --help shows it; in the
 * language of the program's catalogue, where gettext(3) has one.
 */
void config_help(FILE *to);

#endif
