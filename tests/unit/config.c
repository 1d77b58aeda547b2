/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "config.h"

/* Have an environment of these variables alone. */
static void
set_environment(char *const *variables)
{
	clearenv();
	for (; *variables != NULL; variables++)
		putenv(*variables);
}

/* Read the settings of such an environment, and print some. */
static void
read_settings(void *what)
{
	struct config config;

	set_environment(what);
	config = config_read();
	printf("%s|%s|%s|%s|%d", config.db, config.templates, config.origin,
	    config.weekly, (int)config.each_delay);
}

TEST(unset_settings_have_their_defaults)
{
	char *none[] = { NULL };
	struct ended ended = unit_run_apart(read_settings, none);

	assert_int_equal(ended.status, 0);
	assert_string_equal(ended.out,
	    "|/usr/share/newsroom/templates|"
	    "https://sofiatech.bg|5 09:00|10");
	assert_string_equal(ended.err, "");
}

TEST(settings_come_from_the_environment)
{
	char db[] = "NEWSROOM_DB=host=/x dbname='a b'";
	char templates[] = "NEWSROOM_TEMPLATES=/да";
	char origin[] = "NEWSROOM_ORIGIN=http://127.0.0.1:8080";
	char weekly[] = "NEWSROOM_WEEKLY=1 18:30";
	char delay[] = "NEWSROOM_EACH_DELAY=0";
	char other[] = "NEWSROOM_DBX=no";
	char *variables[] = { other, db, templates, origin, weekly, delay,
		NULL };
	struct ended ended = unit_run_apart(read_settings, variables);

	assert_int_equal(ended.status, 0);
	assert_string_equal(ended.out,
	    "host=/x dbname='a b'|/да|http://127.0.0.1:8080|1 18:30|0");
}

TEST(all_faults_are_named_at_once_with_status_1)
{
	char templates[] = "NEWSROOM_TEMPLATES=templates";
	char origin[] = "NEWSROOM_ORIGIN=sofiatech.bg";
	char *variables[] = { templates, origin, NULL };
	struct ended ended = unit_run_apart(read_settings, variables);

	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "");
	unit_holds(ended.err, "NEWSROOM_TEMPLATES: ");
	unit_holds(ended.err, "\"templates\"");
	unit_holds(ended.err, "NEWSROOM_ORIGIN: ");
	unit_holds(ended.err, "\"sofiatech.bg\"");
	unit_lacks(ended.err, "NEWSROOM_DB");
}

/* As a program meets it that sends mail, which has a maildir. */
static void
read_mail_settings(void *what)
{
	struct config config;

	set_environment(what);
	config = config_read_mail();
	printf("%s|%s|%lld|%d", config.mail_from, config_smtp_host(&config),
	    (long long)config.mail_rate, config_needs_tls(&config));
}

/* Whether a setting may be each of these texts, or none of them. */
static void
assert_settings(const char *name, const char *const *texts, size_t n,
    bool are_good)
{
	char maildir[] = "NEWSROOM_MAILDIR=/tmp", *setting;
	struct ended ended;
	size_t i;

	for (i = 0; i < n; i++) {
		if (asprintf(&setting, "NEWSROOM_%s=%s", name, texts[i]) < 0)
			abort();
		ended = unit_run_apart(read_mail_settings,
		    (char *[]){ maildir, setting, NULL });
		free(setting);
		assert_int_equal(ended.status, are_good ? 0 : 1);
	}
}

TEST(an_origin_is_a_scheme_and_a_host)
{
	static const char *const bad[] = { "", "https://", "http://",
		"ftp://a.bg", "a.bg", "https://a.bg/", "https://a.bg/x",
		"https://a.bg?x", "https://a.bg#x", "https://u@a.bg",
		"https://a b", "https://a.bg\n", "https://а.бг", "HTTPS://a.bg",
		"https://a\"b", "https://<a>" };
	static const char *const good[] = { "https://a.bg",
		"http://localhost:8080", "https://[::1]:8443", "https://A.BG" };

	assert_settings("ORIGIN", bad, COUNT(bad), false);
	assert_settings("ORIGIN", good, COUNT(good), true);
}

TEST(a_hub_is_an_address_of_the_web_or_none)
{
	static const char *const bad[] = { "ftp://a.bg/", "https://",
		"https://a.bg/\"", "https://a.bg/\nx" };
	static const char *const good[] = { "", "https://a.bg/h?x" };

	assert_settings("HUB", bad, COUNT(bad), false);
	assert_settings("HUB", good, COUNT(good), true);
}

TEST(an_empty_folder_is_a_fault)
{
	assert_settings("TEMPLATES", (const char *[]){ "" }, 1, false);
}

TEST(settings_of_mail_are_judged_only_where_it_is_sent)
{
	char smtp[] = "NEWSROOM_SMTP=mail.example";
	char rate[] = "NEWSROOM_MAIL_RATE=fast";
	char from[] = "NEWSROOM_MAIL_FROM=somebody";
	char maildir[] = "NEWSROOM_MAILDIR=/tmp";
	char *variables[] = { smtp, rate, from, maildir, NULL };
	struct ended ended = unit_run_apart(read_settings, variables);

	assert_int_equal(ended.status, 0);
	assert_string_equal(ended.err, "");
	ended = unit_run_apart(read_mail_settings, variables);
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "NEWSROOM_SMTP: not good (");
	unit_holds(ended.err, "NEWSROOM_MAIL_RATE: not good");
	unit_holds(ended.err, "NEWSROOM_MAIL_FROM: not good");
	unit_lacks(ended.err, "NEWSROOM_MAILDIR:");
}

TEST(mail_needs_a_server_or_a_maildir)
{
	char *none[] = { NULL };
	struct ended ended = unit_run_apart(read_mail_settings, none);

	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "NEWSROOM_SMTP, NEWSROOM_MAILDIR: ");
}

/* What is printed with that server, and such a word about encryption. */
static void
assert_server(const char *url, const char *tls, const char *expected)
{
	char *smtp, *smtp_tls;
	struct ended ended;

	if (asprintf(&smtp, "NEWSROOM_SMTP=%s", url) < 0 ||
	    asprintf(&smtp_tls, "NEWSROOM_SMTP_TLS=%s", tls) < 0)
		abort();
	ended = unit_run_apart(read_mail_settings,
	    (char *[]){ smtp, smtp_tls, NULL });
	free(smtp);
	free(smtp_tls);
	assert_string_equal(ended.out, expected);
}

TEST(the_way_to_another_machine_is_encrypted)
{
	assert_server("smtp://mail.example:587", "",
	    "newsletter@sofiatech.bg|mail.example:587|0|1");
	assert_server("smtp://127.example", "",
	    "newsletter@sofiatech.bg|127.example|0|1");
	assert_server("smtp://localhost:25", "",
	    "newsletter@sofiatech.bg|localhost:25|0|0");
	assert_server("smtp://127.0.0.1", "",
	    "newsletter@sofiatech.bg|127.0.0.1|0|0");
	assert_server("smtp://[::1]:25", "",
	    "newsletter@sofiatech.bg|[::1]:25|0|0");
	assert_server("smtp://[::1]:25", "required",
	    "newsletter@sofiatech.bg|[::1]:25|0|1");
	assert_server("smtp://mail.example", "none",
	    "newsletter@sofiatech.bg|mail.example|0|0");
	assert_server("smtps://mail.example:465", "",
	    "newsletter@sofiatech.bg|mail.example:465|0|1");
}

TEST(the_weekly_letter_has_a_day_and_a_time)
{
	static const char *const bad[] = { "", "5", "09:00", "0 09:00",
		"8 09:00", "5 9:00", "5 24:00", "5 09:60", "5 0 :00",
		"5  09:00", "5 09:00 ", "5 09:0", "5-09:00", "Fri 09:00",
		"5 09:00:00" };
	static const char *const good[] = { "1 00:00", "7 23:59", "5 09:00",
		"3 19:30" };

	assert_settings("WEEKLY", bad, COUNT(bad), false);
	assert_settings("WEEKLY", good, COUNT(good), true);
}

TEST(a_delay_is_minutes_up_to_a_day)
{
	static const char *const bad[] = { "", "-1", "1441", "10m" };

	assert_settings("EACH_DELAY", bad, COUNT(bad), false);
	assert_settings("EACH_DELAY", (const char *[]){ "0" }, 1, true);
}

static void
print_help(void *unused)
{
	(void)unused;
	config_help(stdout);
}

TEST(help_fits_a_terminal)
{
	const char *at = unit_run_apart(print_help, NULL).out;
	size_t n;

	for (; *at != '\0'; at += n + (at[n] == '\n')) {
		n = strcspn(at, "\n");
		assert_true(n <= 80);
	}
}

TEST(help_names_every_setting_and_its_default)
{
	struct ended ended = unit_run_apart(print_help, NULL);

	unit_holds(ended.out, "NEWSROOM_DB ");
	unit_holds(ended.out, "NEWSROOM_TEMPLATES ");
	unit_holds(ended.out, "(/usr/share/newsroom/templates)");
	unit_holds(ended.out, "NEWSROOM_ORIGIN ");
	unit_holds(ended.out, "(https://sofiatech.bg)");
	unit_holds(ended.out, "NEWSROOM_WEEKLY ");
	unit_holds(ended.out, "(5 09:00)");
	unit_holds(ended.out, "NEWSROOM_EACH_DELAY ");
	unit_holds(ended.out, "NEWSROOM_SMTP_PASSWORD_FILE ");
	unit_holds(ended.out, "(newsletter@sofiatech.bg)");
	unit_holds(ended.out, "PG…");
}
