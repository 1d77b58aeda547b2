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
	printf("%s|%s|%s", config.db, config.templates, config.origin);
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
	    "https://sofiatech.bg");
	assert_string_equal(ended.err, "");
}

static void
settings_come_from_the_environment(void **state)
{
	char db[] = "NEWSROOM_DB=host=/x dbname='a b'";
	char templates[] = "NEWSROOM_TEMPLATES=/да";
	char origin[] = "NEWSROOM_ORIGIN=http://127.0.0.1:8080";
	char other[] = "NEWSROOM_DBX=no";
	char *variables[] = { other, db, templates, origin, NULL };
	struct ended ended = unit_run_apart(read_settings, variables);

	(void)state;
	assert_int_equal(ended.status, 0);
	assert_string_equal(ended.out,
	    "host=/x dbname='a b'|/да|http://127.0.0.1:8080");
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
		cmocka_unit_test(help_names_every_setting_and_its_default),
	};

	return UNIT_RUN(tests, NULL, NULL);
}
