/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * options: what stands after a verb: its options, in any place, and words.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

enum { OPTIONS_WORDS = 2, OPTIONS_TIMES = 8 };

/* The values of an option that may be given several times. */
struct option_list {
	const char *texts[OPTIONS_TIMES];
	int n;
};

/* One option; what it sets is the one pointer that is not NULL. */
struct option {
	const char *name; /* "--json"; NULL ends the list of options */
	bool *flag;
	const char **text; /* the word after it */
	struct option_list *list;
};

/* What is no option, as many as stand there. */
struct option_words {
	int least, most; /* that the verb wants, at most OPTIONS_WORDS */
	const char *texts[OPTIONS_WORDS];
	int n;
};

/*
 * Say in one line what is wrong with how a verb is used; returns EXIT_USAGE.
 * argv is main's own, behind the verb, which stands before it.
 */
int options_wrong(char **argv, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whether help is asked for: --help stands before a "--". */
bool options_want_help(int argc, char **argv);

/*
 * Take argv apart. False, after options_wrong has said so, where an option is
 * unknown, lacks its word, or is given too often, or where there are too few
 * or too many words. After "--" everything is a word.
 */
bool options_take(const struct option *options, int argc, char **argv,
    struct option_words *words);

#endif
