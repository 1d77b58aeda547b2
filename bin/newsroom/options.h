/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * options: what stands after a verb: its options, in any place, and words.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { OPTIONS_WORDS = 500, OPTIONS_TIMES = 8 };

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
	int least, most;    /* that the verb wants, at most OPTIONS_WORDS */
	const char *called; /* as its help calls the least: "NUMBER FILE" */
	const char *texts[OPTIONS_WORDS];
	int n;
};

/*
 * Say in one line what is wrong with how a verb is used; returns EXIT_USAGE.
 * argv is main's own, behind the verb, which stands before it.
 */
int options_wrong(char **argv, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whether a text is a revision's number, or NULL; options_wrong says no. */
bool options_is_revision(char **argv, const char *text);

/* Whether help is asked for: --help stands before a "--". */
bool options_want_help(int argc, char **argv);

/* What every action of a verb has; its table has this as first member. */
struct option_action {
	const char *name, *help;
};

/* A verb that has actions: n of them, each of size octets. */
struct option_verb {
	const char *name, *about, *notes; /* notes end its help; "" for none */
	const void *actions;
	size_t n, size;
};

/*
 * The place in its table of the action that argv begins with. verb->n, with
 * the exit status, where help was asked for and given, or where there is no
 * such action, which is said.
 */
size_t options_action(const struct option_verb *verb, int argc, char **argv,
    int *status);

/*
 * Take argv apart. False, after options_wrong has said so, where an option is
 * unknown, lacks its word, or is given too often, or where there are too few
 * or too many words. After "--" everything is a word; "-" is one anywhere.
 */
bool options_take(const struct option *options, int argc, char **argv,
    struct option_words *words);

#endif
