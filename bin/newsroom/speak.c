/* SPDX-License-Identifier: EUPL-1.2 */
#include "speak.h"

#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "beside.h"

static bool
is_for_a_program(char **argv)
{
	for (; *argv != NULL; argv++)
		if (strcmp(*argv, "--json") == 0)
			return true;
	return false;
}

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0';
}

/* The locale of messages that is asked for: POSIX's order. */
static const char *
wanted(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is_set(names[i]))
			return getenv(names[i]);
	return "C";
}

void
speak_begin(char **argv)
{
	char path[PATH_MAX];

	if (is_for_a_program(argv) || !beside_path(path, "locale"))
		return;
	/*
	 * What the machine has not generated, gettext(3) still finds by the
	 * name in LANGUAGE: it asks only that the locale is not "C".
	 */
	if (setlocale(LC_MESSAGES, "") == NULL &&
	    setlocale(LC_MESSAGES, "C.UTF-8") != NULL && !is_set("LANGUAGE"))
		setenv("LANGUAGE", wanted(), 1);
	/* As libc takes no locale of such a name: it leads elsewhere. */
	if (is_set("LANGUAGE") && strchr(getenv("LANGUAGE"), '/') != NULL)
		unsetenv("LANGUAGE");
	/* What libc says of a fault is UTF-8, as is all else here. */
	setlocale(LC_CTYPE, "C.UTF-8");
	bindtextdomain("newsroom", path);
	bind_textdomain_codeset("newsroom", "UTF-8");
	textdomain("newsroom");
}

void
speak_column(const char *word, int width)
{
	int n = (int)u8_mbsnlen((const uint8_t *)word, strlen(word));

	printf("%s%*s", word, n < width ? width - n : 0, "");
}
