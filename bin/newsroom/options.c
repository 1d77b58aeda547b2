/* SPDX-License-Identifier: EUPL-1.2 */
#include "options.h"

#include <stddef.h>
#include <string.h>

static const struct option *
find_option(const struct option *options, const char *name)
{
	for (; options->name != NULL; options++)
		if (strcmp(options->name, name) == 0)
			return options;
	return NULL;
}

/* Put the word after an option where it belongs. */
static bool
take_text(const struct option *option, const char *text)
{
	if (text == NULL)
		return false;
	if (option->text != NULL && *option->text == NULL) {
		*option->text = text;
		return true;
	}
	if (option->list == NULL || option->list->n == OPTIONS_TIMES)
		return false;
	option->list->texts[option->list->n++] = text;
	return true;
}

static bool
take_word(struct option_words *words, const char *word)
{
	if (words->n == OPTIONS_WORDS)
		return false;
	words->texts[words->n++] = word;
	return true;
}

bool
options_take(const struct option *options, int argc, char **argv,
    struct option_words *words)
{
	const struct option *option;
	bool are_over = false, is_good = true;
	int i;

	for (i = 0; i < argc && is_good; i++) {
		option = are_over ? NULL : find_option(options, argv[i]);
		if (!are_over && strcmp(argv[i], "--") == 0)
			are_over = true;
		else if (option != NULL && option->flag != NULL)
			*option->flag = true;
		else if (option != NULL)
			is_good = take_text(option,
			    i + 1 < argc ? argv[++i] : NULL);
		else
			is_good = (are_over || argv[i][0] != '-') &&
			    take_word(words, argv[i]);
	}
	return is_good;
}
