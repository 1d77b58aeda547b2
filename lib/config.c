/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include <ctype.h>
#include <libintl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "row.h"
#include "text.h"

#ifndef NEWSROOM_SHARE
#define NEWSROOM_SHARE "/usr/share/newsroom"
#endif

struct setting {
	struct field field;
	const char *fallback;
	const char *help;
	bool (*is_good)(const char *);
	bool of_mail; /* judged only where mail is sent */
};

static bool
is_anything(const char *text)
{
	return text != NULL;
}

static bool
is_folder(const char *text)
{
	return text[0] == '/';
}

static bool
is_folder_or_none(const char *text)
{
	return *text == '\0' || is_folder(text);
}

/* A host, perhaps with a port, and nothing behind it. */
static bool
is_host(const char *host)
{
	size_t n = strspn(host,
	    "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]");

	return n > 0 && host[n] == '\0';
}

/* What stands behind one of two schemes; "" where it is another. */
static const char *
behind(const char *text, const char *scheme, const char *other)
{
	return strncmp(text, scheme, strlen(scheme)) == 0 ?
	    text + strlen(scheme) :
	    strncmp(text, other, strlen(other)) == 0 ? text + strlen(other) :
						       "";
}

/* A scheme and a host, perhaps a port: the site stands at the root. */
static bool
is_origin(const char *text)
{
	return is_host(behind(text, "https://", "http://"));
}

/* An address of the web, or none. */
static bool
is_hub(const char *text)
{
	size_t n = strlen(text);

	return n == 0 ||
	    (*behind(text, "https://", "http://") != '\0' &&
		strcspn(text, " \t\r\n\"<>\\^`{|}") == n);
}

static bool
is_smtp(const char *text)
{
	return *text == '\0' || is_host(behind(text, "smtps://", "smtp://"));
}

static bool
is_tls(const char *text)
{
	return *text == '\0' || strcmp(text, "required") == 0 ||
	    strcmp(text, "none") == 0;
}

static bool
is_file(const char *text)
{
	return *text == '\0' || (is_folder(text) && access(text, R_OK) == 0);
}

static bool
is_maildir(const char *text)
{
	return *text == '\0' || (is_folder(text) && access(text, W_OK) == 0);
}

static bool
is_address(const char *text)
{
	struct arena *arena = arena_new();
	const char *address = text_address(arena, text);
	bool is = address != NULL && strcmp(address, text) == 0;

	/* What bounces come back to has its local part before the '+'. */
	for (; is && *text != '\0'; text++)
		is = *text > ' ' && *text <= '~';
	arena_free(arena);
	return is;
}

static bool
is_rate(const char *text)
{
	int64_t rate;

	return text_number(text, 0, 1000000, &rate);
}

/* A day of the week (1: Monday), a space, and a time of 24 hours. */
static bool
is_weekly(const char *text)
{
	return strlen(text) == 7 && text[0] >= '1' && text[0] <= '7' &&
	    text[1] == ' ' && text[4] == ':' && strchr("012", text[2]) &&
	    strspn(text + 3, "0123456789") == 1 &&
	    strspn(text + 5, "0123456789") == 2 && text[5] < '6' &&
	    (text[2] < '2' || text[3] < '4');
}

static bool
is_delay(const char *text)
{
	int64_t minutes;

	return text_number(text, 0, 1440, &minutes);
}

#define SETTING(member, fallback, help, is_good, of_mail)                      \
	{                                                                      \
		FIELD(struct config, member), fallback, help, is_good, of_mail \
	}

static const struct setting settings[] = {
	SETTING(db, "", "connection string of PostgreSQL, as libpq reads it",
	    is_anything, false),
	SETTING(templates, NEWSROOM_SHARE "/templates",
	    "folder of the templates and the words, from the root", is_folder,
	    false),
	SETTING(origin, "https://sofiatech.bg",
	    "https://host of the public site, without a path", is_origin,
	    false),
	SETTING(hub, "",
	    "address of the WebSub hub that the feeds name; empty: none",
	    is_hub, false),
	SETTING(media, "",
	    "folder that is served as /media/, from the root, for who adds "
	    "pictures; empty: none",
	    is_folder_or_none, false),
	SETTING(smtp, "",
	    "smtp://host:port or smtps://host:port of the mail server; "
	    "empty: the maildir",
	    is_smtp, true),
	SETTING(smtp_tls, "",
	    "required or none; empty: required, but on this machine", is_tls,
	    true),
	SETTING(smtp_user, "", "who logs in to the mail server; empty: nobody",
	    is_anything, true),
	SETTING(smtp_password_file, "",
	    "file whose first line is the password, from the root", is_file,
	    true),
	SETTING(smtp_ca, "",
	    "file of the authorities that the mail server's certificate may "
	    "be from, from the root; empty: the system's",
	    is_file, true),
	SETTING(mail_from, "newsletter@sofiatech.bg",
	    "address that letters come from; bounces come back to its domain",
	    is_address, true),
	SETTING(maildir, "",
	    "folder that mails go to without a mail server, from the root",
	    is_maildir, true),
	SETTING(mail_rate, "0", "mails a second at most; 0: no limit", is_rate,
	    true),
	SETTING(weekly, "5 09:00",
	    "when the week's letter goes: day (1 is Monday) and Sofia's time",
	    is_weekly, true),
	SETTING(each_delay, "10",
	    "minutes from a publication to its letter, up to 1440", is_delay,
	    true),
};

enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

static void
variable(const struct setting *setting, char *name, size_t size)
{
	size_t i;

	snprintf(name, size, "NEWSROOM_%s", setting->field.name);
	for (i = 0; name[i] != '\0'; i++)
		name[i] = (char)toupper((unsigned char)name[i]);
}

/* A password may stand in the address of a server, which is not said then. */
static void
say_fault(const struct setting *setting, const char *name, const char *value)
{
	if (setting->is_good == is_smtp ||
	    (setting->is_good == is_origin && strchr(value, '@') != NULL))
		fprintf(stderr, gettext("%s: not good (%s)\n"), name,
		    gettext(setting->help));
	else
		fprintf(stderr, gettext("%s: not good: \"%s\" (%s)\n"), name,
		    value, gettext(setting->help));
}

/* Fill in a setting; false where it is no good, which is said. */
static bool
read_setting(const struct setting *setting, bool is_judged,
    struct config *config)
{
	const char *value;
	char name[64];

	variable(setting, name, sizeof(name));
	value = getenv(name);
	if (value == NULL)
		value = setting->fallback;
	if (setting->is_good(value)) {
		row_set(&setting->field, config, value);
		return true;
	}
	row_set(&setting->field, config, setting->fallback);
	if (is_judged)
		say_fault(setting, name, value);
	return !is_judged;
}

static bool
says(bool is_wrong, const char *what)
{
	if (is_wrong)
		fprintf(stderr, "%s\n", what);
	return is_wrong;
}

/* What is wrong with the settings of mail together. */
static bool
fits_together(const struct config *config)
{
	bool is_wrong;

	is_wrong = says(*config->smtp == '\0' && *config->maildir == '\0',
	    "NEWSROOM_SMTP, NEWSROOM_MAILDIR: one of them must be set");
	is_wrong |= says((*config->smtp_user == '\0') !=
		(*config->smtp_password_file == '\0'),
	    "NEWSROOM_SMTP_USER, NEWSROOM_SMTP_PASSWORD_FILE: neither goes "
	    "without the other");
	is_wrong |= says(*config->smtp_user != '\0' &&
		strcmp(config->smtp_tls, "none") == 0,
	    "NEWSROOM_SMTP_TLS: a password does not go out in the clear");
	return !is_wrong;
}

static struct config
read_settings(bool sends_mail)
{
	struct config config = { 0 };
	bool is_good = true;
	size_t i;

	for (i = 0; i < SETTINGS; i++)
		is_good &= read_setting(&settings[i],
		    sends_mail || !settings[i].of_mail, &config);
	if (sends_mail)
		is_good &= fits_together(&config);
	if (!is_good)
		exit(1);
	return config;
}

struct config
config_read(void)
{
	return read_settings(false);
}

struct config
config_read_mail(void)
{
	return read_settings(true);
}

const char *
config_smtp_host(const struct config *config)
{
	return behind(config->smtp, "smtps://", "smtp://");
}

bool
config_needs_tls(const struct config *config)
{
	const char *host = config_smtp_host(config);
	size_t n = strcspn(host, ":");

	if (*config->smtp_tls != '\0')
		return strcmp(config->smtp_tls, "required") == 0;
	if (strncmp(host, "[::1]", 5) == 0 ||
	    (n == 9 && strncmp(host, "localhost", n) == 0))
		return false;
	/* 127.0.0.0/8, and no name that begins so. */
	return strncmp(host, "127.", 4) != 0 || strspn(host, "0123456789.") < n;
}

/* Of a terminal, and where what a setting means begins in it. */
enum { LINE_WIDTH = 80, MEANING_AT = 33 };

/* Each character has one octet that does not continue another. */
static int
characters(const char *text, size_t n)
{
	int count = 0;
	size_t i;

	for (i = 0; i < n; i++)
		count += ((unsigned char)text[i] & 0xc0) != 0x80;
	return count;
}

/* A setting and what it means, in lines that a terminal does not break. */
static void
print_meaning(FILE *to, const char *name, const char *meaning)
{
	int at = 2 + characters(name, strlen(name)), width;
	size_t n;

	fprintf(to, "  %s%*s", name, MEANING_AT - 1 - at, "");
	at = MEANING_AT - 1;
	for (; *meaning != '\0'; meaning += n + (meaning[n] == ' ')) {
		n = strcspn(meaning, " ");
		width = 1 + characters(meaning, n);
		if (at >= MEANING_AT && at + width > LINE_WIDTH) {
			fprintf(to, "\n%*s", MEANING_AT - 1, "");
			at = MEANING_AT - 1;
		}
		fprintf(to, " %.*s", (int)n, meaning);
		at += width;
	}
	putc('\n', to);
}

void
config_help(FILE *to)
{
	char name[64];
	size_t i;

	fputs(gettext("Settings, from the environment:\n"), to);
	for (i = 0; i < SETTINGS; i++) {
		variable(&settings[i], name, sizeof(name));
		print_meaning(to, name, gettext(settings[i].help));
		if (settings[i].fallback[0] != '\0')
			fprintf(to, "%*s(%s)\n", MEANING_AT, "",
			    settings[i].fallback);
	}
	print_meaning(to, "PG\xe2\x80\xa6",
	    gettext("libpq's own variables work as anywhere"));
}
