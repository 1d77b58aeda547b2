/* SPDX-License-Identifier: EUPL-1.2 */
#include "options.h"

#include <err.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "newsroom.h"
#include "speak.h"
#include "text.h"

static const struct option *
find_option(const struct option *options, const char *name)
{
	for (; options->name != NULL; options++)
		if (strcmp(options->name, name) == 0)
			return options;
	return NULL;
}

int
options_wrong(char **argv, const char *format, ...)
{
	char what[1000];
	va_list values;

	va_start(values, format);
	vsnprintf(what, sizeof(what), format, values);
	va_end(values);
	/* A verb without actions stands behind the program itself. */
	if (argv[-2] == program_invocation_name)
		warnx(_("%s; see newsroom %s --help"), what, argv[-1]);
	else
		warnx(_("%s; see newsroom %s %s --help"), what, argv[-2],
		    argv[-1]);
	return EXIT_USAGE;
}

bool
options_want_help(int argc, char **argv)
{
	int i;

	for (i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0)
			return true;
	return false;
}

static const struct option_action *
action_at(const struct option_verb *verb, size_t i)
{
	return (const void *)((const char *)verb->actions + i * verb->size);
}

/* Of one action, or with verb->n of all. */
static int
help(const struct option_verb *verb, size_t only)
{
	size_t i;

	printf("newsroom %s: %s\n\n", verb->name, gettext(verb->about));
	for (i = 0; i < verb->n; i++)
		if (only == verb->n || only == i)
			printf("  newsroom %s %s\n", verb->name,
			    gettext(action_at(verb, i)->help));
	if (*verb->notes != '\0')
		fputs(gettext(verb->notes), stdout);
	return EXIT_DONE;
}

size_t
options_action(const struct option_verb *verb, int argc, char **argv,
    int *status)
{
	size_t i = 0;

	while (i < verb->n && argc > 0 &&
	    strcmp(argv[0], action_at(verb, i)->name) != 0)
		i++;
	*status = EXIT_USAGE;
	if (options_want_help(argc, argv) &&
	    (i < verb->n || argv[0][0] == '-')) {
		*status = help(verb, i);
		return verb->n;
	}
	if (argc == 0 || i == verb->n) {
		warnx(argc == 0 ?
			_("an action is missing; see newsroom %s --help") :
			_("there is no such action; see newsroom %s --help"),
		    verb->name);
		return verb->n;
	}
	return i;
}

/* Put the word after an option where it belongs; or say what is wrong. */
static bool
take_text(char **argv, const struct option *option, const char *text)
{
	if (text == NULL)
		options_wrong(argv, _("%s wants a word behind it"),
		    option->name);
	else if (option->text != NULL && *option->text == NULL)
		*option->text = text;
	else if (option->list != NULL && option->list->n < OPTIONS_TIMES)
		option->list->texts[option->list->n++] = text;
	else {
		options_wrong(argv, _("%s is given too often"), option->name);
		return false;
	}
	return text != NULL;
}

static bool
take_word(char **argv, struct option_words *words, const char *word)
{
	if (words->n == words->most) {
		options_wrong(argv, _("%s is a word too many"), word);
		return false;
	}
	words->texts[words->n++] = word;
	return true;
}

/* Say which word is the first that is not there. */
static void
miss_word(char **argv, const struct option_words *words)
{
	const char *name = words->called;
	int i;

	for (i = 0; i < words->n && strchr(name, ' ') != NULL; i++)
		name = strchr(name, ' ') + 1;
	options_wrong(argv, _("%.*s is missing"), (int)strcspn(name, " "),
	    name);
}

bool
options_take(const struct option *options, int argc, char **argv,
    struct option_words *words)
{
	const struct option *option;
	bool are_over = false, is_good = true;
	const char *at;
	int i;

	for (i = 0; i < argc && is_good; i++) {
		at = argv[i];
		option = are_over ? NULL : find_option(options, at);
		if (!are_over && strcmp(at, "--") == 0)
			are_over = true;
		else if (option != NULL && option->flag != NULL)
			*option->flag = true;
		else if (option != NULL)
			is_good = take_text(argv, option,
			    i + 1 < argc ? argv[++i] : NULL);
		else if (!are_over && at[0] == '-' && at[1] != '\0') {
			options_wrong(argv, _("%s is no option"), at);
			is_good = false;
		} else
			is_good = take_word(argv, words, at);
	}
	if (is_good && words->n < words->least)
		miss_word(argv, words);
	return is_good && words->n >= words->least;
}

bool
options_is_revision(char **argv, const char *text)
{
	int64_t number;

	if (text == NULL || text_number(text, 1, INT32_MAX, &number))
		return true;
	options_wrong(argv, _("%s is no number of a revision"), text);
	return false;
}
