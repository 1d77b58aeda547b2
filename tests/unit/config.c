/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "config.h"

/* Read the settings of an environment of these variables, and print them. */
static void
read_settings(void *what)
{
	char *const *variables = what;
	struct config config;
	size_t i;

	clearenv();
	for (i = 0; variables[i] != NULL; i++)
		putenv(variables[i]);
	config = config_read();
	printf("%s|%s|%s|%s|%d", config.db, config.templates, config.origin,
	    config.weekly, (int)config.each_delay);
}

static void
unset_settings_have_their_defaults(void **state)
{
	char *none[] = { NULL };
	struct ended ended = unit_run_apart(read_settings, none);

	(void)state;
	assert_int_equal(ended.status, 0);
	assert_string_equal(ended.out,
	    "|/usr/share/newsroom/templates|"
	    "https://sofiatech.bg|5 09:00|10");
	assert_string_equal(ended.err, "");
}

static void
settings_come_from_the_environment(void **state)
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

	(void)state;
	assert_int_equal(ended.status, 0);
	assert_string_equal(ended.out,
	    "host=/x dbname='a b'|/да|http://127.0.0.1:8080|1 18:30|0");
}

static void
all_faults_are_named_at_once_with_status_1(void **state)
{
	char templates[] = "NEWSROOM_TEMPLATES=templates";
	char origin[] = "NEWSROOM_ORIGIN=sofiatech.bg";
	char *variables[] = { templates, origin, NULL };
	struct ended ended = unit_run_apart(read_settings, variables);

	(void)state;
	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "");
	unit_holds(ended.err, "NEWSROOM_TEMPLATES: ");
	unit_holds(ended.err, "\"templates\"");
	unit_holds(ended.err, "NEWSROOM_ORIGIN: ");
	unit_holds(ended.err, "\"sofiatech.bg\"");
	unit_lacks(ended.err, "NEWSROOM_DB");
}

static int
status_of(char *setting)
{
	char *variables[] = { setting, NULL };
	struct ended ended = unit_run_apart(read_settings, variables);

	return ended.status;
}

/* As a program meets it that sends mail. */
static void
read_mail_settings(void *setting)
{
	char maildir[] = "NEWSROOM_MAILDIR=/tmp";

	clearenv();
	putenv(maildir);
	putenv(setting);
	config_read_mail();
}

static int
mail_status_of(char *setting)
{
	struct ended ended = unit_run_apart(read_mail_settings, setting);

	return ended.status;
}

static int
status_of_origin(const char *origin)
{
	char *setting;
	int status;

	if (asprintf(&setting, "NEWSROOM_ORIGIN=%s", origin) < 0)
		abort();
	status = status_of(setting);
	free(setting);
	return status;
}

static void
an_origin_is_a_scheme_and_a_host(void **state)
{
	static const char *const bad[] = { "", "https://", "http://",
		"ftp://a.bg", "a.bg", "https://a.bg/", "https://a.bg/x",
		"https://a.bg?x", "https://a.bg#x", "https://u@a.bg",
		"https://a b", "https://a.bg\n", "https://а.бг", "HTTPS://a.bg",
		"https://a\"b", "https://<a>" };
	static const char *const good[] = { "https://a.bg",
		"http://localhost:8080", "https://[::1]:8443", "https://A.BG" };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		assert_int_equal(status_of_origin(bad[i]), 1);
	}
	for (i = 0; i < COUNT(good); i++) {
		assert_int_equal(status_of_origin(good[i]), 0);
	}
}

static void
an_empty_folder_is_a_fault(void **state)
{
	char setting[] = "NEWSROOM_TEMPLATES=";

	(void)state;
	assert_int_equal(status_of(setting), 1);
}

static void
the_weekly_letter_has_a_day_and_a_time(void **state)
{
	static const char *const bad[] = { "", "5", "09:00", "0 09:00",
		"8 09:00", "5 9:00", "5 24:00", "5 09:60", "5 0 :00",
		"5  09:00", "5 09:00 ", "5 09:0", "5-09:00", "Fri 09:00",
		"5 09:00:00" };
	static const char *const good[] = { "1 00:00", "7 23:59", "5 09:00",
		"3 19:30" };
	char setting[64];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		snprintf(setting, sizeof(setting), "NEWSROOM_WEEKLY=%s",
		    bad[i]);
		assert_int_equal(mail_status_of(setting), 1);
	}
	for (i = 0; i < COUNT(good); i++) {
		snprintf(setting, sizeof(setting), "NEWSROOM_WEEKLY=%s",
		    good[i]);
		assert_int_equal(mail_status_of(setting), 0);
	}
}

static void
a_delay_is_minutes_up_to_a_day(void **state)
{
	static char bad[][32] = { "NEWSROOM_EACH_DELAY=",
		"NEWSROOM_EACH_DELAY=-1", "NEWSROOM_EACH_DELAY=1441",
		"NEWSROOM_EACH_DELAY=10m" };
	char none[] = "NEWSROOM_EACH_DELAY=0";
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		assert_int_equal(mail_status_of(bad[i]), 1);
	}
	assert_int_equal(mail_status_of(none), 0);
}

static void
print_help(void *unused)
{
	(void)unused;
	config_help(stdout);
}

static void
help_names_every_setting_and_its_default(void **state)
{
	struct ended ended = unit_run_apart(print_help, NULL);

	(void)state;
	unit_holds(ended.out, "NEWSROOM_DB ");
	unit_holds(ended.out, "NEWSROOM_TEMPLATES ");
	unit_holds(ended.out, "(/usr/share/newsroom/templates)");
	unit_holds(ended.out, "NEWSROOM_ORIGIN ");
	unit_holds(ended.out, "(https://sofiatech.bg)");
	unit_holds(ended.out, "NEWSROOM_WEEKLY ");
	unit_holds(ended.out, "(5 09:00)");
	unit_holds(ended.out, "NEWSROOM_EACH_DELAY ");
	unit_holds(ended.out, "PG…");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unset_settings_have_their_defaults),
		cmocka_unit_test(settings_come_from_the_environment),
		cmocka_unit_test(all_faults_are_named_at_once_with_status_1),
		cmocka_unit_test(an_origin_is_a_scheme_and_a_host),
		cmocka_unit_test(an_empty_folder_is_a_fault),
		cmocka_unit_test(the_weekly_letter_has_a_day_and_a_time),
		cmocka_unit_test(a_delay_is_minutes_up_to_a_day),
		cmocka_unit_test(help_names_every_setting_and_its_default),
	};

	return UNIT_RUN(tests, NULL, NULL);
}
